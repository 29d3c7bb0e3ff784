using System.Text.Json;
using System.Text.Json.Nodes;

namespace Web.Pages.Records;

/// <summary>The receipt as a file: what people keep, and what <c>verify</c> checks without us. With its record, format <c>aigov-receipt/1</c>, for whom it is disclosed to; with the hash of the record alone, format <c>aigov-receipt/2</c>, for all.</summary>
static class ReceiptFiles
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapReceiptFiles(this WebApplication app)
    {
        app.MapGet("/votes/{id:guid}/receipt.json", OfVote);
        app.MapGet("/records/{id:guid}/receipt.json", OfAct);
    }

    static async Task<IResult> OfVote(Guid id, Guid? ballot, ReceiptReader receipts, HttpContext http, CancellationToken cancel)
    {
        var (_, vote) = await receipts.VoteOf(ballot, id, cancel);
        if (vote?.Record is not { } record || await receipts.Await(id, cancel) is not { Inclusion: { } inclusion })
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return File(id, Compose("aigov-receipt/1", "record", JsonNode.Parse(record), inclusion));
    }

    static async Task<IResult> OfAct(Guid id, ReceiptReader receipts, CancellationToken cancel) =>
        await receipts.Await(id, cancel) is { Inclusion: { } inclusion, RecordHash: { } hash }
            ? File(id, Compose("aigov-receipt/2", "recordHash", hash, inclusion))
            : Results.NotFound();

    static IResult File(Guid act, JsonObject receipt) => Results.File(JsonSerializer.SerializeToUtf8Bytes(receipt, Indented), "application/json", $"receipt-{act}.json");

    static JsonObject Compose(string format, string what, JsonNode? of, InclusionProof inclusion) => new()
    {
        ["format"] = format,
        [what] = of,
        ["inclusion"] = new JsonObject
        {
            ["leafIndex"] = inclusion.LeafIndex,
            ["treeSize"] = inclusion.TreeSize,
            ["path"] = new JsonArray([.. inclusion.Path.Select(hash => JsonValue.Create(hash))]),
        },
        ["checkpoint"] = inclusion.Checkpoint,
    };
}
