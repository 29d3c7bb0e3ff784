using System.IO.Compression;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Web.Pages.Comments;

/// <summary>Commenting tables as files: out as filtered, and in for reading.</summary>
static class CommentFiles
{
    /// <summary>What the gateway takes in one request, less what is around the file.</summary>
    const int MostEncoded = 1_000_000;
    const long MostBytes = 10 * 1024 * 1024;
    const long MostDrained = 200L * 1024 * 1024;

    public static void MapCommentFiles(this WebApplication app)
    {
        app.MapGet("/drafts/{id:guid}/comments.csv", (Guid id, HttpContext http, Gateway gateway) => Download(id, CommentTableFormat.Csv, http, gateway));
        app.MapGet("/drafts/{id:guid}/comments.docx", (Guid id, HttpContext http, Gateway gateway) => Download(id, CommentTableFormat.Docx, http, gateway));
        // Antiforgery is asked for in Upload, after the size.
        app.MapPost("/drafts/{id:guid}/comments/table", (Guid id, HttpContext http, Gateway gateway, IAntiforgery antiforgery) => Upload($"/drafts/{id}/comments/import", http, antiforgery,
            (name, content) => gateway.Do<ReadCommentTableAnswer>("ReadCommentTable", new ReadCommentTableInput(id, name, content), http.RequestAborted))).RequireAuthorization().DisableAntiforgery();
        app.MapPost("/drafts/{id:guid}/comments/answer-table", (Guid id, HttpContext http, Gateway gateway, IAntiforgery antiforgery) => Upload($"/drafts/{id}/comments/answers", http, antiforgery,
            (name, content) => gateway.Do<ReadAnswerTableAnswer>("ReadAnswerTable", new ReadCommentTableInput(id, name, content), http.RequestAborted))).RequireAuthorization().DisableAntiforgery();
    }

    static async Task<IResult> Download(Guid id, CommentTableFormat format, HttpContext http, Gateway gateway)
    {
        try
        {
            var query = CommentQuery.Of(http.Request.Query);
            var variables = new { draftId = id, filter = query.Filter, orderBy = query.Order, descending = query.Down, format };
            var table = (await gateway.Ask<DraftCommentsAnswer>("CommentTableFile", variables, http.RequestAborted)).DraftComments.Table!;
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(Convert.FromBase64String(table.Content), table.MediaType, table.FileName);
        }
        catch (GatewayRefusal)
        {
            return Results.NotFound();
        }
    }

    /// <summary>Takes a file in for reading and leads to its report. A file that is too large is let run out, unread, so that its sender gets an answer.</summary>
    static async Task<IResult> Upload(string page, HttpContext http, IAntiforgery antiforgery, Func<string, string, Task> read)
    {
        if (http.Request.ContentLength is null or > MostBytes)
        {
            await Drain(http);
            return Refused("table.too_large");
        }
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        var file = (await http.Request.ReadFormAsync(http.RequestAborted)).Files.GetFile("file");
        if (file is not { Length: > 0 })
            return Refused("table.none");
        try
        {
            var content = await Encode(file, http.RequestAborted);
            if (content.Length > MostEncoded)
                return Refused("table.too_large");
            await read(file.FileName, content);
            return Results.Redirect(page);
        }
        catch (GatewayRefusal no)
        {
            return Refused(no.Code);
        }

        IResult Refused(string code) => Results.Redirect($"{page}?refused={Uri.EscapeDataString(code)}");
    }

    /// <summary>Gzipped, for tables of commas shrink to a fifth, and in base64.</summary>
    static async Task<string> Encode(IFormFile file, CancellationToken cancel)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        await using (var content = file.OpenReadStream())
            await content.CopyToAsync(gzip, cancel);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    static async Task Drain(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostDrained;
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            // It is larger than anyone waits for; the connection ends with the answer.
        }
    }
}
