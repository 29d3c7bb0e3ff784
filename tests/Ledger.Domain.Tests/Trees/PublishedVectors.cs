using System.Text.Json;
using Testing;

namespace Ledger.Domain.Tests.Trees;

/// <summary>The vectors of transparency-dev/merkle: 518 proofs, most of them altered in one way that the name of the file tells.</summary>
public sealed class PublishedVectors
{
    [Fact]
    public void Of_inclusion() => AllAgree("inclusion", 98, v =>
        v.HasLeaf && InclusionProof.Holds(v.Hash("leafHash"), v.Number("leafIdx"), LeafRange.Tree(v.Number("treeSize")), v.Proof, v.Hash("root")));

    [Fact]
    public void Of_consistency() => AllAgree("consistency", 98, v =>
        ConsistencyProof.Holds(v.Number("size1"), v.Hash("root1"), v.Number("size2"), v.Hash("root2"), v.Proof));

    [Fact]
    public void Of_inclusion_in_a_subtree() => AllAgree("subtreeinclusion", 204, v =>
        v.HasLeaf && InclusionProof.Holds(v.Hash("leafHash"), v.Number("leafIdx"), new(v.Number("start"), v.Number("end")), v.Proof, v.Hash("root")));

    [Fact]
    public void Of_consistency_with_a_subtree() => AllAgree("subtreeconsistency", 118, v =>
        ConsistencyProof.Holds(new LeafRange(v.Number("start"), v.Number("end")), v.Hash("root1"), v.Number("size"), v.Hash("root2"), v.Proof));

    static void AllAgree(string kind, int expected, Func<Vector, bool> holds)
    {
        var folder = Repository.Data("merkle", "testdata", kind);
        var files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        Assert.Equal(expected, files.Length);
        Assert.Empty(files.Where(f => Vector.Read(f) is var v && holds(v) == v.IsWrong).Select(f => Path.GetRelativePath(folder, f)));
    }

    sealed record Vector(JsonElement Json)
    {
        public bool IsWrong => Json.GetProperty("wantErr").GetBoolean();

        /// <summary>A leaf's hash that is no digest is refused before any proof is looked at.</summary>
        public bool HasLeaf => Digest.TryParseBase64(Json.GetProperty("leafHash").GetString(), out _);

        public Digest[] Proof => Json.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof
            ? [.. proof.EnumerateArray().Select(h => Decode(h.GetString()!))]
            : [];

        public static Vector Read(string file) => new(JsonDocument.Parse(File.ReadAllText(file)).RootElement);

        public ulong Number(string name) => Json.GetProperty(name).GetUInt64();

        public Digest Hash(string name) => Decode(Json.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "");

        // Where a vector's hash does not matter it is a word; a word's digest stands for it.
        static Digest Decode(string text) => Digest.TryParseBase64(text, out var digest) ? digest : Digest.Of([.. "word "u8, .. Convert.FromBase64String(text)]);
    }
}
