using System.Globalization;
using System.Text.Json;
using Ledger.Domain.Notes;
using Ledger.Domain.Receipts;
using Ledger.Domain.Trees;

namespace Mesh.Tests;

/// <summary>Checks what the ledger says of an act against its published key.</summary>
static class Receipts
{
    static readonly Lazy<Task<string>> Key = new(FetchKeyAsync);

    public static async Task HoldsAsync(JsonElement receipt)
    {
        var inclusion = receipt.GetProperty("inclusion");
        Assert.True(SignedNote.TryParse(inclusion.GetProperty("checkpoint").GetString(), out var note));
        Assert.True(VerifierKey.TryParse(await Key.Value, out var key));
        Assert.Equal(NoteTrust.Verified, note.TrustBy(key));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        Assert.True(Digest.TryParseHex(receipt.GetProperty("recordHash").GetString(), out var record));

        var index = Number(inclusion, "leafIndex");
        var path = inclusion.GetProperty("path").EnumerateArray().Select(Parse).ToArray();
        Assert.True(InclusionProof.Holds(TreeHash.Leaf(record.ToArray()), index, LeafRange.Tree(checkpoint.Size), path, checkpoint.Root));
    }

    /// <summary>Makes of record and receipt the file that people keep, and checks it as they do.</summary>
    /// <returns>What the record tells.</returns>
    public static async Task<CheckedRecord> HoldsAsync(JsonElement receipt, string record)
    {
        var inclusion = receipt.GetProperty("inclusion");
        using var told = JsonDocument.Parse(record);
        var file = new ReceiptFile(
            told.RootElement.Clone(), null, Number(inclusion, "leafIndex"), Number(inclusion, "treeSize"),
            [.. inclusion.GetProperty("path").EnumerateArray().Select(Parse)], inclusion.GetProperty("checkpoint").GetString()!);

        var report = ReceiptCheck.Run(file.ToJson(), await Key.Value);

        Assert.True(report.Holds, string.Join(' ', report.Steps.Where(s => !s.Passed).Select(s => s.Sentence)));
        Assert.Equal(receipt.GetProperty("recordHash").GetString(), report.Record!.Hash.ToHex());
        return report.Record;
    }

    static ulong Number(JsonElement inclusion, string name) => ulong.Parse(inclusion.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    static Digest Parse(JsonElement hash)
    {
        Assert.True(Digest.TryParseBase64(hash.GetString(), out var digest));
        return digest;
    }

    static async Task<string> FetchKeyAsync()
    {
        using var http = new HttpClient();
        return (await http.GetStringAsync(new Uri(await House.AddressOfAsync("ledger"), "/log/key"))).Trim();
    }
}
