using System.Text.Json;
using Compliance.AssessingByControls;

namespace Compliance.Tests.Hosting;

/// <summary>A service with a register of assessors of its own: three people, and a catalog with two controls.</summary>
public sealed class ControlWorld : IAsyncLifetime
{
    public const string OpenIt = "mutation($input: OpenControlAssessmentInput!) { openControlAssessment(input: $input) { assessment { id round controlCount detail { reportsAwaited assignment { lead { id } second { id } } } } receipt { actId } } }";
    public const string KeepIt = "mutation($input: KeepControlJudgementsInput!) { keepControlJudgements(input: $input) { id detail { drafted } } }";
    public const string FileIt = "mutation($input: FileControlAssessmentInput!) { fileControlAssessment(input: $input) { assessment { id counts { satisfied notApplicable notSatisfied } } receipt { actId } } }";

    public ComplianceHost Host { get; } = new();

    public Api Api => Host.Api;

    public Dictionary<Guid, string> People { get; } = [];

    public string Catalog { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        for (var i = 0; i < 3; i++)
        {
            var (person, token) = await Api.AdmitAsync();
            People.Add(person, token);
        }
        Catalog = (await Api.BringAsync(("a.json", CatalogSteps.Json("A catalog")))).GetProperty("catalog").GetProperty("id").GetString()!;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public object Open(string model, string? catalog = null, Guid? command = null) => new { input = new { commandId = command ?? Guid.NewGuid(), modelId = model, version = "1", catalogId = catalog ?? Catalog } };

    /// <summary>A model whose first round is assessed twice, or once.</summary>
    public async Task<string> ModelAsync(bool twice, string? token = null)
    {
        while (true)
        {
            var model = await Api.RegisterAsync(token ?? Tokens.Monitor);
            if (ControlDesk.Rules.Sampling.Takes(Guid.Parse(model), "1", 1) == twice)
                return model;
        }
    }

    public async Task<(string Id, string Lead, string? Second)> OpenAsync(string model, string? catalog = null)
    {
        var assessment = (await Api.AskAsync(OpenIt, Open(model, catalog), Tokens.Monitor)).GetProperty("openControlAssessment").GetProperty("assessment");
        var assigned = assessment.GetProperty("detail").GetProperty("assignment");
        var second = assigned.GetProperty("second");
        return (assessment.GetProperty("id").GetString()!, People[assigned.GetProperty("lead").GetProperty("id").GetGuid()], second.ValueKind is JsonValueKind.Null ? null : People[second.GetProperty("id").GetGuid()]);
    }

    public static object Keep(string assessment, params (string Control, string Verdict, string Reason, string? Evidence)[] judgements) => new
    {
        input = new { assessmentId = assessment, judgements = judgements.Select(j => new { controlId = j.Control, verdict = j.Verdict, reason = j.Reason, evidenceIds = j.Evidence is null ? [] : new[] { j.Evidence } }) },
    };

    public static object File(string assessment) => new { input = new { commandId = Guid.NewGuid(), assessmentId = assessment } };

    /// <summary>The whole report of an assessor.</summary>
    public async Task<JsonElement> ReportAsync(string assessment, string token, params (string Control, string Verdict, string Reason, string? Evidence)[] judgements)
    {
        await Api.AskAsync(KeepIt, Keep(assessment, judgements), token);
        return (await Api.AskAsync(FileIt, File(assessment), token)).GetProperty("fileControlAssessment");
    }

    public Task<JsonElement> AbandonAsync(string assessment) => Api.AskAsync(
        "mutation($input: AbandonAssessmentInput!) { abandonControlAssessment(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), assessmentId = assessment, reason = "It was opened for a test." } }, Tokens.Monitor);

    public async Task<JsonElement> AssessmentAsync(string id, string fields, string? token) => (await Api.AskAsync($"query($id: ID!) {{ controlAssessment(id: $id) {{ {fields} }} }}", new { id }, token)).GetProperty("controlAssessment");
}

[CollectionDefinition(nameof(ByControls))]
public sealed class ByControls : ICollectionFixture<ControlWorld>;
