using System.Globalization;
using System.Text.Json;
using Ledger.Domain.Receipts;

namespace Ledger.Tests.Hosting;

/// <summary>What people keep of the log.</summary>
static class Downloads
{
    public const string ReceiptQuery =
        """
        query($actId: ID!) {
          receipt(actId: $actId) {
            actId status kind recordHash leafIndex issuedAt
            inclusion { leafHash leafIndex treeSize path checkpoint }
          }
        }
        """;

    /// <summary>A receipt file, put together from a service's record and the ledger's proof.</summary>
    public static async Task<string> ReceiptFileAsync(this Api api, SaltedRecord record)
    {
        var proof = (await api.AskAsync(ReceiptQuery, new { actId = record.ActId })).GetProperty("receipt").GetProperty("inclusion");
        using var json = JsonDocument.Parse(record.Json);
        return new ReceiptFile(
            json.RootElement.Clone(), null,
            ulong.Parse(proof.GetProperty("leafIndex").GetString()!, CultureInfo.InvariantCulture),
            ulong.Parse(proof.GetProperty("treeSize").GetString()!, CultureInfo.InvariantCulture),
            [.. proof.GetProperty("path").EnumerateArray().Select(h => Digest.TryParseBase64(h.GetString(), out var hash) ? hash : throw new FormatException())],
            proof.GetProperty("checkpoint").GetString()!).ToJson();
    }

    public static async Task<string> KeyAsync(this Api api) => (await api.TextAsync("/log/key")).TrimEnd();

    public static Task<string> CheckpointAsync(this Api api) => api.TextAsync("/log/checkpoint");
}
