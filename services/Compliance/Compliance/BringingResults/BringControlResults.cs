using Compliance.AssessingByControls;
using Compliance.BringingResults;
using Compliance.FilingAControlDocument;
using Compliance.ReadingControlAssessments;
using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>Assessment results of OSCAL that were made elsewhere, in JSON, XML or YAML.</summary>
sealed class BringControlResultsInput
{
    [Id]
    public required string AssessmentId { get; init; }

    public required OscalFileInput File { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For whom the assessment was assigned to: every finding becomes a judgement of the own draft. Nothing is filed by it, it binds nobody and has no receipt.</summary>
    [Roles(Roles.Monitor, Roles.Researcher), Complexity(5_000)]   // up to 5 MB are read, and the whole catalog
    public static async Task<BroughtResultsView> BringControlResults(
        IResolveFieldContext context, [FromServices] ControlDesk desk, [FromServices] ControlAssessmentRegister assessments, [FromServices] ResultsReader results, BringControlResultsInput input)
    {
        var (assessment, person) = (await assessments.DemandAsync(context, input.AssessmentId), context.DemandPerson());
        var document = SoundDocument.Of(Given([input.File])[0]);
        if (document.Kind is not ControlDocumentKind.AssessmentResults)
            throw new RefusalError("assessment.no_results", "These are no assessment results of OSCAL.");
        var read = await results.ReadAsync(Viewer.Of(context), assessment, document.Document, context.CancellationToken);
        var before = (await desk.DraftAsync(assessment.Id, assessment.Round, person, context.CancellationToken)).Select(j => j.Control).ToHashSet(StringComparer.Ordinal);
        await desk.KeepAsync(assessment.Id, person, read.Judgements, context.CancellationToken);
        return new(assessment, read, read.Judgements.Count(j => before.Contains(j.Control)));
    }
}

/// <summary>What came of results that were brought.</summary>
[Public, Name("BroughtControlResults")]
sealed class BroughtResultsView(SeenControlAssessment assessment, ReadResults read, int replaced)
{
    const int Most = 500;

    public ControlAssessmentView Assessment => new(assessment);

    /// <summary>How many controls the draft judges by them.</summary>
    public int Taken => read.Judgements.Count;

    /// <summary>How many of these it judged before, and judges otherwise now.</summary>
    public int Replaced => replaced;

    public int UnusableCount => read.Unusable.Count;

    /// <summary>What could not be used, in the order of the file, at most 500.</summary>
    public IEnumerable<UnusableFindingView> Unusable => read.Unusable.Take(Most).Select(u => new UnusableFindingView(u));
}

/// <summary>Why something could not be used.</summary>
public enum UnusableBecause
{
    /// <summary>The catalog has no such control, statement or objective, or it is withdrawn.</summary>
    NotOfTheCatalog,

    /// <summary>It says neither satisfied nor not satisfied.</summary>
    NoVerdict,

    /// <summary>Why it is judged so is not said.</summary>
    NoReason,

    /// <summary>The reason has more than 20,000 characters.</summary>
    ReasonTooLong,

    /// <summary>It was looked at, and there is no finding about it.</summary>
    NoFinding,
}

[Public, Name("UnusableFinding")]
sealed class UnusableFindingView(UnusableFinding finding)
{
    /// <summary>JSON pointer.</summary>
    public string Place => finding.Place;

    /// <summary>What it is about, as the file says it.</summary>
    public string Target => finding.Target;

    public UnusableBecause Because => finding.Because;
}
