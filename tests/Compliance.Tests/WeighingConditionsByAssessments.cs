using System.Text.Json;
using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.LicenceSteps;

namespace Compliance.Tests;

public sealed class WeighingConditionsByAssessments(ComplianceHost host)
{
    const string Standing = "conditions { id standing { holds since reasons { facts { kind id label } } turns { at holds } next { at holds } } }";
    const string Claims = """{"version":1,"holds":{"atLeast":[{"count":"claim","where":{"all":[{"field":"state","is":"Standing"},{"field":"area","is":"cyber"},{"field":"effort","is":"Scaffolding"},{"field":"sample","atLeast":40},{"field":"score","atMost":"1/20"}]}},1]}}""";
    static readonly DateTimeOffset NextYear = DateTimeOffset.UtcNow.AddDays(365);

    [Fact]
    public async Task A_finding_breaks_a_condition_at_the_instant_it_is_raised_and_its_closure_heals_it()
    {
        var developer = Guid.NewGuid();
        var (licence, model) = await host.Api.ApplyAsync(developer);
        await host.Api.DoAsync("grantLicence", "GrantLicenceInput", new { input = new { commandId = Guid.NewGuid(), licenceId = licence, until = NextYear, templates = new[] { "no-grave-finding" }, conditions = Array.Empty<object>() } }, Tokens.Monitor);
        Assert.True((await StandingAsync(licence, "no-grave-finding")).GetProperty("holds").GetBoolean());

        var finding = await host.Api.RaiseAsync(model, Tokens.Monitor);
        var now = await StandingAsync(licence, "no-grave-finding");
        Assert.Equal((false, await FindingAsync(finding, "raisedAt")), (now.GetProperty("holds").GetBoolean(), now.GetProperty("since").GetDateTime()));
        var fact = now.GetProperty("reasons")[0].GetProperty("facts")[0];
        Assert.Equal(("finding", finding, "Nobody watches"), (fact.GetProperty("kind").GetString(), fact.GetProperty("id").GetString(), fact.GetProperty("label").GetString()));

        await host.Api.DoAsync(
            "showCure", "ShowCureInput", new { input = new { commandId = Guid.NewGuid(), findingId = finding, account = "There is a log.", evidenceIds = new[] { await host.Api.FileAsync(model, Tokens.Officer(developer)) } } }, Tokens.Officer(developer));
        Assert.False((await StandingAsync(licence, "no-grave-finding")).GetProperty("holds").GetBoolean());   // a cure that was shown is none yet
        await host.Api.DoAsync("closeFinding", "DecideFindingInput", new { input = new { commandId = Guid.NewGuid(), findingId = finding, reason = "The log is complete." } }, Tokens.Secretariat);
        now = await StandingAsync(licence, "no-grave-finding");
        Assert.Equal((true, await FindingAsync(finding, "closedAt")), (now.GetProperty("holds").GetBoolean(), now.GetProperty("since").GetDateTime()));
        Assert.Equal([(false, await FindingAsync(finding, "raisedAt")), (true, await FindingAsync(finding, "closedAt"))], await NotedAsync(licence, 2));
    }

