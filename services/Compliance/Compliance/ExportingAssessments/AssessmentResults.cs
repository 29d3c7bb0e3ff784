using System.Text.Json.Nodes;

namespace Compliance.ExportingAssessments;

/// <summary>The result of an assessment as OSCAL assessment results: of every control what was observed, and what is found.</summary>
/// <remarks>OSCAL knows satisfied and not satisfied. What does not apply is satisfied for the reason <c>other</c>, and its implementation is not applicable.</remarks>
static class AssessmentResults
{
    public static JsonObject Of(ExportMaterial material)
    {
        var (parts, judgements) = (new AssessedParts(material), material.Concluded.Judgements);
        var result = new JsonObject
        {
            ["uuid"] = parts.UuidOf("result"),
            ["title"] = AssessedParts.Escaped(material.Assessment.CatalogTitle),
            ["description"] = AssessedParts.Escaped($"Every control of version {material.Assessment.CatalogVersion} of the catalog, {(material.Opened.Assignment.People.Count == 1 ? "judged by one assessor" : "judged by two assessors; on each the graver judgement counts")}."),
            ["start"] = AssessedParts.Instant(material.Opened.At),
            ["end"] = AssessedParts.Instant(material.Concluded.At),
            ["local-definitions"] = new JsonObject { ["components"] = parts.Components() },
            ["reviewed-controls"] = new JsonObject
            {
                ["control-selections"] = new JsonArray(new JsonObject { ["include-controls"] = new JsonArray([.. judgements.Select(j => (JsonNode)new JsonObject { ["control-id"] = j.Control })]) }),
            },
            ["observations"] = new JsonArray([.. judgements.Select(parts.Observation)]),
        };
        if (judgements.Where(j => j.Verdict == ControlVerdict.NotSatisfied).Select(j => (JsonNode)parts.Risk(j)).ToArray() is { Length: > 0 } risks)
            result["risks"] = new JsonArray(risks);
        result["findings"] = new JsonArray([.. judgements.Select(j => Finding(material, parts, j))]);

        JsonArray resources = parts.Resources(judgements) ?? [];
        resources.Insert(0, Plan(parts));
        return new()
        {
            ["uuid"] = parts.UuidOf("assessment-results"),
            ["metadata"] = parts.Metadata("Results of an assessment"),
            ["import-ap"] = new JsonObject { ["href"] = $"#{parts.UuidOf("plan resource")}" },
            ["results"] = new JsonArray(result),
            ["back-matter"] = new JsonObject { ["resources"] = resources },
        };
    }

    static JsonObject Plan(AssessedParts parts) => new()
    {
        ["uuid"] = parts.UuidOf("plan resource"), ["title"] = "Plan of the assessment", ["description"] = "It can be had where the results are.",
        ["rlinks"] = new JsonArray(new JsonObject { ["href"] = $"urn:uuid:{parts.UuidOf(AssessmentPlan.Name)}" }),
    };

    static JsonNode Finding(ExportMaterial material, AssessedParts parts, ControlJudgement judgement)
    {
        var isStatement = material.Statements.TryGetValue(judgement.Control, out var statement);
        var target = new JsonObject
        {
            ["type"] = isStatement ? "statement-id" : "objective-id", ["target-id"] = isStatement ? statement : judgement.Control,
            ["status"] = new JsonObject
            {
                ["state"] = judgement.Verdict == ControlVerdict.NotSatisfied ? "not-satisfied" : "satisfied",
                ["reason"] = judgement.Verdict switch { ControlVerdict.Satisfied => "pass", ControlVerdict.NotSatisfied => "fail", _ => "other" },
            },
        };
        if (judgement.Verdict == ControlVerdict.NotApplicable)
            target["implementation-status"] = new JsonObject { ["state"] = "not-applicable", ["remarks"] = AssessedParts.Escaped(judgement.Reason) };
        var finding = new JsonObject
        {
            ["uuid"] = parts.UuidOf($"finding {judgement.Control}"), ["title"] = parts.TitleOf(judgement), ["description"] = AssessedParts.Escaped(judgement.Reason),
            ["props"] = new JsonArray(AssessedParts.Property("control", judgement.Control)),
            ["target"] = target, ["related-observations"] = parts.Observed(judgement),
        };
        if (judgement.Verdict == ControlVerdict.NotSatisfied)
            finding["related-risks"] = parts.Risked(judgement);
        return finding;
    }
}
