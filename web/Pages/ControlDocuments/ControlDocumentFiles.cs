using Web.Pages.Catalogs;

namespace Web.Pages.ControlDocuments;

/// <summary>Documents of OSCAL as files, for who may see them.</summary>
static class ControlDocumentFiles
{
    public static void MapControlDocumentFiles(this WebApplication app) => app.MapGet($"/control-documents/{{id:guid}}/{CatalogFiles.Formats}", Download);

    static async Task<IResult> Download(Guid id, string format, Gateway gateway, HttpContext http)
    {
        try
        {
            var answer = await gateway.Ask<ControlDocumentAnswer>("ControlDocumentFile", new { id, format = format.ToUpperInvariant() }, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return answer.ControlDocument?.File is { } file ? CatalogFiles.Kept(file, http) : Results.NotFound();
        }
        catch (GatewayRefusal)
        {
            return Results.NotFound();
        }
    }
}
