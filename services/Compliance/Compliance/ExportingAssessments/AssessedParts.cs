using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.Oscal;
using Compliance.ReadingControlAssessments;

namespace Compliance.ExportingAssessments;

/// <summary>What results and plans of action have in common: metadata, observations and risks. What is said of findings is as they stand when the document is made.</summary>
sealed class AssessedParts(ExportMaterial material) : RoundParts(material.Assessment)
{
    // Findings are raised and closed after the conclusion, and then the document says something else.
    DateTimeOffset Modified => material.Findings.SelectMany(f => f).Select(f => new DateTimeOffset(f.ClosedAt ?? f.OpenedAt)).Append(material.Concluded.At).Max();

    /// <summary>The judgements that are not satisfied and were not put right since.</summary>
    public IEnumerable<ControlJudgement> Open => material.Concluded.Judgements.Where(j => j.Verdict == ControlVerdict.NotSatisfied && FindingOf(j) is not { ClosedAt: not null });

    /// <summary>The finding about a control that is open, or was closed since the conclusion; null where there is none.</summary>
    public ControlFinding? FindingOf(ControlJudgement judgement) => ControlFinding.Of(material.Findings[judgement.Control], material.Concluded.At);

    public string TitleOf(ControlJudgement judgement) => Escaped(material.Titles.GetValueOrDefault(judgement.Control, judgement.Control));

    public JsonObject Metadata(string title) => new()
    {
        ["title"] = Escaped($"{title}: {material.Assessment.ModelName} {material.Assessment.Version}"),
        ["last-modified"] = Instant(Modified),
        ["version"] = material.Assessment.Round.ToString(CultureInfo.InvariantCulture),
        ["oscal-version"] = "1.2.1",
        ["props"] = new JsonArray(Property("catalog-hash", material.Opened.Catalog.Sha256), Property("act", material.Concluded.Act.ToString("D"))),
        ["roles"] = new JsonArray(new JsonObject { ["id"] = "assessor", ["title"] = "Assessor" }),
        ["parties"] = new JsonArray([.. material.Opened.Assignment.People.Select(p => (JsonNode)new JsonObject
        {
            ["uuid"] = Party(p), ["type"] = "person", ["external-ids"] = new JsonArray(new JsonObject { ["scheme"] = "urn:advancedaigov:person", ["id"] = p.ToString("D") }),
        })]),
    };

    public JsonObject Observation(ControlJudgement judgement)
    {
        var observation = new JsonObject
        {
            ["uuid"] = UuidOf($"observation {judgement.Control}"), ["title"] = TitleOf(judgement), ["description"] = Escaped(judgement.Reason), ["methods"] = new JsonArray("EXAMINE"), ["types"] = new JsonArray("control-objective"),
            ["origins"] = new JsonArray(new JsonObject { ["actors"] = new JsonArray([.. material.Filed.Keys.Order().Select(p => (JsonNode)new JsonObject { ["type"] = "party", ["actor-uuid"] = Party(p), ["role-id"] = "assessor" })]) }),
            ["subjects"] = new JsonArray(new JsonObject { ["subject-uuid"] = Subject, ["type"] = "component" }),
        };
        if (judgement.Evidence.Where(material.Files.ContainsKey).ToList() is { Count: > 0 } shown)
            observation["relevant-evidence"] = new JsonArray([.. shown.Select(e => (JsonNode)new JsonObject { ["href"] = $"#{Resource(e)}", ["description"] = Escaped(material.Files[e].Name) })]);
        observation["collected"] = Instant(material.Filed.Values.Max());
        return observation;
    }

    public JsonObject Risk(ControlJudgement judgement)
    {
        var finding = FindingOf(judgement);
        var risk = new JsonObject
        {
            ["uuid"] = UuidOf($"risk {judgement.Control}"), ["title"] = TitleOf(judgement), ["description"] = "The control is not satisfied.", ["statement"] = Escaped(judgement.Reason),
        };
        if (finding is not null)
            risk["props"] = new JsonArray(Property("finding", finding.Id.ToString("D")), Property("severity", finding.Severity.ToString().ToLowerInvariant()));
        risk["status"] = finding is { ClosedAt: not null } ? "closed" : "open";
        if (finding?.CureBy is { } by)
            risk["deadline"] = Instant(new(by));
        risk["related-observations"] = Observed(judgement);
        return risk;
    }

    public JsonArray Observed(ControlJudgement judgement) => new(new JsonObject { ["observation-uuid"] = UuidOf($"observation {judgement.Control}") });

    public JsonArray Risked(ControlJudgement judgement) => new(new JsonObject { ["risk-uuid"] = UuidOf($"risk {judgement.Control}") });

    /// <summary>The evidence that these judgements show, with its hash; null where there is none.</summary>
    public JsonArray? Resources(IEnumerable<ControlJudgement> judgements) =>
        judgements.SelectMany(j => j.Evidence).Distinct().Where(material.Files.ContainsKey).Select(e => (JsonNode)new JsonObject
        {
            ["uuid"] = Resource(e), ["title"] = Escaped(material.Files[e].Name), ["description"] = Escaped($"Made by {material.Files[e].Maker}."),
            ["rlinks"] = new JsonArray(new JsonObject { ["href"] = $"urn:uuid:{e:D}", ["hashes"] = new JsonArray(new JsonObject { ["algorithm"] = "SHA-256", ["value"] = material.Files[e].Sha256 }) }),
        }).ToArray() is { Length: > 0 } resources ? new JsonArray(resources) : null;

    static string Party(Guid person) => OscalUuid.Of($"person {person:D}");

    static string Resource(Guid evidence) => OscalUuid.Of($"evidence {evidence:D}");
}
