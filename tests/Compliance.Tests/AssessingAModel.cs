using System.Text.Json;
using Compliance.ReadingStandards;
using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

/// <summary>On a register of assessors of its own.</summary>
public sealed class AssessingAModel : IAsyncLifetime
{
    readonly ComplianceHost host = new();

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Is_made_by_who_was_assigned_blind_where_it_is_in_the_sample_and_decided_by_the_graver()
    {
        var (model, evidence) = await SampledAsync(twice: true);
        var people = new Dictionary<Guid, string>();
        for (var i = 0; i < 3; i++)
        {
            var (person, token) = await host.Api.AdmitAsync();
            people.Add(person, token);
        }
        var command = Guid.NewGuid();
        var act = (await host.Api.AskAsync(OpenIt, Open(model, command: command), Tokens.Monitor)).GetProperty("openAssessment");
        Assert.Equal(act.GetProperty("receipt").ToString(), (await host.Api.AskAsync(OpenIt, Open(model, command: command), Tokens.Monitor)).GetProperty("openAssessment").GetProperty("receipt").ToString());
        Assert.Equal("assessment.already_open", (await host.Api.RefusalAsync(OpenIt, Open(model), Tokens.Monitor)).Code);
        var id = act.GetProperty("assessment").GetProperty("id").GetString()!;
        var assignment = act.GetProperty("assessment").GetProperty("detail").GetProperty("assignment");
        var (lead, second) = (Person(assignment, "lead"), Person(assignment, "second"));
        var third = people.Keys.Single(p => p != lead && p != second);
        Assert.Equal("assessment.unknown", (await host.Api.RefusalAsync(ReportIt, Report(id, evidence), people[third])).Code);
        Assert.Equal("assessment.not_assigned", (await host.Api.RefusalAsync(ReportIt, Report(id, evidence), Tokens.Monitor)).Code);

        await host.Api.AskAsync(ReportIt, Report(id, evidence, cyber: "MODERATE"), people[lead]);
        Assert.Equal(1, await ReportsAsync(people[lead]));
        Assert.Equal(0, await ReportsAsync(people[second]));   // blind
        Assert.Equal(0, await ReportsAsync(Tokens.Monitor));
        var filed = (await host.Api.AskAsync(ReportIt, Report(id, evidence, scrutiny: "NOT_MET"), people[second])).GetProperty("fileAssessment");
        Assert.Equal("NOT_AT_ALL", filed.GetProperty("assessment").GetProperty("decision").GetString());
        Assert.Equal(2, await ReportsAsync(people[second]));
        Assert.True(await host.Database.IsBoundAsync(filed.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.assessment-filed"));

        var outcome = (await host.Api.AssessmentAsync(id, "detail { outcome { rule { id } steps { applies because { kind subject verdict } } receipt { actId } } }", null)).GetProperty("detail").GetProperty("outcome");   // everyone sees what was decided
        Assert.Equal("not-known", outcome.GetProperty("rule").GetProperty("id").GetString());
        Assert.Equal("Independent experts have scrutinised the model", outcome.GetProperty("steps").EnumerateArray().Last().GetProperty("because")[0].GetProperty("subject").GetString());
        Assert.True(await host.Database.IsBoundAsync(outcome.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.assessment-concluded"));
        Assert.Equal(0, await ReportsAsync(null));

        var agreement = (await host.Api.AskAsync("query($s: ID!) { assessorAgreement(standardId: $s) { assessments verdicts { items same alphaNominal { value } } inherentRisk { items same } } }", new { s = Standard })).GetProperty("assessorAgreement");
        Assert.Equal((1, 7, 6), (agreement.GetProperty("assessments").GetInt32(), agreement.GetProperty("verdicts").GetProperty("items").GetInt32(), agreement.GetProperty("verdicts").GetProperty("same").GetInt32()));
        Assert.Equal((4, 3), (agreement.GetProperty("inherentRisk").GetProperty("items").GetInt32(), agreement.GetProperty("inherentRisk").GetProperty("same").GetInt32()));

        async Task<int> ReportsAsync(string? token) => await host.Api.AssessmentAsync(id, "detail { reports { judgements { reason } } }", token) is { ValueKind: JsonValueKind.Object } seen ? seen.GetProperty("detail").GetProperty("reports").GetArrayLength() : 0;
    }

    [Fact]
    public async Task Lets_an_assessor_see_evidence_while_assigned_and_no_longer()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        while (Twice(model))
            model = await host.Api.RegisterAsync(officer);
        var evidence = await host.Api.FileAsync(model, officer);
        var (_, token) = await host.Api.AdmitAsync();
        Assert.Equal(0, await CountAsync());
        var id = (await host.Api.AskAsync(OpenIt, Open(model), Tokens.Monitor)).GetProperty("openAssessment").GetProperty("assessment").GetProperty("id").GetString()!;
        Assert.Equal(1, await CountAsync());
        Assert.Equal(1, (await host.Api.AskAsync("{ modelAssessments(mine: true) { totalCount } }", null, token)).GetProperty("modelAssessments").GetProperty("totalCount").GetInt32());
        await host.Api.RaiseAsync(model, token, "MINOR");
        await host.Api.AskAsync(ReportIt, Report(id, evidence), token);
        Assert.Equal(0, await CountAsync());
        Assert.Equal(JsonValueKind.Null, (await host.Api.AssessmentAsync(id, "id", Tokens.Officer(Guid.NewGuid()))).ValueKind);   // the model is not public
        Assert.Equal("FREELY", (await host.Api.AssessmentAsync(id, "decision", officer)).GetProperty("decision").GetString());

        async Task<int> CountAsync() => (await host.Api.AskAsync("query($m: ID) { evidence(modelId: $m) { totalCount } }", new { m = model }, token)).GetProperty("evidence").GetProperty("totalCount").GetInt32();
    }

    [Fact]
    public async Task Needs_assessors_and_a_version_and_can_be_abandoned()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        Assert.Equal("assessor.too_few", (await host.Api.RefusalAsync(OpenIt, Open(model), Tokens.Monitor)).Code);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(OpenIt, Open(model, "9"), Tokens.Monitor)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(OpenIt, Open(model), Tokens.Officer(Guid.NewGuid()))).Code);
        await host.Api.AdmitAsync();
        await host.Api.AdmitAsync();
        var id = (await host.Api.AskAsync(OpenIt, Open(model), Tokens.Monitor)).GetProperty("openAssessment").GetProperty("assessment").GetProperty("id").GetString()!;
        await host.Api.AskAsync("mutation($input: AbandonAssessmentInput!) { abandonAssessment(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), assessmentId = id, reason = "It was withdrawn." } }, Tokens.Monitor);
        Assert.Equal(2, (await host.Api.AskAsync(OpenIt, Open(model), Tokens.Monitor)).GetProperty("openAssessment").GetProperty("assessment").GetProperty("round").GetInt32());
    }

    async Task<(string Model, string Evidence)> SampledAsync(bool twice)
    {
        string model;
        do
            model = await host.Api.RegisterAsync(Tokens.Monitor);
        while (Twice(model) != twice);
        return (model, await host.Api.FileAsync(model, Tokens.Monitor, label: "PUBLIC"));
    }

    static bool Twice(string model) => ShippedStandards.All[Standard].Sampling.Takes(Guid.Parse(model), "1", 1);

    static Guid Person(JsonElement assignment, string which) => assignment.GetProperty(which).GetProperty("id").GetGuid();
}
