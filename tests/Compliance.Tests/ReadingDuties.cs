using System.Text.Json;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReadingDuties(ComplianceHost host)
{
    const string Page = "query($d: ID, $r: ID, $s: [DutyState!], $first: Int!, $after: String) { owedDuties(developer: $d, regime: $r, states: $s, first: $first, after: $after) { totalCount endCursor hasNextPage nodes { regime { id } duty { id name to } state due developers { id } } } }";
    const string Counts = "query($d: ID) { owedDutyCounts(developer: $d) { regime { id } state certainty count } }";

    [Fact]
    public async Task Every_figure_has_its_list_and_pages_are_the_whole()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "2e26", "3e26", officer);
        await host.Api.AskAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-40), "DEATH"), officer);
        await host.ReckonedAsync(model);

        var counts = (await host.Api.AskAsync(Counts, new { d = developer }, officer)).GetProperty("owedDutyCounts").EnumerateArray().ToList();
        Assert.Contains(counts, c => c.GetProperty("state").GetString() == "OVERDUE");
        foreach (var group in counts.GroupBy(c => (Regime: c.GetProperty("regime").GetProperty("id").GetString(), State: c.GetProperty("state").GetString())))
        {
            var (whole, after) = (new List<string>(), (string?)null);
            JsonElement page;
            do
            {
                page = (await host.Api.AskAsync(Page, new { d = developer, r = group.Key.Regime, s = group.Key.State, first = 1, after }, officer)).GetProperty("owedDuties");
                whole.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("duty").GetProperty("id").GetString()!));
                after = page.GetProperty("endCursor").GetString();
            }
            while (page.GetProperty("hasNextPage").GetBoolean());
            Assert.Equal(group.Sum(c => c.GetProperty("count").GetInt32()), whole.Count);
            Assert.Equal(whole.Count, whole.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(whole.Count, page.GetProperty("totalCount").GetInt32());
        }
    }

    /// <summary>One list has what is owed, and of each what came of it, for the developer and overseers alone; each names how it is filed.</summary>
    [Fact]
    public async Task What_came_of_each_duty_stands_in_the_one_list_for_whom_it_is()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor, developer: $"Developer {Guid.NewGuid():N}");   // public
        var officer = Tokens.Officer(Guid.Parse((await host.Api.ModelAsync(model, "developers { id }")).GetProperty("developers")[0].GetProperty("id").GetString()!));
        await host.Api.AssessAsync(model, "2e26", "3e26", Tokens.Monitor);
        var incident = (await host.Api.AskAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-40), "SECURITY_BREACHED"), Tokens.Monitor)).GetProperty("reportIncident").GetProperty("incident").GetProperty("id").GetString()!;   // public too
        await host.ReckonedAsync(model);
        const string OfModel = "query($m: ID, $s: [DutyState!]) { owedDuties(model: $m, states: $s, first: 100) { totalCount nodes { id duty { id } state reference reminders missedAt findingId receipt { actId } mayFile filedAt } } }";
        var all = (await host.Api.AskAsync(OfModel, new { m = model }, officer)).GetProperty("owedDuties").GetProperty("nodes").EnumerateArray().ToList();
        Assert.NotEmpty(all);
        Assert.All(all, d => Assert.True(d.GetProperty("mayFile").GetBoolean()));
        var before = await SeenByAsync();

        foreach (var duty in new[] { "training-summary", "notify-commission", "technical-documentation" })
            await host.Api.AskAsync(FilingADuty.FileIt, FilingADuty.Filing(model, "eu-ai-act", duty), officer);
        foreach (var token in new[] { officer, Tokens.Monitor })   // the answer to the filing waited until it stood in the list
        {
            var met = (await host.Api.AskAsync(OfModel, new { m = model, s = new[] { "MET", "MET_LATE" } }, token)).GetProperty("owedDuties").GetProperty("nodes").EnumerateArray().ToList();
            Assert.Equal(["notify-commission", "technical-documentation", "training-summary"], met.Select(d => d.GetProperty("duty").GetProperty("id").GetString()).Order());
            Assert.All(met, d => Assert.Equal(("AIO-2026-3", false), (d.GetProperty("reference").GetString(), d.GetProperty("mayFile").GetBoolean())));
            foreach (var duty in met)
                Assert.True(await host.Database.IsBoundAsync(duty.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.duty-filed"));
        }
        await host.ReckonedAsync(model);
        Assert.Equal(3, (await host.Api.AskAsync(OfModel, new { m = model, s = new[] { "MET", "MET_LATE" } }, officer)).GetProperty("owedDuties").GetProperty("totalCount").GetInt32());
        await host.Api.AskAsync(FileReport, new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "eu-ai-act", dutyId = "incident-5-days", reference = "AIO-2026-4" } }, officer);
        await host.ReckonedAsync(model);
        Assert.Equal(4, (await host.Api.AskAsync(OfModel, new { m = model, s = new[] { "MET", "MET_LATE" } }, officer)).GetProperty("owedDuties").GetProperty("totalCount").GetInt32());
        Assert.All(before, seen => Assert.Contains("incident-5-days", seen, StringComparison.Ordinal));
        Assert.Equal(before, await SeenByAsync());   // of the filings nobody else learns

        async Task<string[]> SeenByAsync() =>
            [.. await Task.WhenAll(new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()) }.Select(async stranger => (await host.Api.AskAsync(OfModel, new { m = model }, stranger)).ToString()))];
    }

    [Fact]
    public async Task What_is_due_first_comes_first()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        await host.Api.AssessAsync(await host.Api.RegisterAsync(officer), "2e26", "3e26", officer);
        await host.ReckonedAsync();
        var due = (await host.Api.AskAsync(Page, new { first = 200 }, Tokens.Monitor)).GetProperty("owedDuties").GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("due").ValueKind == JsonValueKind.Null ? DateTime.MaxValue : n.GetProperty("due").GetDateTime()).ToList();
        Assert.Equal(due.Order(), due);
    }

    [Fact]
    public async Task Of_another_developer_only_what_follows_from_public_compute_is_seen()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor, developer: $"Developer {Guid.NewGuid():N}");   // public, and nothing is known of its compute
        var developer = Guid.Parse((await host.Api.ModelAsync(model, "developers { id }")).GetProperty("developers")[0].GetProperty("id").GetString()!);
        await host.Api.AssessAsync(model, "1e20", "2e20", Tokens.Monitor);
        await host.ReckonedAsync(model);
        var before = (await host.Api.AskAsync(Page, new { d = developer, first = 200 })).ToString();
        await host.Api.AssessAsync(model, "2e26", "3e26", Tokens.Officer(developer));   // filed: for monitors and the developer
        await host.ReckonedAsync(model);
        Assert.Equal(before, (await host.Api.AskAsync(Page, new { d = developer, first = 200 })).ToString());
        Assert.Equal(before, (await host.Api.AskAsync(Page, new { d = developer, first = 200 }, Tokens.Officer(Guid.NewGuid()))).ToString());
        var own = (await host.Api.AskAsync(Page, new { d = developer, first = 200 }, Tokens.Officer(developer))).ToString();
        Assert.NotEqual(before, own);
        Assert.Equal(own, (await host.Api.AskAsync(Page, new { d = developer, first = 200 }, Tokens.Monitor)).ToString());
    }

    [Theory]
    [InlineData("""{ owedDuties(regime: "no") { totalCount } }""", "regime.unknown")]
    [InlineData("""{ owedDuties(withinDays: -1) { totalCount } }""", "input.invalid")]
    [InlineData("""{ owedDuties(first: 0) { totalCount } }""", "input.invalid")]
    [InlineData("""{ owedDuties(after: "x") { totalCount } }""", "input.invalid")]
    [InlineData("""{ owedDuties(developer: "x") { totalCount } }""", "input.invalid")]
    [InlineData("""{ owedDuties(model: "x") { totalCount } }""", "input.invalid")]
    [InlineData("""{ owedDutyCounts(regime: "no") { count } }""", "regime.unknown")]
    public async Task What_cannot_be_is_refused(string query, string code) => Assert.Equal(code, (await host.Api.RefusalAsync(query)).Code);
}
