using System.Text.Json.Nodes;
using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlAssessments;
using Compliance.ReadingEvidence;

namespace Compliance.ExportingAssessments;

/// <summary>A document of OSCAL in which the result of an assessment can be had.</summary>
public enum AssessmentDocument
{
    /// <summary>Every control with what was observed and found.</summary>
    AssessmentResults,

    /// <summary>What is still to be put right.</summary>
    PlanOfActionAndMilestones,
}

/// <summary>What a document is made of.</summary>
/// <param name="Statements">The identifier of the statement of each control that has one.</param>
/// <param name="Files">The evidence that whoever asks may see.</param>
/// <param name="Findings">Findings that were raised about controls of the catalog with this model, newest first.</param>
sealed record ExportMaterial(
    SeenControlAssessment Assessment, ControlAssessmentEvent.Opened Opened, ControlAssessmentEvent.Concluded Concluded, ImmutableDictionary<Guid, DateTimeOffset> Filed, IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Statements, IReadOnlyDictionary<Guid, SeenEvidence> Files, ILookup<string, ControlFinding> Findings);

/// <summary>Writes results of assessments as OSCAL.</summary>
sealed class AssessmentExport(ControlAssessmentRegister assessments, CatalogShelf shelf, EvidenceRegister evidence)
{
    /// <summary>The file of a concluded assessment.</summary>
    /// <exception cref="RefusalError">There is nothing to plan.</exception>
    public async Task<OscalFileView> WriteAsync(Viewer viewer, SeenControlAssessment assessment, AssessmentDocument document, OscalFormat format, CancellationToken cancellation)
    {
        var material = await GatherAsync(viewer, assessment, cancellation);
        var (name, content) = document switch
        {
            AssessmentDocument.AssessmentResults => ("assessment-results", AssessmentResults.Of(material)),
            _ => ("plan-of-action-and-milestones", PlanOfAction.Of(material) ?? throw new RefusalError("assessment.nothing_open", "There is nothing to put right: no control is judged as not satisfied that was not put right since.")),
        };
        return OscalFileView.Of($"{name}-{assessment.Id:D}-{assessment.Round}", document is AssessmentDocument.AssessmentResults ? "ar" : "poam", new(new JsonObject { [name] = content }, OscalFormat.Json), format);
    }

    async Task<ExportMaterial> GatherAsync(Viewer viewer, SeenControlAssessment assessment, CancellationToken cancellation)
    {
        var round = await assessments.LastRoundAsync(assessment.Id, cancellation);
        var concluded = round.OfType<ControlAssessmentEvent.Concluded>().Single();
        var catalog = OscalFile.Read(await shelf.ContentAsync(assessment.Catalog, cancellation), OscalFormat.Json).Demand();
        var controls = await shelf.AssessedAsync(assessment.Catalog, cancellation);
        var files = await evidence.FindAsync(viewer, [.. concluded.Judgements.SelectMany(j => j.Evidence).Distinct()], cancellation);
        var findings = await assessments.FindingsAsync(assessment, cancellation);
        return new(
            assessment, (ControlAssessmentEvent.Opened)round[0], concluded, round.OfType<ControlAssessmentEvent.Filed>().ToImmutableDictionary(f => f.By, f => f.At), controls.ToDictionary(c => c.Id, c => $"{c.Label} {c.Title}", StringComparer.Ordinal),
            Statements(catalog.Body), files.ToDictionary(f => f.Id), findings.ToLookup(f => f.Control, StringComparer.Ordinal));
    }

    static Dictionary<string, string> Statements(JsonObject catalog)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Visit(catalog);
        return found;

        void Visit(JsonObject holder)
        {
            foreach (var control in Items(holder, "controls"))
            {
                if ((string?)Items(control, "parts").FirstOrDefault(p => (string?)p["name"] == "statement")?["id"] is { } statement)
                    found.TryAdd((string)control["id"]!, statement);
                Visit(control);
            }
            foreach (var group in Items(holder, "groups"))
                Visit(group);
        }
    }

    static IEnumerable<JsonObject> Items(JsonObject holder, string list) => holder[list] is JsonArray items ? items.Cast<JsonObject>() : [];
}
