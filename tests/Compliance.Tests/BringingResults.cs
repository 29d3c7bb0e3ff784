using System.Text.Json;
using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.DocumentSteps;

namespace Compliance.Tests;

[Collection(nameof(ByControls))]
public sealed class BringingResults(ControlWorld world)
{
    [Fact]
    public async Task Fills_the_own_draft_with_the_graver_judgement_on_each_control_and_names_what_cannot_be_used()
    {
        var model = await world.ModelAsync(twice: false);
        var (id, lead, _) = await world.OpenAsync(model);
        await world.Api.AskAsync(ControlWorld.KeepIt, ControlWorld.Keep(id, ("c-1", "NOT_APPLICABLE", "A guess.", null)), lead);
        var brought = await BringAsync(
            id, lead, ("statement-id", "c-1_s", "satisfied", "A *list* is there."), ("objective-id", "c-1_a", "not-satisfied", "Names are missing."), ("objective-id", "ac-2_obj", "satisfied", "Of another catalog."),
            ("objective-id", "c-1.1", "satisfied", "It is withdrawn."), ("objective-id", "c-1", "satisfied", " "));
        Assert.Equal((1, 1, 4), (brought.GetProperty("taken").GetInt32(), brought.GetProperty("replaced").GetInt32(), brought.GetProperty("unusableCount").GetInt32()));
        Assert.Equal(
            [
                "/assessment-results/results/0/findings/2 ac-2_obj NOT_OF_THE_CATALOG", "/assessment-results/results/0/findings/3 c-1.1 NOT_OF_THE_CATALOG", "/assessment-results/results/0/findings/4 c-1 NO_REASON",
                "/assessment-results/results/0/reviewed-controls/control-selections/0/include-controls/1 c-2 NO_FINDING",
            ],
            brought.GetProperty("unusable").EnumerateArray().Select(u => $"{u.GetProperty("place").GetString()} {u.GetProperty("target").GetString()} {u.GetProperty("because").GetString()}"));
        Assert.Equal(["c-1 NOT_SATISFIED A list is there.\nNames are missing.", "c-2 "], await DraftAsync(id, lead));

        await BringAsync(id, lead, ("statement-id", "c-2_s", "not-applicable", "There is nothing to watch."));
        Assert.Equal("c-2 NOT_APPLICABLE There is nothing to watch.", (await DraftAsync(id, lead))[1]);
        var filed = (await world.Api.AskAsync(ControlWorld.FileIt, ControlWorld.File(id), lead)).GetProperty("fileControlAssessment");   // they look, and file
        Assert.Equal("""{"satisfied":0,"notApplicable":1,"notSatisfied":1}""", filed.GetProperty("assessment").GetProperty("counts").ToString());
        Assert.Equal("assessment.not_assigned", (await world.Api.RefusalAsync(BringIt, Bringing(id, Results(Guid.NewGuid(), ("statement-id", "c-2_s", "satisfied", "Too late."))), lead)).Code);
    }

    [Fact]
    public async Task Takes_the_newest_results_about_a_control_and_what_does_not_apply_only_where_nothing_does()
    {
        var model = await world.ModelAsync(twice: false);
        var (id, lead, _) = await world.OpenAsync(model);
        await BringAsync(id, lead, ("statement-id", "c-1_s", "satisfied", "A list is there."), ("objective-id", "c-1_a", "not-applicable", "Nobody has a name."));
        Assert.Equal("c-1 SATISFIED A list is there.\nNobody has a name.", (await DraftAsync(id, lead))[0]);

        var results = System.Text.Json.Nodes.JsonNode.Parse(Results(Guid.NewGuid(), ("statement-id", "c-1_s", "not-satisfied", "No list."), ("statement-id", "c-2_s", "not-satisfied", "Nobody watches.")))!;
        var runs = results["assessment-results"]!["results"]!.AsArray();
        var later = System.Text.Json.Nodes.JsonNode.Parse(runs[0]!.ToJsonString().Replace("9c01", "9c02", StringComparison.Ordinal).Replace("6c9d", "6c9e", StringComparison.Ordinal))!.AsObject();
        later["end"] = "2026-09-02T00:00:00Z";
        later["findings"]!.AsArray().RemoveAt(1);
        later["findings"]![0]!["description"] = "A list is there now.";
        later["findings"]![0]!["target"]!["status"]!["state"] = "satisfied";
        later["reviewed-controls"]!["control-selections"]![0] = new System.Text.Json.Nodes.JsonObject { ["include-all"] = new System.Text.Json.Nodes.JsonObject() };
        runs.Insert(0, later);
        await world.Api.AskAsync(BringIt, Bringing(id, results.ToJsonString()), lead);
        Assert.Equal(["c-1 SATISFIED A list is there now.", "c-2 NOT_SATISFIED Nobody watches."], await DraftAsync(id, lead));
        var all = later.DeepClone();
        runs.Clear();
        runs.Add(all);
        var brought = (await world.Api.AskAsync(BringIt, Bringing(id, results.ToJsonString()), lead)).GetProperty("bringControlResults").GetProperty("unusable");
        Assert.Equal("c-2 NO_FINDING", $"{brought[0].GetProperty("target").GetString()} {brought[0].GetProperty("because").GetString()}");
        await world.AbandonAsync(id);
    }

