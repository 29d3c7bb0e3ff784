namespace Web.Pages.Evidence;

/// <summary>Files of evidence, for who may see them. They come from strangers, so a browser never opens one: it saves it.</summary>
static class EvidenceFiles
{
    public static void MapEvidenceFiles(this WebApplication app) => app.MapGet("/evidence/{id:guid}/file", Download);

    static async Task<IResult> Download(Guid id, Gateway gateway, HttpContext http)
    {
        try
        {
            if ((await gateway.Ask<OneEvidenceAnswer>("EvidenceContent", new { id }, http.RequestAborted)).EvidenceFile is not { } file || (file.Content is null && file.Parts == 0))
                return Results.NotFound();
            var headers = http.Response.Headers;
            headers.CacheControl = "private, no-store";
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
            http.Response.ContentLength = file.Size;
            return file.Content is { } content
                ? Results.File(Convert.FromBase64String(content), "application/octet-stream", file.Name)
                : Results.Stream(to => PartsAsync(file, gateway, to, http), "application/octet-stream", file.Name);
        }
        catch (GatewayRefusal)
        {
            return Results.NotFound();
        }
    }

    // One part at a time; where one cannot be had the answer breaks off, so that nobody takes it for the whole.
    static async Task PartsAsync(EvidenceFile file, Gateway gateway, Stream to, HttpContext http)
    {
        for (var number = 0; number < file.Parts; number++)
        {
            if ((await gateway.Ask<OneEvidenceAnswer>("EvidencePart", new { id = file.Id, number }, http.RequestAborted)).EvidenceFile?.Part is not { } part)
            {
                http.Abort();
                return;
            }
            await to.WriteAsync(Convert.FromBase64String(part), http.RequestAborted);
        }
    }
}
