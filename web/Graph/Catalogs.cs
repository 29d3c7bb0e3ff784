namespace Web.Graph;

public enum ControlVerdict { Satisfied, NotApplicable, NotSatisfied }
public enum CatalogOrigin { Standard, Framework, File }

/// <summary>One version of a catalog of controls as far as a document asked for it.</summary>
public sealed record ControlCatalog
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Version { get; init; } = "";
    public CatalogOrigin Origin { get; init; }
    public string Source { get; init; } = "";
    public string? StandardNumber { get; init; }
    public int? Edition { get; init; }
    public DateOnly? InForceFrom { get; init; }
    public string Sha256 { get; init; } = "";
    public int ControlCount { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? SupersededAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public bool IsCurrent { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public IReadOnlyList<ControlGroup> Groups { get; init; } = [];
    public Connection<CatalogControl> Controls { get; init; } = new(0, [], null, false);
    public IReadOnlyList<ControlCatalog> Versions { get; init; } = [];
    public ExchangeFile? File { get; init; }
    public CatalogControl? Control { get; init; }
}

public sealed record ControlGroup(string Id, string Title, int ControlCount);

public sealed record CatalogControl(string Id, string Label, string Title)
{
    public string GroupTitle { get; init; } = "";
    public string Statement { get; init; } = "";
    public string Guidance { get; init; } = "";
    public bool IsWithdrawn { get; init; }
}

public sealed record ControlCatalogsAnswer(Connection<ControlCatalog> ControlCatalogs);
public sealed record ControlCatalogAnswer(ControlCatalog? ControlCatalog) { public ControlRules? ControlAssessmentRules { get; init; } }
public sealed record MadeCatalog(ControlCatalog Catalog, ReceiptLink Receipt);
public sealed record ImportCatalogAnswer(MadeCatalog ImportCatalog);

/// <summary>An assessment against a catalog as far as a document asked for it.</summary>
public sealed record ControlAssessment
{
    public Guid Id { get; init; }
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public string DeveloperName { get; init; } = "";
    public string Version { get; init; } = "";
    public Guid CatalogId { get; init; }
    public string CatalogTitle { get; init; } = "";
    public string CatalogVersion { get; init; } = "";
    public int ControlCount { get; init; }
    public int Round { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? LapsedAt { get; init; }
    public ControlCounts? Counts { get; init; }
    public ControlAssessmentDetail? Detail { get; init; }
    public bool IsInside { get; init; }
    public ControlDocument? Plan { get; init; }
    public ExchangeFile? File { get; init; }
}

public sealed record ControlCounts(int Satisfied, int NotApplicable, int NotSatisfied);

public sealed record ControlAssessmentDetail
{
    public bool MayFile { get; init; }
    public int Drafted { get; init; }
    public int ReportsFiled { get; init; }
    public int ReportsAwaited { get; init; }
    public ControlConclusion? Conclusion { get; init; }
    public ControlAssignment? Assignment { get; init; }
    public IReadOnlyList<ControlReport> Reports { get; init; } = [];
    public IReadOnlyList<AssessmentStep> Steps { get; init; } = [];
    public Connection<JudgedControl> Controls { get; init; } = new(0, [], null, false);
}

public sealed record ControlConclusion(DateTimeOffset At, ReceiptLink? Receipt);
public sealed record ControlAssignment(Person? Lead, Person? Second);
public sealed record ControlReport(DateTimeOffset FiledAt, Person? Assessor, ReceiptLink? Receipt);
public sealed record JudgedControl(CatalogControl Control, ControlJudgement? Result, ControlJudgement? Draft, IReadOnlyList<ControlJudgement> Judgements) { public ControlFinding? Finding { get; init; } public ControlSaying? Plan { get; init; } }
public sealed record ControlFinding(Guid Id, string Title, DateTimeOffset? CureBy, DateTimeOffset? ClosedAt);
public sealed record ControlJudgement(ControlVerdict Verdict, string Reason) { public IReadOnlyList<Guid> EvidenceIds { get; init; } = []; public IReadOnlyList<EvidenceFile> Evidence { get; init; } = []; public Person? Assessor { get; init; } }
public sealed record ControlRules(int MostInARow, int TwiceOneIn, string Seed, IReadOnlyList<CurePeriod> Cure);

public sealed record ControlAssessmentsAnswer(Connection<ControlAssessment> ControlAssessments);
public sealed record OneControlAssessmentAnswer(ControlAssessment? ControlAssessment);
public sealed record ControlRulesAnswer(ControlRules ControlAssessmentRules);
public sealed record ControlAgreementAnswer(AgreementOnItems ControlAgreement);
public sealed record MadeControlAssessment(ControlAssessment Assessment, ReceiptLink Receipt);
public sealed record OpenControlAssessmentAnswer(MadeControlAssessment OpenControlAssessment);
public sealed record KeepControlJudgementsAnswer(ControlAssessment KeepControlJudgements);
