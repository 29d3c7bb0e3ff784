using System.Text.Json.Nodes;

namespace Compliance.ExportingAssessments;

/// <summary>What is still to be put right, as an OSCAL plan of action and milestones: each control that is not satisfied, with the finding that was raised about it and by when that is cured. What was cured and closed since is not in it.</summary>
static class PlanOfAction
{
    /// <returns>Null where there is nothing to put right; a plan without an item is none.</returns>
    public static JsonObject? Of(ExportMaterial material)
    {
        var parts = new AssessedParts(material);
        var open = parts.Open.ToList();
        if (open.Count == 0)
            return null;
        var plan = new JsonObject
        {
            ["uuid"] = parts.UuidOf("plan-of-action"),
            ["metadata"] = parts.Metadata("Plan of action and milestones"),
            ["system-id"] = new JsonObject { ["identifier-type"] = "urn:advancedaigov:model", ["id"] = $"{material.Assessment.Model:D}:{material.Assessment.Version}" },
            ["local-definitions"] = new JsonObject { ["components"] = parts.Components() },
            ["observations"] = new JsonArray([.. open.Select(parts.Observation)]),
            ["risks"] = new JsonArray([.. open.Select(parts.Risk)]),
            ["poam-items"] = new JsonArray([.. open.Select(j => (JsonNode)Item(parts, j))]),
        };
        var resources = parts.Resources(open) ?? [];
        if (material.Plan is { } filed)
        {
            if (RoundParts.ImportOf(filed) is { } import)
                plan.Insert(2, "import-ssp", import);
            resources.Insert(0, RoundParts.ResourceOf(filed));
        }
        if (resources.Count > 0)
            plan["back-matter"] = new JsonObject { ["resources"] = resources };
        return plan;
    }

    static JsonObject Item(AssessedParts parts, ControlJudgement judgement)
    {
        var finding = parts.FindingOf(judgement);
        return new()
        {
            ["uuid"] = parts.UuidOf($"item {judgement.Control}"), ["title"] = finding is null ? parts.TitleOf(judgement) : AssessedParts.Escaped(finding.Title), ["description"] = AssessedParts.Escaped(judgement.Reason),
            ["props"] = new JsonArray(AssessedParts.Property("control", judgement.Control)),
            ["related-observations"] = parts.Observed(judgement), ["related-risks"] = parts.Risked(judgement),
        };
    }
}