    [Fact]
    public async Task A_finding_that_nobody_cures_breaks_a_condition_when_it_falls_due_and_that_is_said_before()
    {
        var (licence, model) = await host.Api.GrantAsync(Guid.NewGuid(), NextYear, ("cured", """{"version":1,"holds":{"equals":[{"count":"finding","where":{"field":"due","past":true}},0]}}"""));
        var finding = await host.Api.RaiseAsync(model, Tokens.Monitor);
        var now = await StandingAsync(licence, "cured");
        Assert.True(now.GetProperty("holds").GetBoolean());
        Assert.Equal((await FindingAsync(finding, "cureBy"), false), (now.GetProperty("next").GetProperty("at").GetDateTime(), now.GetProperty("next").GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task A_claim_holds_a_condition_up_until_its_model_is_tuned()
    {
        var (licence, model) = await host.Api.GrantAsync(Guid.NewGuid(), NextYear, ("shown", Claims));
        Assert.False((await StandingAsync(licence, "shown")).GetProperty("holds").GetBoolean());
        var claim = await host.Api.ClaimAsync(model, await host.Api.FileAsync(model, Tokens.Monitor), Tokens.Monitor);
        Assert.True((await StandingAsync(licence, "shown")).GetProperty("holds").GetBoolean());

        await host.Api.AskAsync(Steps.Declare, new { input = new { commandId = Guid.NewGuid(), modelId = model, parentId = await host.Api.RegisterAsync(Tokens.Monitor), how = "FINE_TUNED_FROM" } }, Tokens.Monitor);
        var tuned = await host.Database.ReadAsync<DateTime>($"select at from model_change where model_id = '{Guid.Parse(model):D}'");
        var now = await StandingAsync(licence, "shown");   // before anything is noted
        Assert.Equal((false, tuned), (now.GetProperty("holds").GetBoolean(), now.GetProperty("since").GetDateTime()));
        Assert.Equal([false, true, false], (await NotedAsync(licence, 3)).Select(t => t.Holds));

        for (var i = 0; i < 100 && await host.Database.ReadAsync<bool>($"select ended_at is null from claim where id = '{Guid.Parse(claim):D}'"); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(tuned, (await StandingAsync(licence, "shown")).GetProperty("since").GetDateTime());   // and after
    }

    [Fact]
    public async Task Evidence_counts_until_its_time_is_over()
    {
        var (licence, model) = await host.Api.GrantAsync(
            Guid.NewGuid(), NextYear, ("kept", """{"version":1,"holds":{"atLeast":[{"count":"evidence","where":{"all":[{"field":"state","is":"Kept"},{"field":"label","is":"SafetyRelevant"}]}},1]}}"""));
        await host.Api.FileAsync(model, Tokens.Monitor);
        Assert.False((await StandingAsync(licence, "kept")).GetProperty("holds").GetBoolean());   // it has another label
        await host.Api.FileAsync(model, Tokens.Monitor, label: "SAFETY_RELEVANT");
        var now = await StandingAsync(licence, "kept");
        Assert.True(now.GetProperty("holds").GetBoolean());
        Assert.Equal((new DateTime(2040, 1, 2, 0, 0, 0, DateTimeKind.Utc), false), (now.GetProperty("next").GetProperty("at").GetDateTime().ToUniversalTime(), now.GetProperty("next").GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task A_decision_of_the_protocol_counts_until_the_model_changes()
    {
        await using var own = new ComplianceHost();
        await own.InitializeAsync();
        var (licence, model) = await own.Api.GrantAsync(Guid.NewGuid(), NextYear, ("free", """{"version":1,"holds":{"atLeast":[{"count":"assessment","where":{"all":[{"field":"state","is":"Decided"},{"field":"decision","is":"Freely"}]}},1]}}"""));
        var evidence = await own.Api.FileAsync(model, Tokens.Monitor);
        var assessors = new[] { await own.Api.AdmitAsync(), await own.Api.AdmitAsync() };
        var opened = (await own.Api.AskAsync(OpenIt, Open(model), Tokens.Monitor)).GetProperty("openAssessment").GetProperty("assessment");
        Assert.False((await StandingAsync(own, licence, "free")).GetProperty("holds").GetBoolean());
        var assignment = opened.GetProperty("detail").GetProperty("assignment").ToString();
        foreach (var assessor in assessors.Where(a => assignment.Contains($"\"lead\":{{\"id\":\"{a.Person}", StringComparison.Ordinal) || assignment.Contains($"\"second\":{{\"id\":\"{a.Person}", StringComparison.Ordinal)))
            await own.Api.AskAsync(ReportIt, Report(opened.GetProperty("id").GetString()!, evidence), assessor.Token);
        Assert.True((await StandingAsync(own, licence, "free")).GetProperty("holds").GetBoolean());

        await own.Api.AskAsync(ReportingAChange.Change, ReportingAChange.Of(model, "TOOLS_CHANGED"), Tokens.Monitor);
        var now = await StandingAsync(own, licence, "free");
        Assert.Equal((false, await own.Database.ReadAsync<DateTime>($"select at from model_change where model_id = '{Guid.Parse(model):D}'")), (now.GetProperty("holds").GetBoolean(), now.GetProperty("since").GetDateTime()));
    }

    async Task<DateTime> FindingAsync(string finding, string field) => (await host.Api.AskAsync($"query($id: ID!) {{ auditFinding(id: $id) {{ {field} }} }}", new { id = finding }, Tokens.Monitor)).GetProperty("auditFinding").GetProperty(field).GetDateTime();

    Task<JsonElement> StandingAsync(string licence, string condition) => StandingAsync(host, licence, condition);

    static async Task<JsonElement> StandingAsync(ComplianceHost at, string licence, string condition) =>
        (await at.Api.LicenceAsync(licence, Standing, Tokens.Monitor)).GetProperty("conditions").EnumerateArray().Single(c => c.GetProperty("id").GetString() == condition).GetProperty("standing");

    async Task<List<(bool Holds, DateTime Since)>> NotedAsync(string licence, int turns)
    {
        for (var attempt = 0; ; attempt++)
        {
            var noted = (await host.Api.LicenceAsync(licence, "history { kind isSo since }", Tokens.Monitor)).GetProperty("history").EnumerateArray().Where(h => h.GetProperty("kind").GetString() == "CONDITION_TURNED").ToList();
            if (noted.Count >= turns || attempt == 100)
            {
                Assert.Equal(turns, noted.Count);
                return [.. noted.Select(n => (n.GetProperty("isSo").GetBoolean(), n.GetProperty("since").GetDateTime()))];
            }
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
