using System.Text.Json;
using BuildingBlocks.EventStore;
using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.LicenceSteps;
using static Compliance.Tests.Hosting.PauseSteps;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReadingThePortfolio(ComplianceHost host)
{
    static readonly DateTimeOffset NextYear = DateTimeOffset.UtcNow.AddDays(365);
    const string Failing = """{"version":1,"holds":{"equals":[{"count":"finding"},0]}}""";

    [Fact]
    public async Task Counts_of_a_developer_what_monitors_and_the_developer_know_and_nobody_else()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var (_, model) = await host.Api.GrantAsync(developer, NextYear, ("none", Failing));
        await host.Api.AssessAsync(model, "2e26", "3e26", officer);
        await host.Api.AskAsync(Steps.Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-40), "DEATH"), officer);
        await host.Api.RaiseAsync(model, Tokens.Monitor, "CRITICAL");
        await host.ReckonedAsync();
        await EventuallyAsync("select count(*) from condition_standing where not holds and licence_id in (select id from licence where developer_id = $1)", developer);

        foreach (var token in new[] { officer, Tokens.Monitor, Tokens.Secretariat })
        {
            var seen = (await host.Api.StandingAsync(developer, token))!.Value;
            Assert.Equal(1, seen.GetProperty("developer").GetProperty("models").GetInt32());
            Assert.True(seen.GetProperty("overdue").GetInt32() > 0);
            Assert.True(seen.GetProperty("findings").GetInt32() > 0);   // what was raised, and what the docket raises of what is overdue
            Assert.Equal((1, 1), (seen.GetProperty("licences").GetInt32(), seen.GetProperty("failingConditions").GetInt32()));
        }
        foreach (var token in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()), Tokens.Delegate(Guid.NewGuid(), developer) })
            Assert.Null(await host.Api.StandingAsync(developer, token));   // its models are filed: there is no such developer
    }

    /// <summary>Whatever a developer files, every panel stays the same, byte for byte, for everyone else.</summary>
    [Fact]
    public async Task What_a_developer_files_changes_nothing_for_others()
    {
        await using var alone = new ComplianceHost();   // where nothing else happens
        await alone.InitializeAsync();
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var open = await alone.Api.RegisterAsync(Tokens.Monitor);
        var known = Guid.Parse((await alone.Api.ModelAsync(open, "developers { id }")).GetProperty("developers")[0].GetProperty("id").GetString()!);
        await alone.ReckonedAsync();
        string?[] strangers = [null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid())];
        var before = await Task.WhenAll(strangers.Select(s => alone.Api.PanelsAsync(s)));

        foreach (var own in new[] { developer, known })
        {
            var token = Tokens.Officer(own);
            var model = own == known ? open : await alone.Api.RegisterAsync(token);
            await alone.Api.AssessAsync(model, "2e26", "3e26", token);
            await alone.Api.AskAsync(Steps.Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-40), "DEATH"), token);
            await alone.Api.RaiseAsync(model, Tokens.Monitor, "CRITICAL");
            await alone.Api.FileAsync(model, token);
            await alone.Api.ApplyAsync(own);
            await alone.Api.TakeAsync(own, "auditor");
            await alone.Api.AskAsync(
                "mutation($input: ReportFindingInput!) { reportFinding(input: $input) { pause { id } } }",
                new { input = new { commandId = Guid.NewGuid(), modelId = model, capability = "Biology", account = "It helped.", evidence = "Report 7" } }, Tokens.Monitor);
        }
        await alone.ReckonedAsync();
        Assert.Equal(before, await Task.WhenAll(strangers.Select(s => alone.Api.PanelsAsync(s))));
        Assert.NotEqual(before[1], await alone.Api.PanelsAsync(officer));
        Assert.Contains(open, before[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_sought_by_name_sorted_and_comes_in_pages()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        await host.Api.RegisterAsync(officer);
        const string query = "query($s: String, $o: PortfolioOrder!, $first: Int!, $after: String) { portfolio(search: $s, order: $o, first: $first, after: $after) { totalCount hasNextPage endCursor nodes { developer { name } overdue } } }";
        async Task<JsonElement> AskAsync(string? search, string order, int first, string? after = null) => (await host.Api.AskAsync(query, new { s = search, o = order, first, after }, Tokens.Monitor)).GetProperty("portfolio");
        var all = await AskAsync(null, "OVERDUE", 200);
        var overdue = all.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("overdue").GetInt32()).ToList();
        Assert.Equal(overdue.OrderDescending(), overdue);
        Assert.Equal(0, (await AskAsync("50%_nobody", "NAME", 10)).GetProperty("totalCount").GetInt32());   // signs of patterns are only signs
        var page = await AskAsync("develop", "NAME", 1);
        Assert.Equal(page.GetProperty("totalCount").GetInt32() > 1, page.GetProperty("hasNextPage").GetBoolean());
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ portfolio(first: 201) { totalCount } }")).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("query($s: String!) { portfolio(search: $s) { totalCount } }", new { s = new string('x', 201) })).Code);
    }

    [Fact]
    public async Task Licences_are_counted_by_status_and_what_fails_is_for_who_may_know()
    {
        var developer = Guid.NewGuid();
        await host.Api.ApplyAsync(developer);
        var (licence, _) = await host.Api.GrantAsync(developer, NextYear, ("none", Nothing));
        await host.Api.DoAsync("suspendLicence", "LicenceMeasureInput", On(licence), Tokens.Monitor);
        const string query = "query($d: ID) { licenceCounts(developer: $d) { byStatus { status count } failing { conditions licences } } }";
        async Task<(string[] Counts, JsonValueKind Failing)> SeenAsync(string? token)
        {
            var counts = (await host.Api.AskAsync(query, new { d = developer }, token)).GetProperty("licenceCounts");
            return ([.. counts.GetProperty("byStatus").EnumerateArray().Select(c => $"{c.GetProperty("status")} {c.GetProperty("count")}")], counts.GetProperty("failing").ValueKind);
        }
        Assert.Equal(["APPLIED 1", "SUSPENDED 1"], (await SeenAsync(Tokens.Monitor)).Counts);
        var (open, failing) = await SeenAsync(null);
        Assert.Equal(["SUSPENDED 1"], open);
        Assert.Equal(JsonValueKind.Null, failing);
        Assert.Equal(JsonValueKind.Object, (await SeenAsync(Tokens.Officer(developer))).Failing);
    }

    [Fact]
    public async Task Incidents_are_counted_by_month_and_harm_and_each_count_has_its_list()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AskAsync(Steps.Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-2), "DEATH", "HEALTH_HARMED"), officer);
        await host.Api.AskAsync(Steps.Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-2), "DEATH"), officer);
        await host.ReckonedAsync();
        var counts = (await host.Api.AskAsync("query($d: ID) { incidentCounts(developer: $d) { month harm count } }", new { d = developer }, officer)).GetProperty("incidentCounts").EnumerateArray().ToList();
        Assert.Equal([("", 2), ("DEATH", 2), ("HEALTH_HARMED", 1)], counts.Select(c => (c.GetProperty("harm").GetString() ?? "", c.GetProperty("count").GetInt32())));
        foreach (var count in counts)
        {
            var list = (await host.Api.AskAsync(
                "query($m: String, $h: Harm, $d: ID) { countedIncidents(month: $m, harm: $h, developer: $d) { totalCount nodes { id } } }",
                new { m = count.GetProperty("month").GetString(), h = count.GetProperty("harm").GetString(), d = developer }, officer)).GetProperty("countedIncidents");
            Assert.Equal(count.GetProperty("count").GetInt32(), list.GetProperty("totalCount").GetInt32());
            Assert.Equal(count.GetProperty("count").GetInt32(), list.GetProperty("nodes").GetArrayLength());
        }
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ countedIncidents(month: \"soon\") { totalCount } }")).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ incidentCounts(months: 0) { count } }")).Code);
    }

    /// <summary>Who may know how a monitor has judged counts that; everyone else what was published of it, and only of incidents that they see.</summary>
    [Fact]
    public async Task Incidents_are_counted_by_class_and_each_count_has_its_list()
    {
        const string Mine = "2. Privacy & Security", Other = "7. AI system safety, failures, and limitations";
        var maker = $"Maker {Guid.NewGuid():N}";
        var (developer, model) = (Compliance.Storage.Identifiers.OfDeveloper(maker), await host.Api.RegisterAsync(Tokens.Monitor, developer: maker));
        var officer = Tokens.Officer(developer);
        var (open, filed) = (await host.Api.ReportedOfAsync(model, Tokens.Monitor, DateTimeOffset.UtcNow.AddDays(-2)), await host.Api.ReportedOfAsync(model, officer, DateTimeOffset.UtcNow.AddDays(-2)));
        foreach (var incident in new[] { open, filed })
        {
            await host.Api.DoAsync("takeInIncident", "OnIncidentInput", TriageSteps.On(incident), Tokens.Monitor);
            await host.Api.AskAsync(TriageSteps.JudgeIt, TriageSteps.Judging(incident, "incident", ["SECURITY_BREACHED"], domain: Mine), Tokens.Monitor);
        }
        Assert.Equal([[$"{Mine} 2"], [$"{Mine} 2"], [], []], await SeenAsync());
        await host.Api.DoAsync("publishIncidentSummary", "PublishIncidentSummaryInput", TriageSteps.Publishing(open), Tokens.Monitor);
        await host.Api.AskAsync(TriageSteps.JudgeIt, TriageSteps.Judging(open, "incident", ["SECURITY_BREACHED"], domain: Other), Tokens.Monitor);
        Assert.Equal([[$"{Mine} 1", $"{Other} 1"], [$"{Mine} 1", $"{Other} 1"], [$"{Mine} 1"], [$"{Mine} 1"]], await SeenAsync());
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ countedIncidents(taxonomy: \"MIT\") { totalCount } }")).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ incidentClassCounts(taxonomy: \"MIT\", months: 0) { count } }")).Code);

        async Task<List<string[]>> SeenAsync()
        {
            var all = new List<string[]>();
            foreach (var token in new[] { Tokens.Monitor, officer, Tokens.Officer(Guid.NewGuid()), null })
            {
                var counts = (await host.Api.AskAsync("query($d: ID) { incidentClassCounts(taxonomy: \"MIT\", developer: $d) { dimensionId class count } }", new { d = developer }, token)).GetProperty("incidentClassCounts").EnumerateArray().ToList();
                foreach (var count in counts)
                    Assert.Equal(count.GetProperty("count").GetInt32(), (await host.Api.AskAsync(
                        "query($d: ID, $of: ID, $c: String) { countedIncidents(months: 24, developer: $d, taxonomy: \"MIT\", dimension: $of, class: $c) { totalCount nodes { id } } }",
                        new { d = developer, of = count.GetProperty("dimensionId").GetString(), c = count.GetProperty("class").GetString() }, token)).GetProperty("countedIncidents").GetProperty("totalCount").GetInt32());
                all.Add([.. counts.Select(c => $"{c.GetProperty("class").GetString()} {c.GetProperty("count").GetInt32()}").Order(StringComparer.Ordinal)]);
            }
            return all;
        }
    }

    [Fact]
    public async Task Compute_over_time_has_a_point_for_each_model_and_counts_by_threshold()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var (above, across) = (await host.Api.RegisterAsync(officer), await host.Api.RegisterAsync(officer));
        await host.Api.RegisterAsync(officer);   // of which nothing is known
        await host.Api.AssessAsync(above, "2e25", "3e25", officer);
        await host.Api.AssessAsync(across, "9e24", "2e25", officer);
        const string query = "query($d: ID, $r: ID) { computeOverTime(developer: $d, regime: $r) { totalCount points { ids } thresholds { regime { id } threshold { id computeLog10 } } years { year models known above { certainly possibly } } } }";
        var seen = (await host.Api.AskAsync(query, new { d = developer, r = "eu-ai-act" }, officer)).GetProperty("computeOverTime");
        Assert.Equal(3, seen.GetProperty("totalCount").GetInt32());
        Assert.Equal(new[] { above, across }.Order(StringComparer.Ordinal), seen.GetProperty("points").GetProperty("ids").EnumerateArray().Select(p => p.GetString()).Order(StringComparer.Ordinal));
        var systemic = seen.GetProperty("thresholds").EnumerateArray().ToList().FindIndex(t => t.GetProperty("threshold").GetProperty("id").GetString() == "systemic-risk");
        var year = Assert.Single(seen.GetProperty("years").EnumerateArray());
        Assert.Equal((2026, 3, 2), (year.GetProperty("year").GetInt32(), year.GetProperty("models").GetInt32(), year.GetProperty("known").GetInt32()));
        var counted = year.GetProperty("above")[systemic];
        Assert.Equal((1, 2), (counted.GetProperty("certainly").GetInt32(), counted.GetProperty("possibly").GetInt32()));
        Assert.Equal(0, (await host.Api.AskAsync(query, new { d = developer }, Tokens.Officer(Guid.NewGuid()))).GetProperty("computeOverTime").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task The_map_of_pauses_shows_what_orders_have_stopped_and_no_more()
    {
        var developer = Guid.NewGuid();
        var pause = await host.Api.FindAsync(developer, "auditor", "A secret account.");
        async Task<List<JsonElement>> MapAsync(string? token = null) =>
            [.. (await host.Api.AskAsync("{ pauseMap { developer { id } modelId modelName capability work { kind pauseId since } } }", null, token)).GetProperty("pauseMap").EnumerateArray()
                .Where(s => s.GetProperty("work").EnumerateArray().Any(w => w.GetProperty("pauseId").GetString() == pause))];
        Assert.Empty(await MapAsync(Tokens.Monitor));   // nothing is ordered yet
        await host.Api.DoAsync("orderPause", "OrderPauseInput", Ordering(pause, developer), Tokens.Monitor);
        var subject = Assert.Single(await MapAsync());
        Assert.Equal(developer.ToString(), subject.GetProperty("developer").GetProperty("id").GetString());
        Assert.Equal(["TRAINING", "DEPLOYMENT"], subject.GetProperty("work").EnumerateArray().Select(w => w.GetProperty("kind").GetString()));
        await host.Api.DoAsync("analyseCapability", "AnalyseCapabilityInput", Analysing(pause), Tokens.Officer(developer));
        await host.Api.DoAsync("resumeWork", "ResumeWorkInput", Resuming(pause, ["TRAINING"], 50), Tokens.Monitor);
        Assert.Equal(["DEPLOYMENT"], Assert.Single(await MapAsync()).GetProperty("work").EnumerateArray().Select(w => w.GetProperty("kind").GetString()));
        await host.Api.DoAsync("resumeWork", "ResumeWorkInput", Resuming(pause, ["DEPLOYMENT"], 50), Tokens.Monitor);
        Assert.Empty(await MapAsync());
    }

    [Fact]
    public async Task Findings_are_listed_by_developer_age_and_severity_as_they_are_counted()
    {
        var developer = Guid.NewGuid();
        var model = await host.Api.RegisterAsync(Tokens.Officer(developer));
        var (young, old) = (await host.Api.RaiseAsync(model, Tokens.Monitor, "CRITICAL"), await host.Api.RaiseAsync(model, Tokens.Monitor));
        await host.Database.ReadAsync<int>("with moved as (update audit_finding set opened_at = opened_at - interval '100 days' where id = $1 returning 1) select count(*)::int from moved", Sql.Uuid(Guid.Parse(old)));
        async Task<string?[]> ListAsync(object variables) => [.. (await host.Api.AskAsync(
            "query($d: ID, $s: Severity, $from: Int, $until: Int) { auditFindings(open: true, developer: $d, severity: $s, fromDays: $from, untilDays: $until) { nodes { id } } }", variables, Tokens.Monitor))
            .GetProperty("auditFindings").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString())];
        Assert.Equal([old], await ListAsync(new { d = developer, from = 90, until = 180 }));
        Assert.Equal([young], await ListAsync(new { d = developer, from = 0, until = 30 }));
        Assert.Equal([young], await ListAsync(new { d = developer, s = "CRITICAL" }));
        var ages = (await host.Api.AskAsync("query($d: ID) { auditFindingAges(developer: $d) { fromDays count } }", new { d = developer }, Tokens.Monitor)).GetProperty("auditFindingAges");
        Assert.Equal([(0, 1), (90, 1)], ages.EnumerateArray().Select(a => (a.GetProperty("fromDays").GetInt32(), a.GetProperty("count").GetInt32())));
    }

    async Task EventuallyAsync(string count, Guid of)
    {
        for (var i = 0; i < 400 && await host.Database.ReadAsync<long>(count, Sql.Uuid(of)) == 0; i++)
            await Task.Delay(25);
        Assert.True(await host.Database.ReadAsync<long>(count, Sql.Uuid(of)) > 0);
    }
}
