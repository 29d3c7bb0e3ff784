using Compliance.AssessingByControls;
using Compliance.ExportingAssessments;
using Compliance.FilingAControlDocument;
using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.ReadingAssessments;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlDocuments;
using Compliance.ReadingEvidence;
using GraphQL;

namespace Compliance.ReadingControlAssessments;

/// <summary>The assessment of a version against a catalog, control by control, by its last round.</summary>
[Public, Name("ControlAssessment")]
sealed class ControlAssessmentView(SeenControlAssessment assessment)
{
    [Id]
    public string Id => assessment.Id.ToString("D");

    [Id]
    public string ModelId => assessment.Model.ToString("D");

    public string ModelName => assessment.ModelName;

    public string DeveloperName => assessment.DeveloperName;

    public string Version => assessment.Version;

    [Id]
    public string CatalogId => assessment.Catalog.ToString("D");

    public string CatalogTitle => assessment.CatalogTitle;

    public string CatalogVersion => assessment.CatalogVersion;

    /// <summary>How many controls are judged.</summary>
    public int ControlCount => assessment.Controls;

    public int Round => assessment.Round;

    public DateTime OpenedAt => assessment.OpenedAt;

    /// <summary>When the round was concluded or abandoned.</summary>
    public DateTime? EndedAt => assessment.EndedAt;

    /// <summary>How many controls were judged how; null before the conclusion, and where the round was abandoned.</summary>
    public ControlCountsView? Counts => assessment.Counts is { } counts ? new(counts) : null;

    /// <summary>Since when the result no longer holds, because the model has changed.</summary>
    public DateTime? LapsedAt => assessment.LapsedAt;

    /// <summary>Whether the caller may see more than the counts.</summary>
    public bool IsInside => assessment.IsInside;

    /// <summary>How it came to that.</summary>
    [Complexity(500)]   // it is read from all events
    public async Task<ControlAssessmentDetailView> Detail(IResolveFieldContext context, [FromServices] ControlAssessmentRegister assessments) =>
        new(assessment, await assessments.LastRoundAsync(assessment.Id, context.CancellationToken), ControlAssessmentDetailView.PersonOf(context));

    /// <summary>The assessment as a document of OSCAL, for who is inside; of its results null before the conclusion.</summary>
    [Complexity(5_000)]   // the whole catalog is read for it
    public async Task<OscalFileView?> File(IResolveFieldContext context, [FromServices] AssessmentExport export, AssessmentDocument document, OscalFormat format = OscalFormat.Json) =>
        assessment.IsInside && (document is AssessmentDocument.AssessmentPlan || assessment.Counts is not null) ? await export.WriteAsync(Viewer.Of(context), assessment, document, format, context.CancellationToken) : null;

    /// <summary>What the developer says that is done about this catalog: the newest plan of this version, else of the model. Null where none is filed, and to others than who is inside.</summary>
    [Complexity(20)]
    public async Task<ControlDocumentView?> Plan(IResolveFieldContext context, [FromServices] ControlDocumentRegister documents, [FromServices] CatalogShelf shelf) =>
        await PlanAsync(context, documents, shelf, assessment) is { } plan ? new(plan) : null;

    internal static async Task<SeenControlDocument?> PlanAsync(IResolveFieldContext context, ControlDocumentRegister documents, CatalogShelf shelf, SeenControlAssessment assessment) =>
        await documents.PlanOfAsync(DocumentReader.Of(context), assessment.Model, assessment.Version, (await shelf.FindAsync(assessment.Catalog, context.CancellationToken))!.Series, context.CancellationToken);
}

/// <summary>How many controls were judged how.</summary>
[Public, Name("ControlCounts")]
sealed class ControlCountsView(ControlCounts counts)
{
    public int Satisfied => counts.Satisfied;

    public int NotApplicable => counts.NotApplicable;

    public int NotSatisfied => counts.NotSatisfied;
}

/// <summary>The last round of an assessment against a catalog.</summary>
[Public, Name("ControlAssessmentDetail")]
sealed class ControlAssessmentDetailView(SeenControlAssessment assessment, ImmutableArray<ControlAssessmentEvent> round, Guid? person)
{
    readonly ControlAssessmentEvent.Opened opened = (ControlAssessmentEvent.Opened)round[0];

    /// <summary>Who assesses, and how it came to that; for monitors and for who was assigned.</summary>
    public AssignmentView? Assignment(IResolveFieldContext context) => Viewer.Of(context).SeesAll || IsAssigned(context) ? new(opened.Assignment) : null;

    /// <summary>Whether the caller has a report to file.</summary>
    public bool MayFile(IResolveFieldContext context) => IsAssigned(context) && assessment.EndedAt is null && !Filed.Any(f => f.By == PersonOf(context));

