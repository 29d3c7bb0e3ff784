using System.Globalization;
using System.Text.Json;
using Ledger.Domain.Notes;
using Ledger.Domain.Trees;

namespace Mesh.Tests;

/// <summary>Checks what the ledger says of an act against its published key.</summary>
static class Receipts
{
    static readonly Lazy<Task<VerifierKey>> Key = new(FetchKeyAsync);

    public static async Task HoldsAsync(JsonElement receipt)
    {
        var inclusion = receipt.GetProperty("inclusion");
        Assert.True(SignedNote.TryParse(inclusion.GetProperty("checkpoint").GetString(), out var note));
        Assert.Equal(NoteTrust.Verified, note.TrustBy(await Key.Value));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        Assert.True(Digest.TryParseHex(receipt.GetProperty("recordHash").GetString(), out var record));

        var index = ulong.Parse(inclusion.GetProperty("leafIndex").GetString()!, CultureInfo.InvariantCulture);
        var path = inclusion.GetProperty("path").EnumerateArray().Select(Parse).ToArray();
        Assert.True(InclusionProof.Holds(TreeHash.Leaf(record.ToArray()), index, LeafRange.Tree(checkpoint.Size), path, checkpoint.Root));
    }

    static Digest Parse(JsonElement hash)
    {
        Assert.True(Digest.TryParseBase64(hash.GetString(), out var digest));
        return digest;
    }

    static async Task<VerifierKey> FetchKeyAsync()
    {
        using var http = new HttpClient();
        Assert.True(VerifierKey.TryParse((await http.GetStringAsync(new Uri(await House.AddressOfAsync("ledger"), "/log/key"))).Trim(), out var key));
        return key;
    }
}
