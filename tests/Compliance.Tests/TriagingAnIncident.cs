using System.Text.Json;
using static Compliance.Tests.Hosting.Steps;
using static Compliance.Tests.Hosting.TriageSteps;

namespace Compliance.Tests;

public sealed class TriagingAnIncident(ComplianceHost host)
{
    static readonly DateTimeOffset Aware = DateTimeOffset.UtcNow.AddHours(-4);

    [Fact]
    public async Task Changes_the_clocks_with_its_reason_on_record_and_each_act_has_its_receipt()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var (_, incident) = await host.Api.ReportedAsync(officer, Aware);
        Assert.Equal(["incident-15-days", "incident-5-days"], await host.Api.ClocksAsync(incident, officer));
        await UntilAsync(incident, "is_asked", 2);

        var taken = await host.Api.DoAsync("takeInIncident", "OnIncidentInput", On(incident), Tokens.Monitor);
        Assert.True(await host.Database.IsBoundAsync(taken, "compliance.incident-taken-in"));
        var judged = await host.Api.DoAsync("triageIncident", "TriageIncidentInput", Judging(incident, "serious-hazard", ["SECURITY_BREACHED"], reason: "Nothing was harmed yet."), Tokens.Monitor);
        Assert.True(await host.Database.IsBoundAsync(judged, "compliance.incident-triaged"));
        Assert.Equal(["incident-15-days"], await host.Api.ClocksAsync(incident, officer));
        await UntilAsync(incident, "not is_asked", 1);   // the duty of the other regime is let go of
        Assert.Equal("incident.not_due", (await host.Api.RefusalAsync(FileReport, new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "eu-ai-act", dutyId = "incident-5-days", reference = "1" } }, officer)).Code);

        await host.Api.DoAsync("triageIncident", "TriageIncidentInput", Judging(incident, "serious-incident", ["DEATH", "SECURITY_BREACHED"], reason: "A person has died."), Tokens.Secretariat);
        Assert.Equal(["incident-10-days", "incident-15-days", "incident-5-days"], await host.Api.ClocksAsync(incident, officer));
        await host.Api.DoAsync("closeIncident", "DecideIncidentInput", Because(incident), Tokens.Monitor);

        var seen = await host.Api.IncidentAsync(incident, "state harms triage { severity { id definition } classes { taxonomyId class } } history { kind reason severity { id } receipt { actId } } next", officer);
        Assert.Equal(("CLOSED", "serious-incident"), (seen.GetProperty("state").GetString(), seen.GetProperty("triage").GetProperty("severity").GetProperty("id").GetString()));
        Assert.Equal(
            ["REPORTED ", "TAKEN_IN ", "TRIAGED Nothing was harmed yet.", "TRIAGED A person has died.", "CLOSED For a reason."],
            seen.GetProperty("history").EnumerateArray().Select(h => $"{h.GetProperty("kind").GetString()} {h.GetProperty("reason").GetString()}"));
        Assert.Empty(seen.GetProperty("next").EnumerateArray());
        Assert.Equal(["REOPEN", "PUBLISH"], (await host.Api.IncidentAsync(incident, "next", Tokens.Monitor)).GetProperty("next").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public async Task Is_nothing_to_who_may_not_read_the_account()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        await host.Api.AssessAsync(model, "2e26", "3e26", Tokens.Monitor);
        var (first, second) = (await host.Api.ReportedOfAsync(model, Tokens.Monitor, Aware), await host.Api.ReportedOfAsync(model, Tokens.Monitor, Aware));
        async Task<string> SeenAsync(string? token) => string.Concat(
            await host.Api.IncidentAsync(first, Shown, token), await host.Api.IncidentAsync(second, Shown, token));
        var (before, toOverseers) = (await SeenAsync(null), await SeenAsync(Tokens.Monitor));
        Assert.Contains("incident-5-days", before, StringComparison.Ordinal);

        foreach (var incident in new[] { first, second })
            await host.Api.DoAsync("takeInIncident", "OnIncidentInput", On(incident), Tokens.Monitor);
        await host.Api.DoAsync("triageIncident", "TriageIncidentInput", Judging(first, "hazard", ["DEATH"]), Tokens.Monitor);
        await host.Api.DoAsync("mergeIncident", "MergeIncidentInput", new { input = new { commandId = Guid.NewGuid(), incidentId = second, intoId = first, reason = "The same." } }, Tokens.Monitor);

        Assert.Equal(before, await SeenAsync(null));
        Assert.Equal(before, await SeenAsync(Tokens.Officer(Guid.NewGuid())));
        Assert.NotEqual(toOverseers, await SeenAsync(Tokens.Monitor));
    }

    const string Shown = "id title harms clocks { regime { id } duty { id } certainty dueEarliest } state triage { severity { id } } history { kind } duplicates { id } mergedInto { id } next";

    [Fact]
    public async Task Merges_a_duplicate_into_the_earlier_report_and_its_clocks_stop()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var (model, first) = await host.Api.ReportedAsync(officer, Aware);
        var second = await host.Api.ReportedOfAsync(model, Tokens.Monitor, Aware);
        object Merging(string from, string into) => new { input = new { commandId = Guid.NewGuid(), incidentId = from, intoId = into, reason = "The same theft." } };
        await host.Api.DoAsync("takeInIncident", "OnIncidentInput", On(first), Tokens.Monitor);
        await host.Api.DoAsync("takeInIncident", "OnIncidentInput", On(second), Tokens.Monitor);
        Assert.Equal("incident.not_earlier", await host.Api.RefusedAsync("mergeIncident", "MergeIncidentInput", Merging(first, second), Tokens.Monitor));
        Assert.Equal("incident.unknown", await host.Api.RefusedAsync("mergeIncident", "MergeIncidentInput", Merging(second, Guid.NewGuid().ToString()), Tokens.Monitor));
        var act = await host.Api.DoAsync("mergeIncident", "MergeIncidentInput", Merging(second, first), Tokens.Monitor);

        Assert.True(await host.Database.IsBoundAsync(act, "compliance.incident-merged"));
        Assert.Empty(await host.Api.ClocksAsync(second, officer));
        Assert.Equal(first, (await host.Api.IncidentAsync(second, "mergedInto { id }", officer)).GetProperty("mergedInto").GetProperty("id").GetString());
        Assert.Equal([second], (await host.Api.IncidentAsync(first, "duplicates { id }", officer)).GetProperty("duplicates").EnumerateArray().Select(d => d.GetProperty("id").GetString()));
        Assert.Equal("incident.merged", await host.Api.RefusedAsync("triageIncident", "TriageIncidentInput", Judging(second, "hazard", ["DEATH"]), Tokens.Monitor));
    }

    [Fact]
    public async Task Is_for_monitors_and_links_models_that_they_see()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var (_, incident) = await host.Api.ReportedAsync(officer, Aware);
        var other = await host.Api.RegisterAsync(Tokens.Officer(Guid.NewGuid()));
        Assert.Equal("auth.forbidden", await host.Api.RefusedAsync("takeInIncident", "OnIncidentInput", On(incident), officer));
        await host.Api.DoAsync("takeInIncident", "OnIncidentInput", On(incident), Tokens.Monitor);
        Assert.Equal("model.unknown", await host.Api.RefusedAsync("triageIncident", "TriageIncidentInput", Judging(incident, "incident", ["DEATH"], [Guid.NewGuid().ToString()]), Tokens.Monitor));
        Assert.Equal("incident.severity_unknown", await host.Api.RefusedAsync("triageIncident", "TriageIncidentInput", Judging(incident, "bad", ["DEATH"]), Tokens.Monitor));
        Assert.Equal("incident.class_unknown", await host.Api.RefusedAsync("triageIncident", "TriageIncidentInput", Judging(incident, "incident", ["DEATH"], domain: "8. Ghosts"), Tokens.Monitor));
        await host.Api.DoAsync("triageIncident", "TriageIncidentInput", Judging(incident, "incident", ["DEATH"], [other]), Tokens.Monitor);

        Assert.Equal([other], Linked(await host.Api.IncidentAsync(incident, "triage { models { id } }", Tokens.Monitor)));
        Assert.Empty(Linked(await host.Api.IncidentAsync(incident, "triage { models { id } }", officer)));   // another's, that is not public
        Assert.Contains(incident, (await host.Api.AskAsync("{ aiIncidents(state: TRIAGED) { id } }", null, Tokens.Monitor)).GetProperty("aiIncidents").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(incident, (await host.Api.AskAsync("{ aiIncidents(state: RECEIVED) { id } }", null, Tokens.Monitor)).GetProperty("aiIncidents").GetRawText(), StringComparison.Ordinal);

        static string?[] Linked(JsonElement incident) => [.. incident.GetProperty("triage").GetProperty("models").EnumerateArray().Select(m => m.GetProperty("id").GetString())];
    }

    async Task UntilAsync(string incident, string condition, long sought)
    {
        var count = $"select count(*) from duty_docket where subject_id = '{incident}' and {condition}";
        for (var i = 0; i < 200 && await host.Database.ReadAsync<long>(count) != sought; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(sought, await host.Database.ReadAsync<long>(count));
    }
}
