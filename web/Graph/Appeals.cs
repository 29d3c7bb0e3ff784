namespace Web.Graph;

public enum AppealStatus { Lodged, Heard, Ruled, Ended }
public enum AppealLevel { ParentCommittee, ManagementBoard, CouncilBoard }
public enum AppealEnding { Upheld, Dismissed, Withdrawn, Lapsed }
public enum DecisionKind { BallotResult, StageDecision, Disposition }
public enum AppealStep { Lodged, Admitted, NotAdmitted, ConciliationBegun, Decided, Escalated, PassedOn, Withdrawn, Lapsed }

/// <summary>An appeal as far as a document asked for it.</summary>
public sealed record Appeal
{
    public Guid Id { get; init; }
    public OrganizationLink Member { get; init; } = new(Guid.Empty);
    public DecisionKind DecisionKind { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
    public ReceiptLink Decision { get; init; } = new(Guid.Empty);
    public Project Project { get; init; } = new();
    public AppealStatus Status { get; init; }
    public AppealLevel Level { get; init; }
    public string Grounds { get; init; } = "";
    public DateTimeOffset LodgedAt { get; init; }
    public DateTimeOffset? Until { get; init; }
    public AppealEnding? Ending { get; init; }
    public bool StaysPublication { get; init; }
    public bool MayBeConciliated { get; init; }
    public IReadOnlyList<AppealHistory> Steps { get; init; } = [];
}

public sealed record AppealHistory(AppealStep Step, DateTimeOffset At, bool? Upheld, AppealLevel? To, string? Text, ReceiptLink Receipt);

public sealed record AppealAnswer(Appeal? Appeal);
public sealed record AppealsAnswer(Connection<Appeal> Appeals);
public sealed record DecisionAnswer(Receipt? Receipt);
