using Web.Instrument;

namespace Web.Pages.Portfolio;

/// <summary>Each panel of the portfolio as a file, as it was filtered, and as far as who asks may see it.</summary>
static class PortfolioFiles
{
    internal const int AtOnce = 200;
    internal const int Most = 20_000;

    public static void MapPortfolioFiles(this WebApplication app)
    {
        app.MapGet("/portfolio/developers.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "developers.csv", await Developers(http, gateway))));
        app.MapGet("/portfolio/duties-by-regime.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "duties-by-regime.csv", (await Overview(http, gateway)).OwedDutyCounts!.Select(c => new[] { c.Regime.Id, c.State.ToString(), c.Certainty.ToString(), Text(c.Count) })
            .Prepend(["regime", "state", "certainty", "count"]))));
        app.MapGet("/portfolio/findings.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "findings-by-age.csv", (await Overview(http, gateway)).AuditFindingAges!.Select(a => new[] { Text(a.FromDays), a.Severity.ToString(), Text(a.Count), Text(a.Overdue) })
            .Prepend(["open_for_days_at_least", "severity", "count", "overdue"]))));
        app.MapGet("/portfolio/licences.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "licences-by-state.csv", (await Overview(http, gateway)).LicenceCounts!.ByStatus.Select(c => new[] { c.Status.ToString(), Text(c.Count) })
            .Prepend(["status", "count"]))));
        app.MapGet("/portfolio/compute.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "compute-over-time.csv",
            (await gateway.Ask<ComputeOverTimeAnswer>("ComputeOverTime", PortfolioQuery.Of(http.Request.Query).OverTime, http.RequestAborted)).ComputeOverTime.Points.Rows()
            .Select(p => new[] { p.Id.ToString("D"), p.Name, Day(p.Deployed), p.LowLog10.ToString("0.####", CultureInfo.InvariantCulture), p.HighLog10.ToString("0.####", CultureInfo.InvariantCulture) }).Prepend(["model_id", "model", "deployed", "flop_low_log10", "flop_high_log10"]))));
        app.MapGet("/portfolio/incidents.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "incidents-by-month.csv",
            (await gateway.Ask<IncidentCountsAnswer>("IncidentCounts", new { developer = PortfolioQuery.Of(http.Request.Query).Developer, months = PortfolioQuery.Of(http.Request.Query).Months }, http.RequestAborted)).IncidentCounts
            .Select(c => new[] { c.Month, c.Harm?.ToString() ?? "all", Text(c.Count) }).Prepend(["month", "harm", "count"]))));
        app.MapGet("/portfolio/classes.csv", (HttpContext http, Gateway gateway, string taxonomy = "MIT") => Answer(async () => Csv.File(http, "incidents-by-class.csv",
            (await gateway.Ask<IncidentClassCountsAnswer>("IncidentClassCounts", new { taxonomy, developer = PortfolioQuery.Of(http.Request.Query).Developer, months = PortfolioQuery.Of(http.Request.Query).Months }, http.RequestAborted)).IncidentClassCounts
            .Select(c => new[] { taxonomy, c.DimensionId, c.Class, Text(c.Count) }).Prepend(["taxonomy", "dimension", "class", "count"]))));
        app.MapGet("/portfolio/risks.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "risk-coverage.csv",
            (await gateway.Ask<RiskCoverageAnswer>("RiskCoverage", null, http.RequestAborted)).RiskCoverage.Categories
            .SelectMany(c => c.Risks.Select(r => new[] { c.Id, r.Id, r.Name, Names(r.Standards), Names(r.Controls), Names(r.Monitoring) })).Prepend(["category", "risk", "name", "standards", "controls", "monitoring"]))));
        app.MapGet("/portfolio/pauses.csv", (HttpContext http, Gateway gateway) => Answer(async () => Csv.File(http, "pauses.csv",
            (await gateway.Ask<PauseMapAnswer>("PauseMap", null, http.RequestAborted)).PauseMap
            .SelectMany(s => s.Work.Select(w => new[] { s.Developer?.Id.ToString("D") ?? "", s.Developer?.Name ?? "", s.ModelId?.ToString("D") ?? "", s.ModelName ?? "", s.Capability ?? "", w.Kind.ToString(), w.PauseId.ToString("D"), Instant(w.Since) }))
            .Prepend(["developer_id", "developer", "model_id", "model", "capability", "work", "pause_id", "since"]))));
    }

    internal static async Task<IResult> Answer(Func<Task<IResult>> file)
    {
        try
        {
            return await file();
        }
        catch (GatewayRefusal)
        {
            return Results.NotFound();
        }
    }

    static Task<PortfolioAnswer> Overview(HttpContext http, Gateway gateway) => gateway.Ask<PortfolioAnswer>("Portfolio", PortfolioQuery.Of(http.Request.Query).Variables(1, null), http.RequestAborted);

    static async Task<List<string[]>> Developers(HttpContext http, Gateway gateway)
    {
        var query = PortfolioQuery.Of(http.Request.Query);
        List<string[]> lines = [["developer_id", "developer", "models", "overdue", "disputed", "due_in_30_days", "day_over", "open_findings", "overdue_findings", "licences", "failing_conditions"]];
        for (string? after = null; lines.Count < Most;)
        {
            var page = (await gateway.Ask<PortfolioAnswer>("PortfolioTable", query.Variables(AtOnce, after), http.RequestAborted)).Portfolio;
            lines.AddRange(page.Nodes.Select(d => new[]
            {
                d.Developer.Id.ToString("D"), d.Developer.Name, Text(d.Developer.Models), Text(d.Overdue), Text(d.Disputed), Text(d.Due), Text(d.Unrecorded), Text(d.Findings), Text(d.OverdueFindings), Text(d.Licences), Text(d.FailingConditions),
            }));
            if ((after = page.EndCursor) is null)
                break;
        }
        return lines;
    }

    static string Text(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    static string Names(IReadOnlyList<RiskAnswer> answers) => string.Join("; ", answers.Select(a => a.Harm?.ToString() ?? a.Name));
}
