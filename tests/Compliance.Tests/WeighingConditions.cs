using System.Text.Json;
using static Compliance.Tests.Hosting.LicenceSteps;

namespace Compliance.Tests;

public sealed class WeighingConditions(ComplianceHost host)
{
    const string Standing = "conditions { id standing { holds since reasons { holds left how right kinds facts { kind id label } } turns { at holds } next { at holds } } }";
    static readonly DateTimeOffset NextYear = DateTimeOffset.UtcNow.AddDays(365);

    [Fact]
    public async Task An_incident_breaks_a_condition_at_the_instant_of_its_report_and_says_so()
    {
        var developer = Guid.NewGuid();
        var (licence, model) = await host.Api.GrantAsync(developer, NextYear, ("none", Nothing), ("both", """{"version":1,"holds":{"any":[{"condition":"none"},{"equals":[1,2]}]}}"""));
        Assert.True((await StandingAsync(licence, "none")).GetProperty("holds").GetBoolean());

        var reported = await host.Api.AskAsync(
            "mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id reportedAt } } }",
            new { input = new { commandId = Guid.NewGuid(), modelId = model, title = "Weights were copied", account = "By whom is not known.", harms = new[] { "SECURITY_BREACHED" }, awareFrom = DateTimeOffset.UtcNow.AddHours(-2) } }, Tokens.Officer(developer));
        var incident = reported.GetProperty("reportIncident").GetProperty("incident");

        foreach (var condition in new[] { "none", "both" })
        {
            var now = await StandingAsync(licence, condition);
            Assert.False(now.GetProperty("holds").GetBoolean());
            Assert.Equal(incident.GetProperty("reportedAt").GetDateTime(), now.GetProperty("since").GetDateTime());
            var reason = now.GetProperty("reasons")[0];
            Assert.Equal(("1", "EQUALS", "0"), (reason.GetProperty("left").GetString(), reason.GetProperty("how").GetString(), reason.GetProperty("right").GetString()));
            Assert.Equal(("incident", incident.GetProperty("id").GetString(), "Weights were copied"), (
                reason.GetProperty("facts")[0].GetProperty("kind").GetString(), reason.GetProperty("facts")[0].GetProperty("id").GetString(), reason.GetProperty("facts")[0].GetProperty("label").GetString()));
        }

        var noted = await UntilNotedAsync(licence, 2);
        Assert.All(noted, n => Assert.Equal(incident.GetProperty("reportedAt").GetDateTime(), n.GetProperty("since").GetDateTime()));
        Assert.True(await host.Database.IsBoundAsync(noted[0].GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.licence-condition-turned"));
        var failing = await host.Api.AskAsync("query($developer: ID) { licences(developer: $developer, failing: true) { totalCount nodes { id } } }", new { developer = developer.ToString() }, Tokens.Monitor);
        Assert.Equal(licence, Assert.Single(failing.GetProperty("licences").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(0, (await host.Api.AskAsync("query($developer: ID) { licences(developer: $developer, failing: true) { totalCount } }", new { developer = developer.ToString() })).GetProperty("licences").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_report_is_overdue_the_instant_it_falls_due_and_filing_it_heals_the_condition()
    {
        var developer = Guid.NewGuid();
        var (licence, model) = await host.Api.GrantAsync(
            developer, NextYear, ("overdue", """{"version":1,"holds":{"equals":[{"count":"report","where":{"all":[{"field":"state","is":"open"},{"field":"due","past":true}]}},0]}}"""));
        await host.Api.AssessAsync(model, "1e26", "2e26", Tokens.Officer(developer));
        var reported = await host.Api.AskAsync(
            "mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id reportedAt clocks { regime { id } duty { id } state dueLatest } } } }",
            new { input = new { commandId = Guid.NewGuid(), modelId = model, title = "Danger", account = "It was imminent.", harms = new[] { "DANGER_IMMINENT" }, awareFrom = DateTimeOffset.UtcNow.AddDays(-30) } }, Tokens.Officer(developer));
        var incident = reported.GetProperty("reportIncident").GetProperty("incident");
        var overdue = incident.GetProperty("clocks").EnumerateArray().Where(c => c.GetProperty("state").GetString() == "OVERDUE").ToList();
        Assert.NotEmpty(overdue);

        var now = await StandingAsync(licence, "overdue");
        Assert.False(now.GetProperty("holds").GetBoolean());
        Assert.Equal(incident.GetProperty("reportedAt").GetDateTime(), now.GetProperty("since").GetDateTime());   // long overdue when it was reported
        Assert.Equal(overdue.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), now.GetProperty("reasons")[0].GetProperty("left").GetString());

        DateTime last = default;
        foreach (var clock in overdue)
            last = (await host.Api.AskAsync(
                "mutation($input: FileReportInput!) { fileReport(input: $input) { incident { clocks { duty { id } filedAt } } } }",
                new { input = new { commandId = Guid.NewGuid(), incidentId = incident.GetProperty("id").GetString(), regimeId = clock.GetProperty("regime").GetProperty("id").GetString(), dutyId = clock.GetProperty("duty").GetProperty("id").GetString(), reference = "R 1" } },
                Tokens.Officer(developer))).GetProperty("fileReport").GetProperty("incident").GetProperty("clocks").EnumerateArray().Max(c => c.GetProperty("filedAt").ValueKind == JsonValueKind.Null ? default : c.GetProperty("filedAt").GetDateTime());
        now = await StandingAsync(licence, "overdue");
        Assert.Equal((true, last), (now.GetProperty("holds").GetBoolean(), now.GetProperty("since").GetDateTime()));
        Assert.Equal([true, false, true], now.GetProperty("turns").EnumerateArray().Select(t => t.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task A_pause_and_what_is_known_of_compute_are_facts_too()
    {
        var developer = Guid.NewGuid();
        var (licence, model) = await host.Api.GrantAsync(
            developer, NextYear, ("pause", """{"version":1,"holds":{"equals":[{"count":"pause","where":{"field":"work","is":"Training"}},0]}}"""),
            ("compute", """{"version":1,"holds":{"equals":[{"count":"standing","where":{"all":[{"field":"regime","is":"eu-ai-act"},{"field":"threshold","is":"systemic-risk"},{"field":"certainty","is":"Certainly"}]}},0]}}"""));
        var pause = await host.Api.FindAsync(developer, "auditor");
        Assert.True((await StandingAsync(licence, "pause")).GetProperty("holds").GetBoolean());
        await host.Api.DoAsync("orderPause", "OrderPauseInput", PauseSteps.Ordering(pause, developer), Tokens.Monitor);
        Assert.False((await StandingAsync(licence, "pause")).GetProperty("holds").GetBoolean());
        Assert.True((await StandingAsync(licence, "compute")).GetProperty("holds").GetBoolean());
        await host.Api.AssessAsync(model, "2e25", "3e25", Tokens.Officer(developer));
        Assert.False((await StandingAsync(licence, "compute")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task What_comes_by_itself_is_said_before()
    {
        var developer = Guid.NewGuid();
        var (licence, model) = await host.Api.GrantAsync(developer, NextYear, ("calm", """{"version":1,"holds":{"equals":[{"count":"incident","where":{"field":"reported","withinDays":30}},0]}}"""));
        var reported = await host.Api.AskAsync(Steps.Report, Steps.Incident(model, DateTimeOffset.UtcNow.AddHours(-9), "RIGHTS_INFRINGED"), Tokens.Officer(developer));
        Assert.NotEqual(JsonValueKind.Null, reported.ValueKind);
        var now = await StandingAsync(licence, "calm");
        Assert.False(now.GetProperty("holds").GetBoolean());
        Assert.Equal((now.GetProperty("since").GetDateTime().AddDays(30), true), (now.GetProperty("next").GetProperty("at").GetDateTime(), now.GetProperty("next").GetProperty("holds").GetBoolean()));
    }

    async Task<JsonElement> StandingAsync(string licence, string condition) =>
        (await host.Api.LicenceAsync(licence, Standing, Tokens.Monitor)).GetProperty("conditions").EnumerateArray().Single(c => c.GetProperty("id").GetString() == condition).GetProperty("standing");

    async Task<List<JsonElement>> UntilNotedAsync(string licence, int turns)
    {
        for (var attempt = 0; ; attempt++)
        {
            var noted = (await host.Api.LicenceAsync(licence, "history { kind condition isSo since receipt { actId } }", Tokens.Monitor)).GetProperty("history").EnumerateArray().Where(h => h.GetProperty("kind").GetString() == "CONDITION_TURNED").ToList();
            if (noted.Count >= turns || attempt == 100)
            {
                Assert.Equal(turns, noted.Count);
                return noted;
            }
            await Task.Delay(100);
        }
    }
}
