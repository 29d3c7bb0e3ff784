using System.Diagnostics;
using System.Text.Json;
using BuildingBlocks.EventStore;

namespace Compliance.Tests.Hosting;

/// <summary>What tests of the portfolio do again and again.</summary>
public static class PortfolioSteps
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    const string Fields = "developer { id name models } due overdue disputed unrecorded findings overdueFindings licences failingConditions";

    /// <summary>Waits until all that has happened is reckoned.</summary>
    public static async Task ReckonedAsync(this ComplianceHost host)
    {
        var newest = await host.Database.ReadAsync<long>("select coalesce(max(position), 0) from event");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience;)
        {
            if (await host.Database.ReadAsync<bool>("select position >= $1 and regimes <> '' from reckoning", Sql.Long(newest)))
                return;
            await Task.Delay(25);
        }
        Assert.Fail("What happened was not reckoned.");
    }

    /// <summary>The same, once the docket of the model's duties has looked at all that has happened: what it takes and raises is reckoned too.</summary>
    public static async Task ReckonedAsync(this ComplianceHost host, string model)
    {
        for (var watch = Stopwatch.StartNew(); await host.Database.ReadAsync<bool>("select exists (select from duty_subject where model_id = $1 and changes <> looked)", Sql.Uuid(Guid.Parse(model)));)
        {
            Assert.True(watch.Elapsed < Patience, "Nobody looked at the duties.");
            await Task.Delay(50);
        }
        await host.ReckonedAsync();
    }

    /// <summary>How a developer stands, for who looks; nothing where there is none that may be seen.</summary>
    public static async Task<JsonElement?> StandingAsync(this Api api, Guid developer, string? token) =>
        (await api.AskAsync($"query($d: ID!) {{ portfolio(developer: $d) {{ totalCount nodes {{ {Fields} }} }} }}", new { d = developer }, token))
        .GetProperty("portfolio").GetProperty("nodes").EnumerateArray().Select(n => (JsonElement?)n).SingleOrDefault();

    /// <summary>Every panel, as a stranger gets it: the text of the answers.</summary>
    public static async Task<string> PanelsAsync(this Api api, string? token) => (await api.AskAsync(
        $$"""
        { portfolio(first: 200) { totalCount nodes { {{Fields}} } } owedDuties(first: 200) { totalCount nodes { modelId modelName developers { id name } incidentId regime { id } duty { id } certainty state due dueLatest filedAt } }
          owedDutyCounts { regime { id } state certainty count } auditFindingAges { fromDays severity count overdue } licenceCounts { byStatus { status count } failing { conditions licences } }
          computeOverTime { totalCount points { ids names lowLog10 highLog10 } years { year models known above { certainly possibly } } } incidentCounts { month harm count } countedIncidents { totalCount nodes { id title } }
          riskCoverage { categories { risks { id assessments conditions monitoring { harm incidents } } } } pauseMap { developer { id } modelId modelName capability work { kind pauseId since } } }
        """, null, token)).ToString();
}
