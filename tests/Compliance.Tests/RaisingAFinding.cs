using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.PauseSteps;

namespace Compliance.Tests;

public sealed class RaisingAFinding(ComplianceHost host)
{
    [Fact]
    public async Task Goes_from_report_over_a_cure_to_closure_by_somebody_else_each_with_its_receipt()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        var raised = (await host.Api.AskAsync(RaiseIt, Raise(model), Tokens.Monitor)).GetProperty("raiseFinding");
        var id = raised.GetProperty("finding").GetProperty("id").GetString()!;
        Assert.True(await host.Database.IsBoundAsync(raised.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.finding-raised"));
        var evidence = await host.Api.FileAsync(model, officer);
        Assert.Equal("finding.no_cure", (await host.Api.RefusalAsync(Decide("closeFinding"), Because(id), Tokens.Secretariat)).Code);
        Assert.Equal("finding.no_evidence", (await host.Api.RefusalAsync(Cure, Shown(id), officer)).Code);
        await host.Api.AskAsync(Cure, Shown(id, evidence), officer);
        Assert.Equal("finding.same_person", (await host.Api.RefusalAsync(Decide("closeFinding"), Because(id), Tokens.Monitor)).Code);
        await host.Api.AskAsync(Decide("returnCure"), Because(id), Tokens.Monitor);
        await host.Api.AskAsync(Cure, Shown(id, evidence), officer);
        var act = await host.Api.DoAsync("closeFinding", "DecideFindingInput", Because(id), Tokens.Secretariat);
        Assert.True(await host.Database.IsBoundAsync(act, "compliance.finding-closed"));
        await host.Api.AskAsync(Decide("reopenFinding"), Because(id), Tokens.Monitor);

        var seen = (await host.Api.AskAsync("query($id: ID!) { auditFinding(id: $id) { state reopened detail { next steps { kind evidence { id } } } } }", new { id }, officer)).GetProperty("auditFinding");
        Assert.Equal(("OPEN", 1), (seen.GetProperty("state").GetString(), seen.GetProperty("reopened").GetInt32()));
        Assert.Equal(["RAISED", "CURE_SHOWN", "CURE_RETURNED", "CURE_SHOWN", "CLOSED", "REOPENED"], seen.GetProperty("detail").GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal(["SHOW_CURE"], seen.GetProperty("detail").GetProperty("next").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public async Task Needs_a_requirement_that_there_is_and_evidence_of_the_same_model()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        var elsewhere = await host.Api.FileAsync(await host.Api.RegisterAsync(Tokens.Monitor), Tokens.Monitor);
        Assert.Equal("evidence.unknown", (await host.Api.RefusalAsync(RaiseIt, Raise(model, "MAJOR", elsewhere), Tokens.Monitor)).Code);
        Assert.Equal("finding.requirement_unknown", (await host.Api.RefusalAsync(RaiseIt, With(model, Standard, "nothing"), Tokens.Monitor)).Code);
        Assert.Equal("standard.unknown", (await host.Api.RefusalAsync(RaiseIt, With(model, "nothing", "monitored"), Tokens.Monitor)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(RaiseIt, Raise(model), Tokens.Officer(Guid.NewGuid()))).Code);
    }

    const string Cure = "mutation($input: ShowCureInput!) { showCure(input: $input) { receipt { actId } } }";

    static object With(string model, string standard, string requirement) =>
        new { input = new { commandId = Guid.NewGuid(), modelId = model, standardId = standard, requirementId = requirement, severity = "MINOR", title = "T", account = "A" } };

    static string Decide(string mutation) => $"mutation($input: DecideFindingInput!) {{ {mutation}(input: $input) {{ receipt {{ actId }} }} }}";

    static object Because(string finding) => new { input = new { commandId = Guid.NewGuid(), findingId = finding, reason = "It was looked at." } };

    static object Shown(string finding, params string[] evidence) => new { input = new { commandId = Guid.NewGuid(), findingId = finding, account = "There is a log now.", evidenceIds = evidence } };
}