    [Fact]
    public async Task Takes_the_results_of_this_house_with_their_evidence()
    {
        var model = await world.ModelAsync(twice: false);
        var evidence = await world.Api.FileAsync(model, Tokens.Monitor, label: "PUBLIC");
        var (id, lead, _) = await world.OpenAsync(model);
        await world.ReportAsync(id, lead, ("c-1", "SATISFIED", "A <list>.", evidence), ("c-2", "NOT_APPLICABLE", "Nothing to watch.", null));
        var results = (await world.AssessmentAsync(id, "file(document: ASSESSMENT_RESULTS) { content }", lead)).GetProperty("file").GetProperty("content").GetString()!;
        var (_, next, second) = await world.OpenAsync(model);
        var brought = (await world.Api.AskAsync(BringIt, new { input = new { assessmentId = id, file = new { name = "results.json", content = results } } }, next)).GetProperty("bringControlResults");
        Assert.Equal((2, 0), (brought.GetProperty("taken").GetInt32(), brought.GetProperty("unusableCount").GetInt32()));
        Assert.Equal(["c-1 SATISFIED A <list>.", "c-2 NOT_APPLICABLE Nothing to watch."], await DraftAsync(id, next));
        await world.Api.AskAsync(ControlWorld.FileIt, ControlWorld.File(id), next);   // evidence came with it
        if (second is not null)
            await world.AbandonAsync(id);
    }

    [Fact]
    public async Task Is_for_who_was_assigned_and_of_results_alone()
    {
        var model = await world.ModelAsync(twice: false);
        var (id, lead, _) = await world.OpenAsync(model);
        var results = Results(Guid.NewGuid(), ("statement-id", "c-1_s", "satisfied", "Seen."));
        Assert.Equal("assessment.not_assigned", (await world.Api.RefusalAsync(BringIt, Bringing(id, results), Tokens.Monitor)).Code);
        Assert.Equal("assessment.unknown", (await world.Api.RefusalAsync(BringIt, Bringing(id, results), world.People.Values.First(t => t != lead))).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(BringIt, Bringing(id, results), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Equal("assessment.no_results", (await world.Api.RefusalAsync(BringIt, Bringing(id, Plan(Guid.NewGuid())), lead)).Code);
        Assert.Equal("oscal.required_missing", (await world.Api.RefusalAsync(BringIt, Bringing(id, "{\"assessment-results\": {}}"), lead)).Code);
        Assert.Equal(["c-1 ", "c-2 "], await DraftAsync(id, lead));
        await world.AbandonAsync(id);
    }

    async Task<JsonElement> BringAsync(string id, string token, params (string Type, string Target, string State, string Words)[] findings) =>
        (await world.Api.AskAsync(BringIt, Bringing(id, Results(Guid.NewGuid(), findings)), token)).GetProperty("bringControlResults");

    async Task<string[]> DraftAsync(string id, string token) =>
    [
        .. (await world.AssessmentAsync(id, "detail { controls { nodes { control { id } draft { verdict reason } } } }", token)).GetProperty("detail").GetProperty("controls").GetProperty("nodes").EnumerateArray()
            .Select(c => $"{c.GetProperty("control").GetProperty("id").GetString()} {(c.GetProperty("draft") is { ValueKind: JsonValueKind.Object } draft ? $"{draft.GetProperty("verdict").GetString()} {draft.GetProperty("reason").GetString()}" : "")}"),
    ];
}
