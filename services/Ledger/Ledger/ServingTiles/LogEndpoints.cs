using System.Globalization;
using Ledger.Domain.Tiles;
using Ledger.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Ledger.ServingTiles;

/// <summary>The log as static resources, from which any monitor can compute every proof: C2SP tlog-tiles under <c>/log</c>.</summary>
static class LogEndpoints
{
    const string Text = "text/plain; charset=utf-8";
    const string Binary = "application/octet-stream";
    const string FewSeconds = "public, max-age=2";
    const string ForEver = "public, max-age=31536000, immutable";

    public static void MapLog(this WebApplication app)
    {
        var log = app.MapGroup("/log").AllowAnonymous();
        log.MapGet("/key", (HttpContext http, SigningKey key) =>
        {
            Cache(http, FewSeconds);
            return TypedResults.Text($"{key.Verifier}\n", Text);
        });
        log.MapGet("/checkpoint", async (HttpContext http, LogReader reader, CancellationToken cancellation) =>
        {
            var newest = await reader.NewestAsync(cancellation);
            Cache(http, FewSeconds);
            var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{newest.Size}\""));
            return TypedResults.Bytes(System.Text.Encoding.UTF8.GetBytes(newest.Note), Text, entityTag: tag);
        });
        log.MapGet("/tile/entries/{**path}", BundleAsync);
        log.MapGet("/tile/{**path}", TileAsync);
    }

    static async Task<Results<FileContentHttpResult, NotFound>> TileAsync(HttpContext http, string? path, LogReader reader, CancellationToken cancellation) =>
        TileAddress.TryParse(path ?? "", out var tile) && tile.IsIn((await reader.NewestAsync(cancellation)).Size)
            ? Found(http, [.. (await reader.TileAsync(tile, cancellation)).SelectMany(h => h)])
            : Missing(http);

    static async Task<Results<FileContentHttpResult, NotFound>> BundleAsync(HttpContext http, string? path, LogReader reader, CancellationToken cancellation) =>
        EntryBundle.TryParse(path ?? "", out var bundle) && bundle.IsIn((await reader.NewestAsync(cancellation)).Size)
            ? Found(http, EntryBundle.Write(await reader.BundleAsync(bundle, cancellation)))
            : Missing(http);

    static FileContentHttpResult Found(HttpContext http, byte[] content)
    {
        Cache(http, ForEver);
        return TypedResults.Bytes(content, Binary);
    }

    /// <summary>What is not there yet may be there in a moment.</summary>
    static NotFound Missing(HttpContext http)
    {
        Cache(http, "no-store");
        return TypedResults.NotFound();
    }

    static void Cache(HttpContext http, string how)
    {
        http.Response.Headers.CacheControl = how;
        http.Response.Headers.AccessControlAllowOrigin = "*";   // anyone may check, from any page
        http.Response.Headers.XContentTypeOptions = "nosniff";
    }
}
