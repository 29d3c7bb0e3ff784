using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.Oscal;
using Compliance.ReadingControlAssessments;
using Compliance.ReadingControlDocuments;

namespace Compliance.ExportingAssessments;

/// <summary>What all documents about a round have in common: identifiers, which follow from what they stand for, the model as a component, and the developer's plan.</summary>
class RoundParts(SeenControlAssessment assessment)
{
    const string PropertySpace = "urn:advancedaigov:oscal:1";

    readonly string round = string.Create(CultureInfo.InvariantCulture, $"{assessment.Id:D} {assessment.Round}");

    public string Subject => UuidOf("subject");

    public string UuidOf(string name) => OscalUuid.Of($"{round} {name}");

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Words of people in a place where OSCAL has Markdown.</summary>
    public static string Escaped(string words) => string.Concat(words.Select(c => c is '\\' or '`' or '*' or '_' or '{' or '[' or '<' or '#' or '$' or '^' or '~' ? $"\\{c}" : c == '\n' ? "\n" : char.IsControl(c) ? " " : c.ToString()));

    public static JsonObject Property(string name, string value) => new() { ["name"] = name, ["ns"] = PropertySpace, ["value"] = value };

    public JsonArray Components() => new(new JsonObject
    {
        ["uuid"] = Subject, ["type"] = "software", ["title"] = Escaped($"{assessment.ModelName} {assessment.Version}"), ["description"] = Escaped($"A model of {assessment.DeveloperName}."),
        ["props"] = new JsonArray(Property("model", assessment.Model.ToString("D")), Property("version", assessment.Version)),
        ["status"] = new JsonObject { ["state"] = "other", ["remarks"] = "How it is deployed is not told here." },
    });

    /// <summary>The developer's plan, by its identifier and its hash.</summary>
    public static JsonObject ResourceOf(SeenControlDocument plan) => new()
    {
        ["uuid"] = Resource(plan), ["title"] = Escaped(plan.Title), ["description"] = Escaped($"Filed on {Instant(new(plan.FiledAt))}, version {plan.Version}."),
        ["rlinks"] = new JsonArray(new JsonObject { ["href"] = $"urn:uuid:{plan.Uuid:D}", ["hashes"] = new JsonArray(new JsonObject { ["algorithm"] = "SHA-256", ["value"] = plan.Sha256 }) }),
    };

    /// <returns>Null where it is no system security plan, which alone is imported.</returns>
    public static JsonObject? ImportOf(SeenControlDocument? plan) => plan is { Kind: ControlDocumentKind.SystemSecurityPlan } ? new() { ["href"] = $"#{Resource(plan)}" } : null;

    static string Resource(SeenControlDocument plan) => OscalUuid.Of($"document {plan.Id:D}");
}