    /// <summary>How many controls the caller has judged so far, in a report that is not filed.</summary>
    public async Task<int> Drafted(IResolveFieldContext context, [FromServices] ControlDesk desk) => MayFile(context) ? (await desk.DraftAsync(assessment.Id, opened.Round, PersonOf(context)!.Value, context.CancellationToken)).Count : 0;

    /// <summary>How many of how many reports are there.</summary>
    public int ReportsFiled => Filed.Count();

    public int ReportsAwaited => opened.Assignment.People.Count;

    /// <summary>The reports that are filed. Until all are, each sees only the own; to others than who is inside there are none.</summary>
    public IEnumerable<ControlReportView> Reports => Shown.Select(f => new ControlReportView(f));

    /// <summary>Its controls in reading order, each with what was judged. Until all have filed each sees only the own judgements, and nobody else sees any.</summary>
    /// <param name="group">Only of this group.</param>
    /// <param name="verdict">Only those that were judged so in the end.</param>
    public async Task<JudgedControlConnection> Controls(
        IResolveFieldContext context, [FromServices] CatalogShelf shelf, [FromServices] ControlDesk desk, [FromServices] ControlAssessmentRegister assessments, [FromServices] ControlDocumentRegister documents,
        int first = 50, string? after = null, string? group = null, ControlVerdict? verdict = null)
    {
        var start = Offset.Read(first, after);
        var concluded = assessment.IsInside ? Concluded : null;
        var result = concluded is not null ? concluded.Judgements.ToDictionary(j => j.Control, StringComparer.Ordinal) : [];
        var drafts = MayFile(context) ? (await desk.DraftAsync(assessment.Id, opened.Round, PersonOf(context)!.Value, context.CancellationToken)).ToDictionary(j => j.Control, StringComparer.Ordinal) : [];
        var all = (await shelf.AssessedAsync(assessment.Catalog, context.CancellationToken))
            .Where(c => (group is null || c.Group == group) && (verdict is null || result.GetValueOrDefault(c.Id)?.Verdict == verdict)).ToList();
        ControlAssessmentEvent.Filed[] shown = [.. Shown];
        var findings = concluded is not null ? (await assessments.FindingsAsync(assessment, context.CancellationToken)).ToLookup(f => f.Control, StringComparer.Ordinal) : null;
        var said = await ControlAssessmentView.PlanAsync(context, documents, shelf, assessment) is { } plan ? (await documents.SayingsAsync(plan.Id, context.CancellationToken)).ToDictionary(s => s.Control, StringComparer.Ordinal) : [];
        return new(
            [.. all.Skip(start).Take(first).Select(c => new JudgedControlView(c, result.GetValueOrDefault(c.Id), drafts.GetValueOrDefault(c.Id), shown, findings is null ? null : ControlFinding.Of(findings[c.Id], concluded!.At), said.GetValueOrDefault(c.Id)))], start, all.Count);
    }

    /// <summary>When the result came about, and its receipt; null before.</summary>
    public ControlConclusionView? Conclusion => Concluded is { } concluded ? new(concluded) : null;

    /// <summary>What has happened in this round, oldest first; to others than who is inside only that it began and has a result.</summary>
    public IEnumerable<ControlAssessmentStepView> Steps =>
        round.Where(e => assessment.IsInside || e is ControlAssessmentEvent.Opened or ControlAssessmentEvent.Concluded or ControlAssessmentEvent.Lapsed).Select(e => new ControlAssessmentStepView(e));

    IEnumerable<ControlAssessmentEvent.Filed> Filed => round.OfType<ControlAssessmentEvent.Filed>();

    IEnumerable<ControlAssessmentEvent.Filed> Shown => Filed.Where(f => assessment.IsInside && (Concluded is not null || f.By == person));

    ControlAssessmentEvent.Concluded? Concluded => round.OfType<ControlAssessmentEvent.Concluded>().FirstOrDefault();

    bool IsAssigned(IResolveFieldContext context) => PersonOf(context) is { } asking && opened.Assignment.Includes(asking);

    internal static Guid? PersonOf(IResolveFieldContext context) => BuildingBlocks.Hosting.Caller.Of(context.User)?.PersonId;
}

[Public, Name("ControlConclusion")]
sealed class ControlConclusionView(ControlAssessmentEvent.Concluded concluded)
{
    public DateTime At => concluded.At.UtcDateTime;

    public ReceiptStub Receipt => new(concluded.Act);
}

/// <summary>That an assessor has filed.</summary>
[Public, Name("ControlReport")]
sealed class ControlReportView(ControlAssessmentEvent.Filed filed)
{
    public PersonStub Assessor => new(filed.By);

