namespace Web.Pages.Evidence;

/// <summary>Files of evidence, for who may see them. They come from strangers, so a browser never opens one: it saves it.</summary>
static class EvidenceFiles
{
    public static void MapEvidenceFiles(this WebApplication app) => app.MapGet("/evidence/{id:guid}/file", Download);

    static async Task<IResult> Download(Guid id, Gateway gateway, HttpContext http)
    {
        try
        {
            if ((await gateway.Ask<OneEvidenceAnswer>("EvidenceContent", new { id }, http.RequestAborted)).EvidenceFile is not { Content: { } content } file)
                return Results.NotFound();
            var headers = http.Response.Headers;
            headers.CacheControl = "private, no-store";
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
            return Results.File(Convert.FromBase64String(content), "application/octet-stream", file.Name);
        }
        catch (GatewayRefusal)
        {
            return Results.NotFound();
        }
    }
}
