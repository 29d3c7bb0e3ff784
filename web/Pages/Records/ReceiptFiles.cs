using System.Text.Json;
using System.Text.Json.Nodes;

namespace Web.Pages.Records;

/// <summary>The receipt as a file, format <c>aigov-receipt/1</c>: what people keep, and what <c>verify</c> checks without us.</summary>
static class ReceiptFiles
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapReceiptFiles(this WebApplication app) => app.MapGet("/votes/{id:guid}/receipt.json", Download);

    static async Task<IResult> Download(Guid id, Guid? ballot, ReceiptReader receipts, HttpContext http, CancellationToken cancel)
    {
        var (_, vote) = await receipts.VoteOf(ballot, id, cancel);
        if (vote?.Record is not { } record || await receipts.Await(id, cancel) is not { Inclusion: { } inclusion })
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(Compose(record, inclusion), Indented), "application/json", $"receipt-{id}.json");
    }

    public static JsonObject Compose(string record, InclusionProof inclusion) => new()
    {
        ["format"] = "aigov-receipt/1",
        ["record"] = JsonNode.Parse(record),
        ["inclusion"] = new JsonObject
        {
            ["leafIndex"] = inclusion.LeafIndex,
            ["treeSize"] = inclusion.TreeSize,
            ["path"] = new JsonArray([.. inclusion.Path.Select(hash => JsonValue.Create(hash))]),
        },
        ["checkpoint"] = inclusion.Checkpoint,
    };
}
