using System.Text.Json;
using Compliance.Tests.Hosting;

namespace Compliance.Tests;

[Collection(nameof(ByControls))]
public sealed class AssessingByControls(ControlWorld world)
{
    [Fact]
    public async Task Is_made_by_who_was_assigned_blind_in_the_sample_with_the_graver_judgement_on_each_control()
    {
        var model = await world.ModelAsync(twice: true);
        var (items, same) = await AgreementAsync();
        var evidence = await world.Api.FileAsync(model, Tokens.Monitor, label: "PUBLIC");
        var command = Guid.NewGuid();
        var opened = (await world.Api.AskAsync(ControlWorld.OpenIt, world.Open(model, command: command), Tokens.Monitor)).GetProperty("openControlAssessment");
        Assert.Equal(opened.GetProperty("receipt").ToString(), (await world.Api.AskAsync(ControlWorld.OpenIt, world.Open(model, command: command), Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("receipt").ToString());
        Assert.Equal("assessment.already_open", (await world.Api.RefusalAsync(ControlWorld.OpenIt, world.Open(model), Tokens.Monitor)).Code);
        Assert.Equal(2, opened.GetProperty("assessment").GetProperty("controlCount").GetInt32());
        var id = opened.GetProperty("assessment").GetProperty("id").GetString()!;
        var assigned = opened.GetProperty("assessment").GetProperty("detail").GetProperty("assignment");
        var (lead, second) = (world.People[assigned.GetProperty("lead").GetProperty("id").GetGuid()], world.People[assigned.GetProperty("second").GetProperty("id").GetGuid()]);
        var third = world.People.Values.Single(t => t != lead && t != second);

        Assert.Equal("assessment.unknown", (await world.Api.RefusalAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-1", "SATISFIED", "Seen.", null)), third)).Code);
        Assert.Equal("assessment.not_assigned", (await world.Api.RefusalAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-1", "SATISFIED", "Seen.", null)), Tokens.Monitor)).Code);
        Assert.Equal("assessment.not_assigned", (await world.Api.RefusalAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-1.1", "SATISFIED", "Seen.", null)), lead)).Code);   // withdrawn in the catalog
        await world.Api.AskAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-1", "SATISFIED", "Seen.", null)), lead);
        Assert.Equal("assessment.incomplete", (await world.Api.RefusalAsync(ControlWorld.FileIt, ControlWorld.File(id), lead)).Code);
        await world.Api.AskAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-2", "NOT_APPLICABLE", " ", null)), lead);
        Assert.Equal("assessment.reasonless", (await world.Api.RefusalAsync(ControlWorld.FileIt, ControlWorld.File(id), lead)).Code);
        await world.Api.AskAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-2", "NOT_APPLICABLE", "There is nothing to watch.", null)), lead);
        Assert.Equal("assessment.no_evidence", (await world.Api.RefusalAsync(ControlWorld.FileIt, ControlWorld.File(id), lead)).Code);
        var drafts = await world.AssessmentAsync(id, "detail { mayFile drafted controls { nodes { draft { verdict } } } }", second);
        Assert.Equal((true, 0), (drafts.GetProperty("detail").GetProperty("mayFile").GetBoolean(), drafts.GetProperty("detail").GetProperty("drafted").GetInt32()));   // nobody sees another's draft

        await world.ReportAsync(id, lead, ("c-1", "SATISFIED", "Seen.", evidence));
        Assert.Equal(1, await JudgementsAsync(lead));
        Assert.Equal(0, await JudgementsAsync(second));   // blind
        Assert.Equal(0, await JudgementsAsync(Tokens.Monitor));
        Assert.Equal((1, 0, 0), (await ReportsAsync(lead), await ReportsAsync(second), await ReportsAsync(Tokens.Monitor)));
        var filed = await world.ReportAsync(id, second, ("c-1", "NOT_SATISFIED", "There is no list.", null), ("c-2", "SATISFIED", "Somebody does.", evidence));
        Assert.True(await world.Host.Database.IsBoundAsync(filed.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.control-assessment-filed"));
        Assert.Equal("""{"satisfied":0,"notApplicable":1,"notSatisfied":1}""", filed.GetProperty("assessment").GetProperty("counts").ToString());
        Assert.Equal((2, 2), (await JudgementsAsync(second), await ReportsAsync(second)));
        Assert.Equal("assessment.not_assigned", (await world.Api.RefusalAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-1", "SATISFIED", "Seen.", null)), second)).Code);   // it is filed for good

        var concluded = (await world.AssessmentAsync(id, "detail { conclusion { receipt { actId } } controls { nodes { control { id } result { verdict reason } } } }", Tokens.Monitor)).GetProperty("detail");
        Assert.True(await world.Host.Database.IsBoundAsync(concluded.GetProperty("conclusion").GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.control-assessment-concluded"));
        Assert.Equal(["c-1 NOT_SATISFIED There is no list.", "c-2 NOT_APPLICABLE There is nothing to watch."], concluded.GetProperty("controls").GetProperty("nodes").EnumerateArray()
            .Select(c => $"{c.GetProperty("control").GetProperty("id").GetString()} {c.GetProperty("result").GetProperty("verdict").GetString()} {c.GetProperty("result").GetProperty("reason").GetString()}"));
        Assert.Equal((items + 2, same), await AgreementAsync());

        await world.Api.AskAsync("mutation($input: ReportModelChangeInput!) { reportModelChange(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), modelId = model, version = "1", kind = "TOOLS_CHANGED", account = "A browser." } }, Tokens.Monitor);
        for (var i = 0; i < 100 && !await HasLapsedAsync(); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(await HasLapsedAsync());

        async Task<bool> HasLapsedAsync() => (await world.AssessmentAsync(id, "lapsedAt", null)).GetProperty("lapsedAt").ValueKind is JsonValueKind.String;

        async Task<(int Items, int Same)> AgreementAsync()
        {
            var agreement = (await world.Api.AskAsync("query($c: ID!) { controlAgreement(catalogId: $c) { items same } }", new { c = world.Catalog })).GetProperty("controlAgreement");
            return (agreement.GetProperty("items").GetInt32(), agreement.GetProperty("same").GetInt32());
        }

        async Task<int> ReportsAsync(string token) => (await world.AssessmentAsync(id, "detail { reports { filedAt } }", token)).GetProperty("detail").GetProperty("reports").GetArrayLength();

        async Task<int> JudgementsAsync(string token) =>
            (await world.AssessmentAsync(id, "detail { controls(first: 1) { nodes { judgements { reason } } } }", token)).GetProperty("detail").GetProperty("controls").GetProperty("nodes")[0].GetProperty("judgements").GetArrayLength();
    }

    [Fact]
    public async Task Begins_against_what_holds_only_and_can_be_abandoned()
    {
        var model = await world.ModelAsync(twice: false);
        var title = $"Catalog {Guid.NewGuid():N}";
        var old = (await world.Api.BringAsync(("b.json", CatalogSteps.Json(title)))).GetProperty("catalog").GetProperty("id").GetString()!;
        var (earlier, command) = (await world.ModelAsync(twice: false), Guid.NewGuid());
        var opened = (await world.Api.AskAsync(ControlWorld.OpenIt, world.Open(earlier, old, command), Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("receipt").ToString();
        var current = (await world.Api.BringAsync(("b.json", CatalogSteps.Json(title, "2")))).GetProperty("catalog").GetProperty("id").GetString()!;
        Assert.Equal(opened, (await world.Api.AskAsync(ControlWorld.OpenIt, world.Open(earlier, old, command), Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("receipt").ToString());   // as it was answered before
        Assert.Equal("catalog.not_current", (await world.Api.RefusalAsync(ControlWorld.OpenIt, world.Open(model, old), Tokens.Monitor)).Code);
        Assert.Equal("catalog.unknown", (await world.Api.RefusalAsync(ControlWorld.OpenIt, world.Open(model, Guid.NewGuid().ToString()), Tokens.Monitor)).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(ControlWorld.OpenIt, world.Open(model, current), Tokens.Officer(Guid.NewGuid()))).Code);
        var id = (await world.Api.AskAsync(ControlWorld.OpenIt, world.Open(model, current), Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("assessment").GetProperty("id").GetString()!;
        await world.Api.AskAsync("mutation($input: AbandonAssessmentInput!) { abandonControlAssessment(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), assessmentId = id, reason = "It was withdrawn." } }, Tokens.Monitor);
        Assert.Equal(2, (await world.Api.AskAsync(ControlWorld.OpenIt, world.Open(model, current), Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("assessment").GetProperty("round").GetInt32());
    }
}
