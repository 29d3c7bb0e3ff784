using Web.Instrument;
using Web.Pages.Portfolio;

namespace Web.Pages.Duties;

/// <summary>The list of duties as a file, as it was filtered, and as far as who asks may see it.</summary>
static class DutyFiles
{
    public static void MapDutyFiles(this WebApplication app) =>
        app.MapGet("/duties.csv", (HttpContext http, Gateway gateway) => PortfolioFiles.Answer(async () => Csv.File(http, "duties.csv", await Duties(http, gateway))));

    static async Task<List<string[]>> Duties(HttpContext http, Gateway gateway)
    {
        var query = DutyQuery.Of(http.Request.Query);
        List<string[]> lines = [["model_id", "model", "developers", "regime", "duty", "to", "paragraph", "certainty", "state", "due", "due_latest", "reminders", "filed_at", "reference", "finding_id", "act_id", "incident_id"]];
        for (string? after = null; lines.Count < PortfolioFiles.Most;)
        {
            var page = (await gateway.Ask<OwedDutiesAnswer>("OwedDuties", query.Variables(PortfolioFiles.AtOnce, after), http.RequestAborted)).OwedDuties;
            lines.AddRange(page.Nodes.Select(d => new[]
            {
                d.ModelId.ToString("D"), d.ModelName, string.Join("; ", d.Developers.Select(o => o.Name)), d.Regime.Id, d.Duty.Id, d.Duty.To, d.Duty.Paragraph, d.Certainty.ToString(), d.State.ToString(),
                PortfolioFiles.Instant(d.Due), PortfolioFiles.Instant(d.DueLatest), d.Reminders.ToString(CultureInfo.InvariantCulture), PortfolioFiles.Instant(d.FiledAt), d.Reference ?? "", d.FindingId?.ToString("D") ?? "",
                d.Receipt?.ActId.ToString("D") ?? "", d.IncidentId?.ToString("D") ?? "",
            }));
            if ((after = page.EndCursor) is null)
                break;
        }
        return lines;
    }
}
