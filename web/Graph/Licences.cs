namespace Web.Graph;

public enum LicenceStatus { Applied, Refused, Granted, Suspended, Revoked, Expired }
public enum MeasureKind { Suspension, Revocation }
public enum ConditionComparison { AtMost, AtLeast, Equals }
public enum LicenceStepKind { AppliedFor, Refused, Granted, Suspended, Reinstated, Revoked, Transferred, Appealed, AppealDecided, Expired, CaseFollowed, ConditionTurned }
public enum EnforcementStatus { Noticed, CureClaimed, Cured, Penalized, Stayed, Quashed, Settled }
public enum AppealState { None, Waiting, Upheld, Quashed }
public enum EnforcementStepKind { Noticed, CureClaimed, CureConfirmed, CureRejected, Penalized, Appealed, AppealDecided, Settled, Published }

/// <summary>A licence as far as a document asked for it, and as far as whoever looks may see it.</summary>
public sealed record Licence
{
    public Guid Id { get; init; }
    public LicenceStatus Status { get; init; }
    public PausedOrganization? Holder { get; init; }
    public IReadOnlyList<PausedKind> Kinds { get; init; } = [];
    public IReadOnlyList<AiModel> Models { get; init; } = [];
    public IReadOnlyList<string> Capabilities { get; init; } = [];
    public bool IsForAllModels { get; init; }
    public string Purpose { get; init; } = "";
    public string? SafetyCase { get; init; }
    public DateTimeOffset AppliedAt { get; init; }
    public DateTimeOffset? GrantedAt { get; init; }
    public DateTimeOffset? Until { get; init; }
    public IReadOnlyList<LicenceCondition> Conditions { get; init; } = [];
    public LicenceMeasure? Against { get; init; }
    public IReadOnlyList<Enforcement> Enforcement { get; init; } = [];
    public IReadOnlyList<LicenceStep> History { get; init; } = [];
    public IReadOnlyList<string> Next { get; init; } = [];
}

public sealed record LicenceCondition(string Id, string Says, string Document, ConditionStanding? Standing);
public sealed record ConditionStanding(bool Holds, DateTimeOffset Since, IReadOnlyList<ConditionReason> Reasons, IReadOnlyList<ConditionTurn> Turns, ConditionTurn? Next);
public sealed record ConditionTurn(DateTimeOffset At, bool Holds);
public sealed record ConditionReason(bool Holds, string Left, ConditionComparison How, string Right, IReadOnlyList<string> Kinds, int FactCount, IReadOnlyList<LicenceFact> Facts);
public sealed record LicenceFact(string Kind, Guid Id, string Label);
public sealed record LicenceMeasure(MeasureKind Kind, string? Ground, bool IsImmediate, bool IsAppealed, bool IsStayed, DateTimeOffset AppealBy);
public sealed record LicenceStep(LicenceStepKind Kind, DateTimeOffset At, string? Ground, bool? IsSo, string? Condition, DateTimeOffset? Since, ReceiptLink? Receipt);
public sealed record LicenceConnection(int TotalCount, string? EndCursor, bool HasNextPage, IReadOnlyList<Licence> Nodes);
public sealed record ConditionFactKind(string Id, IReadOnlyList<FactField> Fields);
public sealed record FactField(string Name, string Type);

/// <summary>A case of enforcement as far as a document asked for it, and as far as whoever looks may see it.</summary>
public sealed record Enforcement
{
    public Guid Id { get; init; }
    public EnforcementStatus Status { get; init; }
    public PausedOrganization? Developer { get; init; }
    public Guid? LicenceId { get; init; }
    public string Breach { get; init; } = "";
    public string? Account { get; init; }
    public DateTimeOffset NoticedAt { get; init; }
    public DateTimeOffset CureBy { get; init; }
    public Penalty? Penalty { get; init; }
    public AppealState Appeal { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<EnforcementStep> History { get; init; } = [];
    public IReadOnlyList<string> Next { get; init; } = [];
}

public sealed record Penalty(string? Amount, string? Currency, bool IsSuspension)
{
    public string? Ground { get; init; }
    public bool IsImmediate { get; init; }
    public DateTimeOffset AppealBy { get; init; }
}

public sealed record EnforcementStep(EnforcementStepKind Kind, DateTimeOffset At, string? Text, ReceiptLink? Receipt);
public sealed record EnforcementConnection(int TotalCount, string? EndCursor, bool HasNextPage, IReadOnlyList<Enforcement> Nodes);

public sealed record LicencesAnswer(LicenceConnection Licences);
public sealed record LicenceAnswer(Licence? Licence);
public sealed record TemplatesAnswer(IReadOnlyList<LicenceCondition> ConditionTemplates, IReadOnlyList<ConditionFactKind> FactKinds);
public sealed record EnforcementsAnswer(EnforcementConnection Enforcements);
public sealed record EnforcementAnswer(Enforcement? Enforcement);
public sealed record LicenceDone(Licence? Licence, Enforcement? Enforcement, ReceiptLink Receipt);
