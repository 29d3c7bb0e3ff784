using System.Text;
using Web.Instrument;

namespace Web.Pages.Models;

/// <summary>The list of models as a file, as it was filtered.</summary>
static class ModelFiles
{
    const int AtOnce = 200;
    const int Most = 20_000;

    public static void MapModelFiles(this WebApplication app) => app.MapGet("/models.csv", Download);

    static async Task<IResult> Download(HttpContext http, Gateway gateway)
    {
        try
        {
            var query = ModelQuery.Of(http.Request.Query);
            var (rows, after) = (new List<AiModel>(), (string?)null);
            do
            {
                var page = (await gateway.Ask<AiModelsAnswer>("AiModelTable", query.Variables(AtOnce, after), http.RequestAborted)).AiModels;
                rows.AddRange(page.Nodes);
                after = page.EndCursor;
            }
            while (after is not null && rows.Count < Most);
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(Encoding.UTF8.GetBytes(Write(rows)), "text/csv; charset=utf-8", "models.csv");
        }
        catch (GatewayRefusal)
        {
            return Results.NotFound();
        }
    }

    static string Write(IReadOnlyList<AiModel> models)
    {
        var thresholds = models is [var first, ..] ? first.Standings.Select(s => $"{s.Regime.Id}/{s.Threshold.Id}") : [];
        var csv = new StringBuilder().Append(Csv.Line(["model", "developers", "kinds", "deployed", "flop_low", "flop_high", "basis", .. thresholds]));
        foreach (var model in models)
            csv.Append(Csv.Line(
            [
                model.Name, string.Join("; ", model.Developers.Select(d => d.Name)), string.Join("; ", model.Domains), model.Deployed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                model.Compute?.Low ?? "", model.Compute?.High ?? "", model.Compute?.Basis.ToString() ?? "", .. model.Standings.Select(s => s.Certainty.ToString()),
            ]));
        return csv.ToString();
    }
}
