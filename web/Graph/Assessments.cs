namespace Web.Graph;

public enum FlowLabel { Public, SafetyRelevant, Sensitive }
public enum EvidenceStepKind { Filed, Refused, RetentionExtended, Erased }
public enum Severity { Observation, Minor, Major, Critical }
public enum FindingState { Open, CureShown, Closed }
public enum AuditFindingStepKind { Raised, CureShown, CureReturned, Closed, Reopened }
public enum DeploymentDecision { Freely, WithSafeguards, NotAtAll, StopDevelopment }
public enum RiskLevel { Low, Moderate, High, Extreme }
public enum Verdict { Met, PartlyMet, NotMet }
public enum FactKind { Inherent, Residual, Requirement }
public enum Eligibility { Eligible, NotAdmitted, Retired, OwnOrganization, Conflict, Rotation }
public enum AssessmentStepKind { Opened, Filed, Concluded, Abandoned, Lapsed }
public enum ModelChangeKind { FineTuned, Distilled, Merged, TrainedFurther, ToolsChanged, ElicitationImproved }
public enum ClaimTopic { DangerousCapability, Controllability, Safeguard }
public enum ClaimState { Standing, Lapsed, Withdrawn }
public enum ElicitationEffort { AsIs, Prompting, Scaffolding, FineTuning }
public enum TermUnit { Hours, Days, WorkingDays, Months }

/// <summary>A file of evidence as far as a document asked for it.</summary>
public sealed record EvidenceFile
{
    public Guid Id { get; init; }
    public int Parts { get; init; }
    public string? Part { get; init; }
    public string Sha256 { get; init; } = "";
    public int Size { get; init; }
    public string Name { get; init; } = "";
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public string Maker { get; init; } = "";
    public string Method { get; init; } = "";
    public DateOnly Made { get; init; }
    public FlowLabel Label { get; init; }
    public DateTimeOffset KeptUntil { get; init; }
    public DateTimeOffset FiledAt { get; init; }
    public DateTimeOffset? ErasedAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public string? Content { get; init; }
    public IReadOnlyList<EvidenceStep> History { get; init; } = [];
}

public sealed record EvidenceStep(EvidenceStepKind Kind, DateTimeOffset At, string? Reason, ReceiptLink? Receipt);
public sealed record RefusedEvidence(Guid ModelId, string ModelName, string Name, string Stated, string Found, DateTimeOffset At, ReceiptLink? Receipt);

/// <summary>A finding as far as a document asked for it.</summary>
public sealed record AuditFinding
{
    public Guid Id { get; init; }
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public string DeveloperName { get; init; } = "";
    public Severity Severity { get; init; }
    public string Title { get; init; } = "";
    public FindingState State { get; init; }
    public DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? CureBy { get; init; }
    public bool IsOverdue { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public int Reopened { get; init; }
    public SafetyRequirement? Requirement { get; init; }
    public OwedDuty? MissedDuty { get; init; }
    public AuditFindingDetail? Detail { get; init; }
}

public sealed record AuditFindingDetail(string Account, IReadOnlyList<string> Next, IReadOnlyList<EvidenceFile> Evidence, IReadOnlyList<AuditFindingStep> Steps);
public sealed record AuditFindingStep(AuditFindingStepKind Kind, DateTimeOffset At, string Account, DateTimeOffset? CureBy, Person? By, IReadOnlyList<EvidenceFile> Evidence, ReceiptLink? Receipt) { public bool IsByPlatform { get; init; } }
public sealed record AuditFindingAge(int FromDays, Severity Severity, int Count, int Overdue);

public sealed record SafetyRequirement(string Id, string Name) { public string Part { get; init; } = ""; public string Text { get; init; } = ""; public string Paragraph { get; init; } = ""; }
public sealed record RiskArea(string Id, string Name) { public string Text { get; init; } = ""; }
public sealed record Safeguard(string Id, string Name) { public string Text { get; init; } = ""; public IReadOnlyList<string> Areas { get; init; } = []; public RiskLevel From { get; init; } }
public sealed record ProtocolRule(string Id, string Says) { public DeploymentDecision Decision { get; init; } }
public sealed record CurePeriod(Severity Severity, int? Amount, TermUnit? Unit);

/// <summary>A standard as far as a document asked for it.</summary>
public sealed record SafetyStandard
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public int Version { get; init; }
    public string Source { get; init; } = "";
    public string Seed { get; init; } = "";
    public int TwiceOneIn { get; init; }
    public int MostInARow { get; init; }
    public IReadOnlyList<SafetyRequirement> Requirements { get; init; } = [];
    public IReadOnlyList<RiskArea> Areas { get; init; } = [];
    public IReadOnlyList<Safeguard> Safeguards { get; init; } = [];
    public IReadOnlyList<ProtocolRule> Protocol { get; init; } = [];
    public IReadOnlyList<CurePeriod> Cure { get; init; } = [];
}

