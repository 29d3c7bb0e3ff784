using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Receipts;

/// <summary>A receipt as people keep it: the whole record or its hash alone, where it stands in the log, and the log's signed word for it. It needs no network to be checked.</summary>
/// <param name="Record">The salted record, as JSON; its canonical form was hashed. Nothing where the reader was given the hash alone.</param>
/// <param name="RecordHash">The hash alone, of a record that is not in the file.</param>
/// <param name="LeafIndex">The act's place in the log.</param>
/// <param name="TreeSize">The size of the tree that the path leads to the root of.</param>
/// <param name="Path">From the leaf towards the root.</param>
/// <param name="Checkpoint">The signed note over that tree. The file holds no key: trust comes from elsewhere.</param>
public sealed record ReceiptFile(JsonElement? Record, Digest? RecordHash, ulong LeafIndex, ulong TreeSize, ImmutableArray<Digest> Path, string Checkpoint)
{
    /// <summary>Published format of a receipt with its record: read for ever.</summary>
    public const string Format = "aigov-receipt/1";

    /// <summary>Published format of a receipt with the hash of a record alone: read for ever.</summary>
    public const string FormatOfHash = "aigov-receipt/2";

    const int MaxLength = 1024 * 1024;

    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    public string ToJson() => new JsonObject
    {
        ["format"] = Record is null ? FormatOfHash : Format,
        [Record is null ? "recordHash" : "record"] = Record is { } record ? JsonNode.Parse(record.GetRawText()) : RecordHash?.ToHex(),
        ["inclusion"] = new JsonObject
        {
            ["leafIndex"] = LeafIndex.ToString(CultureInfo.InvariantCulture),
            ["treeSize"] = TreeSize.ToString(CultureInfo.InvariantCulture),
            ["path"] = new JsonArray([.. Path.Select(h => (JsonNode)h.ToBase64())]),
        },
        ["checkpoint"] = Checkpoint,
    }.ToJsonString(Readable) + "\n";

    /// <summary>Reads a file's text; verifies nothing.</summary>
    internal static Finding<ReceiptFile> Read(string text)
    {
        if (text.Length > MaxLength)
            return Wrong("is larger than a receipt can be");
        if (JsonReading.Object(text) is not { } json)
            return Wrong("is not one JSON object, or names a member twice");
        if (json.Text("format") is not (Format or FormatOfHash) || json.Text("format") is not { } format)
            return Wrong($"does not say that its format is {Format} or {FormatOfHash}");
        var record = json.Member("record", JsonValueKind.Object);
        if (format is Format && record is null)
            return Wrong("holds no record");
        var isHash = Digest.TryParseHex(json.Text("recordHash"), out var hash);
        if (format is FormatOfHash && (!isHash || json.TryGetProperty("record", out _)))
            return Wrong("holds no hash of a record, or the record beside it");
        if (json.Member("inclusion", JsonValueKind.Object) is not { } inclusion
            || inclusion.Size("leafIndex") is not { } leafIndex
            || inclusion.Size("treeSize") is not { } treeSize
            || inclusion.Path("path") is not { } path)
            return Wrong("holds no inclusion proof of leafIndex, treeSize and path");
        if (json.Text("checkpoint") is not { } checkpoint)
            return Wrong("holds no checkpoint");

        return new(new(format is Format ? record : null, format is Format ? null : hash, leafIndex, treeSize, path, checkpoint), $"The file is a receipt of format {format}.");
    }

    static Finding<ReceiptFile> Wrong(string what) => new(null, $"The file {what}.");
}
