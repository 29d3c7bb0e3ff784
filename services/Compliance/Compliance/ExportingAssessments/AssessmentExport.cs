using System.Text.Json.Nodes;
using Compliance.FilingAControlDocument;
using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlAssessments;
using Compliance.ReadingControlDocuments;
using Compliance.ReadingEvidence;

namespace Compliance.ExportingAssessments;

/// <summary>A document of OSCAL in which an assessment can be had.</summary>
public enum AssessmentDocument
{
    /// <summary>What is assessed, by how many, and when.</summary>
    AssessmentPlan,

    /// <summary>Every control with what was observed and found.</summary>
    AssessmentResults,

    /// <summary>What is still to be put right.</summary>
    PlanOfActionAndMilestones,
}

/// <summary>What a document is made of.</summary>
/// <param name="Statements">The identifier of the statement of each control that has one.</param>
/// <param name="Files">The evidence that whoever asks may see.</param>
/// <param name="Findings">Findings that were raised about controls of the catalog with this model, newest first.</param>
/// <param name="Plan">What the developer said that is done when the round ended; null where nothing was filed.</param>
sealed record ExportMaterial(
    SeenControlAssessment Assessment, ControlAssessmentEvent.Opened Opened, ControlAssessmentEvent.Concluded Concluded, ImmutableDictionary<Guid, DateTimeOffset> Filed, IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Statements, IReadOnlyDictionary<Guid, SeenEvidence> Files, ILookup<string, ControlFinding> Findings, SeenControlDocument? Plan);

/// <summary>Writes assessments as OSCAL.</summary>
sealed class AssessmentExport(ControlAssessmentRegister assessments, CatalogShelf shelf, EvidenceRegister evidence, ControlDocumentRegister documents)
{
    /// <summary>The file of an assessment; of its results, where it is concluded.</summary>
    /// <exception cref="RefusalError">There is nothing to plan.</exception>
    public async Task<OscalFileView> WriteAsync(Viewer viewer, SeenControlAssessment assessment, AssessmentDocument document, OscalFormat format, CancellationToken cancellation)
    {
        var round = await assessments.LastRoundAsync(assessment.Id, cancellation);
        var plan = await documents.PlanThenAsync(assessment.Model, assessment.Version, (await shelf.FindAsync(assessment.Catalog, cancellation))!.Series, assessment.EndedAt, cancellation);
        var (name, abbreviation, content) = document switch
        {
            AssessmentDocument.AssessmentPlan    => ("assessment-plan", "ap", AssessmentPlan.Of(assessment, round, plan)),
            AssessmentDocument.AssessmentResults => ("assessment-results", "ar", AssessmentResults.Of(await GatherAsync(viewer, assessment, round, plan, cancellation))),
            _ => ("plan-of-action-and-milestones", "poam", PlanOfAction.Of(await GatherAsync(viewer, assessment, round, plan, cancellation)) ?? throw NothingOpen()),
        };
        return OscalFileView.Of($"{name}-{assessment.Id:D}-{assessment.Round}", abbreviation, new(new JsonObject { [name] = content }, OscalFormat.Json), format);
    }

    static RefusalError NothingOpen() => new("assessment.nothing_open", "There is nothing to put right: no control is judged as not satisfied that was not put right since.");

    async Task<ExportMaterial> GatherAsync(Viewer viewer, SeenControlAssessment assessment, ImmutableArray<ControlAssessmentEvent> round, SeenControlDocument? plan, CancellationToken cancellation)
    {
        var concluded = round.OfType<ControlAssessmentEvent.Concluded>().Single();
        var catalog = OscalFile.Read(await shelf.ContentAsync(assessment.Catalog, cancellation), OscalFormat.Json).Demand();
        var controls = await shelf.AssessedAsync(assessment.Catalog, cancellation);
        var files = await evidence.FindAsync(viewer, [.. concluded.Judgements.SelectMany(j => j.Evidence).Distinct()], cancellation);
        var findings = await assessments.FindingsAsync(assessment, cancellation);
        return new(
            assessment, (ControlAssessmentEvent.Opened)round[0], concluded, round.OfType<ControlAssessmentEvent.Filed>().ToImmutableDictionary(f => f.By, f => f.At), controls.ToDictionary(c => c.Id, c => $"{c.Label} {c.Title}", StringComparer.Ordinal),
            new CatalogParts(catalog).Statements, files.ToDictionary(f => f.Id), findings.ToLookup(f => f.Control, StringComparer.Ordinal), plan);
    }
}
