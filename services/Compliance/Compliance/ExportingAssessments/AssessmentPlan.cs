using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.ReadingControlAssessments;
using Compliance.ReadingControlDocuments;

namespace Compliance.ExportingAssessments;

/// <summary>The last round of an assessment as an OSCAL assessment plan: the controls, who judges them, and when it began and ended.</summary>
/// <remarks>Assessors stand in it by their part and not by name, so that it is the same for everyone who may have it, and tells nobody who else assesses.</remarks>
static class AssessmentPlan
{
    /// <summary>By which results lead to it.</summary>
    public const string Name = "plan";

    /// <param name="plan">What the developer says that is done; null where nothing is filed.</param>
    public static JsonObject Of(SeenControlAssessment assessment, ImmutableArray<ControlAssessmentEvent> round, SeenControlDocument? plan)
    {
        var (parts, opened) = (new RoundParts(assessment), (ControlAssessmentEvent.Opened)round[0]);
        var ended = round.FirstOrDefault(e => e is ControlAssessmentEvent.Concluded or ControlAssessmentEvent.Abandoned)?.At;
        string[] assessors = [.. opened.Assignment.People.Select((_, i) => parts.UuidOf(string.Create(CultureInfo.InvariantCulture, $"assessor {i}")))];
        return new()
        {
            ["uuid"] = parts.UuidOf(Name),
            ["metadata"] = new JsonObject
            {
                ["title"] = RoundParts.Escaped($"Plan of an assessment: {assessment.ModelName} {assessment.Version}"),
                ["last-modified"] = RoundParts.Instant(new[] { opened.At, ended ?? opened.At, plan is null ? opened.At : new(plan.FiledAt) }.Max()),
                ["version"] = assessment.Round.ToString(CultureInfo.InvariantCulture),
                ["oscal-version"] = "1.2.1",
                ["props"] = new JsonArray(RoundParts.Property("catalog-hash", opened.Catalog.Sha256), RoundParts.Property("act", opened.Act.ToString("D"))),
                ["roles"] = new JsonArray(new JsonObject { ["id"] = "assessor", ["title"] = "Assessor" }),
                ["parties"] = new JsonArray([.. assessors.Select((a, i) => (JsonNode)new JsonObject { ["uuid"] = a, ["type"] = "person", ["name"] = i == 0 ? "Lead assessor" : "Second assessor, blind" })]),
                ["responsible-parties"] = new JsonArray(new JsonObject { ["role-id"] = "assessor", ["party-uuids"] = new JsonArray([.. assessors.Select(a => (JsonNode)a)]) }),
            },
            ["import-ssp"] = RoundParts.ImportOf(plan) ?? new JsonObject { ["href"] = $"#{parts.UuidOf("no plan")}" },
            ["local-definitions"] = new JsonObject { ["components"] = parts.Components(), ["activities"] = new JsonArray(Activity(parts)) },
            ["reviewed-controls"] = new JsonObject
            {
                ["control-selections"] = new JsonArray(new JsonObject { ["include-controls"] = new JsonArray([.. opened.Catalog.Controls.Select(c => (JsonNode)new JsonObject { ["control-id"] = c })]) }),
            },
            ["assessment-subjects"] = new JsonArray(Subjects(parts)),
            ["tasks"] = new JsonArray([Begin(parts, opened), .. assessors.Select(a => (JsonNode)Judge(parts, a, opened, ended))]),
            ["back-matter"] = new JsonObject { ["resources"] = new JsonArray([.. Resources(parts, plan)]) },
        };
    }

    static JsonObject Activity(RoundParts parts) => new()
    {
        ["uuid"] = parts.UuidOf("activity"), ["title"] = "Judge a control",
        ["description"] = "Evidence that the developer and others filed is examined, and the control is judged as satisfied, as not satisfied, or as one that does not apply, each with its reason. What is satisfied is shown by evidence.",
        ["props"] = new JsonArray(new JsonObject { ["name"] = "method", ["value"] = "EXAMINE" }),
    };

    static JsonObject Begin(RoundParts parts, ControlAssessmentEvent.Opened opened) => new()
    {
        ["uuid"] = parts.UuidOf("task begin"), ["type"] = "milestone", ["title"] = "The round begins", ["description"] = "Assessors are assigned by the rules of their register; the assignment, with its reasons, is on record.",
        ["timing"] = new JsonObject { ["on-date"] = new JsonObject { ["date"] = RoundParts.Instant(opened.At) } },
    };

    // How long a round takes is not fixed in advance.
    static JsonObject Judge(RoundParts parts, string assessor, ControlAssessmentEvent.Opened opened, DateTimeOffset? ended)
    {
        var task = new JsonObject { ["uuid"] = parts.UuidOf($"task {assessor}"), ["type"] = "action", ["title"] = "Every control is judged, and the report is filed" };
        if (ended is { } end)
            task["timing"] = new JsonObject { ["within-date-range"] = new JsonObject { ["start"] = RoundParts.Instant(opened.At), ["end"] = RoundParts.Instant(end) } };
        task["dependencies"] = new JsonArray(new JsonObject { ["task-uuid"] = parts.UuidOf("task begin") });
        task["associated-activities"] = new JsonArray(new JsonObject { ["activity-uuid"] = parts.UuidOf("activity"), ["subjects"] = new JsonArray(Subjects(parts)) });
        task["responsible-roles"] = new JsonArray(new JsonObject { ["role-id"] = "assessor", ["party-uuids"] = new JsonArray(assessor) });
        return task;
    }

    static JsonObject Subjects(RoundParts parts) => new() { ["type"] = "component", ["include-subjects"] = new JsonArray(new JsonObject { ["subject-uuid"] = parts.Subject, ["type"] = "component" }) };

    static IEnumerable<JsonNode> Resources(RoundParts parts, SeenControlDocument? plan)
    {
        if (RoundParts.ImportOf(plan) is null)
            yield return Nothing(parts);
        if (plan is not null)
            yield return RoundParts.ResourceOf(plan);
    }

    static JsonObject Nothing(RoundParts parts) => new()
    {
        ["uuid"] = parts.UuidOf("no plan"), ["title"] = "No system security plan is filed", ["description"] = "The developer has filed no system security plan about this version and this catalog. What is assessed stands in this plan as a component.",
    };
}
