namespace Web.Pages.Catalogs;

/// <summary>Catalogs, results and plans as files of OSCAL. They may come from strangers, so a browser never opens one: it saves it.</summary>
static class CatalogFiles
{
    public const string Formats = "{format:regex(^(json|xml|yaml)$)}";

    public static void MapCatalogFiles(this WebApplication app)
    {
        app.MapGet($"/catalogs/{{id:guid}}/{Formats}", Download);
        app.MapGet($"/control-assessments/{{id:guid}}/results.{Formats}", (Guid id, string format, Gateway gateway, HttpContext http) => DownloadOf(id, "ASSESSMENT_RESULTS", format, gateway, http));
        app.MapGet($"/control-assessments/{{id:guid}}/assessment-plan.{Formats}", (Guid id, string format, Gateway gateway, HttpContext http) => DownloadOf(id, "ASSESSMENT_PLAN", format, gateway, http));
        app.MapGet($"/control-assessments/{{id:guid}}/plan.{Formats}", (Guid id, string format, Gateway gateway, HttpContext http) => DownloadOf(id, "PLAN_OF_ACTION_AND_MILESTONES", format, gateway, http));
    }

    static async Task<IResult> Download(Guid id, string format, Gateway gateway, HttpContext http)
    {
        if ((await gateway.Ask<ControlCatalogAnswer>("ControlCatalogFile", new { id, format = format.ToUpperInvariant() }, http.RequestAborted)).ControlCatalog?.File is not { } file)
            return Results.NotFound();
        return Kept(file, http);
    }

    static async Task<IResult> DownloadOf(Guid id, string document, string format, Gateway gateway, HttpContext http)
    {
        try
        {
            var answer = await gateway.Ask<OneControlAssessmentAnswer>("ControlAssessmentFile", new { id, document, format = format.ToUpperInvariant() }, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return answer.ControlAssessment?.File is { } file ? Kept(file, http) : Results.NotFound();
        }
        catch (GatewayRefusal no) when (no.Code is "assessment.nothing_open")
        {
            return Results.LocalRedirect($"/control-assessments/{id}?plan=none");
        }
        catch (GatewayRefusal)
        {
            return Results.NotFound();
        }
    }

    public static IResult Kept(ExchangeFile file, HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