/// <summary>An assessment as far as a document asked for it.</summary>
public sealed record ModelAssessment
{
    public Guid Id { get; init; }
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public string DeveloperName { get; init; } = "";
    public string Version { get; init; } = "";
    public string StandardId { get; init; } = "";
    public int Round { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DeploymentDecision? Decision { get; init; }
    public DateTimeOffset? LapsedAt { get; init; }
    public AssessmentDetail? Detail { get; init; }
}

public sealed record AssessmentDetail
{
    public bool MayFile { get; init; }
    public int ReportsFiled { get; init; }
    public int ReportsAwaited { get; init; }
    public SafetyStandard Standard { get; init; } = new();
    public AssessorAssignment? Assignment { get; init; }
    public DeploymentOutcome? Outcome { get; init; }
    public IReadOnlyList<AssessmentStep> Steps { get; init; } = [];
    public IReadOnlyList<AssessmentReport> Reports { get; init; } = [];
}

public sealed record AssessorAssignment(Person? Lead, Person? Second, IReadOnlyList<AssessorCandidate> Candidates);
public sealed record AssessorCandidate(Eligibility Eligibility, int Before, string Lot, Person? Person);
public sealed record DeploymentOutcome(DeploymentDecision Decision, DateTimeOffset At, ProtocolRule Rule, ReceiptLink? Receipt, IReadOnlyList<ProtocolStep> Steps, IReadOnlyList<Safeguard> Safeguards, IReadOnlyList<MissingSafeguard> Missing);
public sealed record ProtocolStep(bool Applies, ProtocolRule Rule, IReadOnlyList<ProtocolFact> Because);
public sealed record ProtocolFact(FactKind Kind, string Subject, RiskLevel? Risk, Verdict? Verdict);
public sealed record MissingSafeguard(RiskArea Area, Safeguard Safeguard);
public sealed record AssessmentStep(AssessmentStepKind Kind, DateTimeOffset At, string? Reason, ModelChangeKind? Change, ReceiptLink? Receipt);
public sealed record AssessmentReport(DateTimeOffset FiledAt, Person? Assessor, ReceiptLink? Receipt, IReadOnlyList<RequirementJudgement> Judgements, IReadOnlyList<RiskRating> Ratings);
public sealed record RequirementJudgement(SafetyRequirement Requirement, Verdict Verdict, string Reason, IReadOnlyList<Guid> EvidenceIds);
public sealed record RiskRating(RiskArea Area, RiskLevel Inherent, RiskLevel Residual, string Reason, IReadOnlyList<Safeguard> Safeguards);

/// <summary>A claim as far as a document asked for it.</summary>
public sealed record ModelClaim
{
    public Guid Id { get; init; }
    public Guid ModelId { get; init; }
    public string ModelName { get; init; } = "";
    public string Version { get; init; } = "";
    public ClaimTopic Topic { get; init; }
    public string? AreaId { get; init; }
    public string Statement { get; init; } = "";
    public IReadOnlyList<string> Tools { get; init; } = [];
    public ClaimState State { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public Person? By { get; init; }
    public ModelEvaluation Evaluation { get; init; } = new("", "", 0, ElicitationEffort.AsIs, 0, "0", "0", "0", 95);
    public IReadOnlyList<EvidenceFile> Evidence { get; init; } = [];
    public ModelChange? Lapse { get; init; }
}

public sealed record ModelEvaluation(string Name, string Measure, int SampleSize, ElicitationEffort Effort, int EffortHours, string ScorePercent, string LowPercent, string HighPercent, int Confidence);
public sealed record ModelChange(ModelChangeKind Kind, string? Version, string Account, DateTimeOffset At, ReceiptLink? Receipt);

public sealed record Assessor(Guid Id, string Field, bool IsAdmitted, bool IsRetired, Person? Person, NamedOrganization? Organization, IReadOnlyList<ConflictOfInterest> Conflicts);
public sealed record NamedOrganization(Guid Id, string? Name);
public sealed record ConflictOfInterest(Guid DeveloperId, string Nature, string? DeveloperName);
public sealed record AssessorAgreement(int Assessments, AgreementOnItems Verdicts, AgreementOnItems InherentRisk, AgreementOnItems ResidualRisk);
public sealed record AgreementOnItems(int Items, int Same, AgreementEstimate? Kappa, AgreementEstimate? AlphaNominal, AgreementEstimate? AlphaOrdinal);
public sealed record AgreementEstimate(string Hundredths, double Value, double? Low, double? High);

public sealed record EvidenceAnswer(Connection<EvidenceFile> Evidence);
public sealed record OneEvidenceAnswer(EvidenceFile? EvidenceFile);
public sealed record RefusedEvidenceAnswer(IReadOnlyList<RefusedEvidence> RefusedEvidence);
public sealed record AuditFindingsAnswer(Connection<AuditFinding> AuditFindings, IReadOnlyList<AuditFindingAge> AuditFindingAges);
public sealed record OneAuditFindingAnswer(AuditFinding? AuditFinding);
public sealed record ModelAssessmentsAnswer(Connection<ModelAssessment> ModelAssessments);
public sealed record OneModelAssessmentAnswer(ModelAssessment? ModelAssessment);
public sealed record SafetyStandardsAnswer(IReadOnlyList<SafetyStandard> SafetyStandards);
public sealed record OneModelClaimAnswer(ModelClaim? ModelClaim);
public sealed record ModelClaimsAnswer(Connection<ModelClaim> ModelClaims);
public sealed record AssessorsAnswer(IReadOnlyList<Assessor> Assessors);
public sealed record AssessorAgreementAnswer(AssessorAgreement AssessorAgreement, IReadOnlyList<SafetyStandard> SafetyStandards);

/// <summary>What an act that made something answers.</summary>
public sealed record MadeEvidence(EvidenceFile Evidence, ReceiptLink Receipt);
public sealed record FileEvidenceAnswer(MadeEvidence FileEvidence);
public sealed record MadeFinding(AuditFinding Finding, ReceiptLink Receipt);
public sealed record RaiseFindingAnswer(MadeFinding RaiseFinding);
public sealed record MadeAssessment(ModelAssessment Assessment, ReceiptLink Receipt);
public sealed record OpenAssessmentAnswer(MadeAssessment OpenAssessment);
public sealed record AiDevelopersAnswer(IReadOnlyList<Developer> Developers);
