using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ledger.Domain.Tests;

/// <summary>A log of some acts, with their records, and all that can be asked of it.</summary>
sealed class Sample
{
    public const string Origin = "log.example/acts";
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly SigningKey Key = SigningKey.Create(Origin, Encoding.ASCII.GetBytes("thirty-two bytes that are no one"));

    public Sample(int acts)
    {
        Records = [.. Enumerable.Range(0, acts).Select(Record)];
        (Tree, var nodes) = CompactRange.Empty.Append(Records.Select(r => Act(r).LeafHash));
        Nodes = nodes.ToDictionary(n => n.Address, n => n.Hash);
    }

    public IReadOnlyList<SaltedRecord> Records { get; }

    public CompactRange Tree { get; }

    public IReadOnlyDictionary<NodeAddress, Digest> Nodes { get; }

    public Checkpoint Checkpoint => new(Origin, Tree.Size, Tree.Root);

    public static Guid Id(int n) => new(n + 1, 0, 0, new byte[8]);

    public static SaltedRecord Record(int n) =>
        SaltedRecord.Create(Id(n), "standards.vote-cast", Noon.AddSeconds(n), new JsonObject { ["vote"] = "yes", ["n"] = n }, Enumerable.Repeat((byte)(n % 251), 16).ToArray());

    public static Act Act(SaltedRecord record) => Act(record.ActId, record.Hash);

    public static Act Act(Guid id, string hash)
    {
        Assert.True(Ledger.Domain.Entries.Act.TryRead(id, "standards.vote-cast", hash, "standards", Noon, out var act, out _));
        return act;
    }

    public ReceiptFile Receipt(int n)
    {
        var path = InclusionProof.Plan((ulong)n, LeafRange.Tree(Tree.Size)).Finish(Nodes);
        using var record = JsonDocument.Parse(Records[n].Json);
        return new(record.RootElement.Clone(), null, (ulong)n, Tree.Size, path, Checkpoint.Sign(Key).ToString());
    }

    public string Growth(ulong from) => new JsonObject
    {
        ["from"] = $"{from}",
        ["to"] = $"{Tree.Size}",
        ["path"] = new JsonArray([.. from == 0 ? [] : ConsistencyProof.Plan(from, Tree.Size).Finish(Nodes).Select(h => (JsonNode)h.ToBase64())]),
    }.ToJsonString();
}