    public DateTime FiledAt => filed.At.UtcDateTime;

    public ReceiptStub Receipt => new(filed.Act);
}

/// <summary>A control with what was judged of it.</summary>
[Public, Name("JudgedControl")]
sealed class JudgedControlView(CatalogControl control, ControlJudgement? result, ControlJudgement? draft, IReadOnlyList<ControlAssessmentEvent.Filed> reports, ControlFinding? finding, ControlSaying? said)
{
    public ControlView Control => new(control);

    /// <summary>What the developer's plan says of it; null where it does not speak of it, where there is none, and to others than who is inside.</summary>
    public ControlSayingView? Plan => said is null ? null : new(said);

    /// <summary>What counts in the end; null before the conclusion.</summary>
    public ControlJudgementView? Result => result is null ? null : new(result, null);

    /// <summary>What the caller has written so far, in a report that is not filed.</summary>
    public ControlJudgementView? Draft => draft is null ? null : new(draft, null);

    /// <summary>The finding about it that tells how it stands with this model: one that is open, else one that was closed since the conclusion. Before that there is none, and none to others than who is inside.</summary>
    public ControlFindingView? Finding => finding is null ? null : new(finding);

    /// <summary>What each assessor judged.</summary>
    public IEnumerable<ControlJudgementView> Judgements => reports.Select(f => new ControlJudgementView(f.Judgements.Find(j => j.Control == control.Id)!, f.By));
}

/// <summary>A finding that was raised about a control.</summary>
[Public, Name("ControlFinding")]
sealed class ControlFindingView(ControlFinding finding)
{
    [Id]
    public string Id => finding.Id.ToString("D");

    public string Title => finding.Title;

    public Severity Severity => finding.Severity;

    /// <summary>By when it is to be cured; exclusive.</summary>
    public DateTime? CureBy => finding.CureBy;

    public DateTime? ClosedAt => finding.ClosedAt;
}

[Public, Name("ControlJudgement")]
sealed class ControlJudgementView(ControlJudgement judgement, Guid? by)
{
    public ControlVerdict Verdict => judgement.Verdict;

    public string Reason => judgement.Reason;

    /// <summary>Who judged so; null for what counts in the end, and for a draft.</summary>
    public PersonStub? Assessor => by is { } person ? new(person) : null;

    [Id]
    public IEnumerable<string> EvidenceIds => judgement.Evidence.Select(e => e.ToString("D"));

    /// <summary>The files that show it, as far as the caller may see them.</summary>
    public async Task<IEnumerable<EvidenceFileView>> Evidence(IResolveFieldContext context, [FromServices] EvidenceRegister evidence) =>
        (await evidence.FindAsync(Viewer.Of(context), judgement.Evidence, context.CancellationToken)).Select(e => new EvidenceFileView(e));
}

/// <summary>Part of the controls of an assessment, in reading order.</summary>
[Public, Name("JudgedControlConnection")]
sealed class JudgedControlConnection(IReadOnlyList<JudgedControlView> rows, int start, int total)
{
    public int TotalCount => total;

    public IEnumerable<JudgedControlView> Nodes => rows;

    public string? EndCursor => Offset.Next(start, rows.Count, total);

    public bool HasNextPage => EndCursor is not null;
}

[Public, Name("ControlAssessmentStep")]
sealed class ControlAssessmentStepView(ControlAssessmentEvent happened)
{
    public AssessmentStepKind Kind => Enum.Parse<AssessmentStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    /// <summary>Why it was abandoned.</summary>
    public string? Reason => (happened as ControlAssessmentEvent.Abandoned)?.Reason;

    /// <summary>Because of what it lapsed.</summary>
    public ModelChangeKind? Change => (happened as ControlAssessmentEvent.Lapsed)?.Change.Kind;

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>A binding act on an assessment against a catalog, just done or recalled.</summary>
[Public, Name("ControlAssessmentAct")]
sealed class ControlAssessmentActView(Guid assessment, Guid act)
{
    public async Task<ControlAssessmentView?> Assessment(IResolveFieldContext context, [FromServices] ControlAssessmentRegister assessments) =>
        await assessments.FindAsync(Viewer.Of(context), assessment, context.CancellationToken) is { } seen ? new(seen) : null;

    public ReceiptStub Receipt => new(act);
}

/// <summary>Part of the assessments against catalogs, newest first.</summary>
[Public, Name("ControlAssessmentConnection")]
sealed class ControlAssessmentConnection(Page<SeenControlAssessment> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<ControlAssessmentView> Nodes => page.Rows.Select(a => new ControlAssessmentView(a));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.OpenedAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
