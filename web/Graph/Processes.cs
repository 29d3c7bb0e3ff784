namespace Web.Graph;

public enum DecidingBody { Secretariat, Committee, ManagementBoard }
public enum Consequence { Lapse, Advance, Escalate }
public enum EvidenceKind { CommentsDisposed, TranslationsComplete, ExpertsNamed, PatentDeclarationsIn, ScopeUnchanged, DraftPublished, BallotApproved }
public enum WayKind { Decision, Approved, NotApproved, Deadline }
public enum DiagramPlace { Ahead, Passed, Here }
public enum ProjectStepKind { Started, MovedByDecision, MovedByBallot, MovedByNewResult, MovedByPublication, MovedByDeadline, Escalated, Extended, Attested }

/// <summary>A process as far as a document asked for it.</summary>
public sealed record Process
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public ProcessVersion? Latest { get; init; }
    public IReadOnlyList<ProcessVersion> Versions { get; init; } = [];
    public ProcessDraft? Draft { get; init; }
}

public sealed record ProcessVersion
{
    public string ProcessId { get; init; } = "";
    public int Version { get; init; }
    public string Name { get; init; } = "";
    public string Source { get; init; } = "";
    public string Document { get; init; } = "";
    public string Hash { get; init; } = "";
    public DateTimeOffset PublishedAt { get; init; }
    public string Begins { get; init; } = "";
    public string? ExtensionAtMost { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public IReadOnlyList<Track> Tracks { get; init; } = [];
    public IReadOnlyList<Limit> Limits { get; init; } = [];
    public IReadOnlyList<ProcessStage> Stages { get; init; } = [];
    public IReadOnlyList<ProcessChange> Changes { get; init; } = [];
    public Diagram Diagram { get; init; } = new();
}

public sealed record ProcessDraft
{
    public int Version { get; init; }
    public string Document { get; init; } = "";
    public string Hash { get; init; } = "";
    public DateTimeOffset DraftedAt { get; init; }
    public IReadOnlyList<ProcessProblem> Problems { get; init; } = [];
    public IReadOnlyList<ProcessChange> Changes { get; init; } = [];
    public Diagram Diagram { get; init; } = new();
}

public sealed record ProcessProblem(string Code, string Where, string Message);
public sealed record ProcessChange(string Place, string? Before, string? After);
public sealed record Track(string Id, string Name, string Length);
public sealed record Limit(string Id, string Name, string Reach, string FromEnd, Consequence? Consequence, DecidingBody? EscalateTo);
public sealed record StageBallot(string? RuleId, string OpenFor, string Approved, string NotApproved);
public sealed record Requirement(string Evidence, int? AtLeast);
public sealed record StageDecision(string To, string Name, DecidingBody Of, IReadOnlyList<Requirement> Gate);
public sealed record StageDeadline(string Id, string Name, string After, IReadOnlyList<string> Since, Consequence? Consequence, string? To, DecidingBody? EscalateTo);

public sealed record ProcessStage
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public bool Final { get; init; }
    public StageBallot? Ballot { get; init; }
    public IReadOnlyList<StageDecision> Decisions { get; init; } = [];
    public IReadOnlyList<StageDeadline> Deadlines { get; init; } = [];
}

/// <summary>The drawing of a process: all places come from the service.</summary>
public sealed record Diagram
{
    public int Width { get; init; }
    public int Height { get; init; }
    public IReadOnlyList<DiagramRow> Rows { get; init; } = [];
    public IReadOnlyList<DiagramNode> Nodes { get; init; } = [];
    public IReadOnlyList<DiagramEdge> Edges { get; init; } = [];
}

public sealed record DiagramRow(string Number, string Name, int X, int Y);
public sealed record DiagramNode(string Stage, string Name, bool Final, bool HasBallot, DiagramPlace Place, int X, int Y, int Width, int Height);
public sealed record DiagramEdge(string From, string To, IReadOnlyList<WayKind> Kinds, IReadOnlyList<int> Points);

/// <summary>A project under its process.</summary>
public sealed record ProjectRun
{
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset Since { get; init; }
    public bool Ended { get; init; }
    public DateTimeOffset? EndOfTrack { get; init; }
    public int ExtendedByMonths { get; init; }
    public int MayExtendByMonths { get; init; }
    public bool LeadsReviews { get; init; }
    public bool LeadsWithdrawal { get; init; }
    public ProcessVersion Process { get; init; } = new();
    public Track Track { get; init; } = new("", "", "");
    public StageBallot? Ballot { get; init; }
    public IReadOnlyList<Move> Choices { get; init; } = [];
    public IReadOnlyList<Due> Schedule { get; init; } = [];
    public IReadOnlyList<ProjectStep> Steps { get; init; } = [];
    public Diagram Diagram { get; init; } = new();
}

public sealed record Move(string To, string ToName, string Name, DecidingBody Of, bool IsOpen, bool Publishes, IReadOnlyList<Finding> Gate);
public sealed record Finding(EvidenceKind Kind, int? Count, int? Of, bool Met, string Statement, bool IsAttestable, ReceiptLink? Attestation);
public sealed record Due(string Name, DateTimeOffset At, Consequence Consequence, string? To, string? ToName, DecidingBody? EscalateTo);
public sealed record DeadlineAhead(Project Project, Due Due);

public sealed record ProjectStep
{
    public ProjectStepKind Kind { get; init; }
    public DateTimeOffset At { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? ToName { get; init; }
    public string? Name { get; init; }
    public DecidingBody? Authority { get; init; }
    public string? Reason { get; init; }
    public Consequence? Consequence { get; init; }
    public bool? Approved { get; init; }
    public int? Months { get; init; }
    public EvidenceKind? Evidence { get; init; }
    public int? Count { get; init; }
    public int? Of { get; init; }
    public Ballot? Ballot { get; init; }
    public Standard? Standard { get; init; }
    public IReadOnlyList<Finding> Gate { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
}

public sealed record DraftProcessInput(Guid CommandId, string Document);
public sealed record PublishProcessInput(Guid CommandId, string ProcessId, string DraftHash);
public sealed record StartProjectInput(Guid CommandId, Guid ProjectId, string ProcessId, string TrackId);
public sealed record AdvanceProjectInput(Guid CommandId, Guid ProjectId, string To, string Reason);
public sealed record ReviseStandardInput(Guid CommandId, Guid ProjectId, string Symbol, string Title);
public sealed record ExtendProjectInput(Guid CommandId, Guid ProjectId, int Months, string Reason);
public sealed record AttestEvidenceInput(Guid CommandId, Guid ProjectId, EvidenceKind Kind, int Count, int? Of, string Statement);

// What each document answers, by its root fields.
public sealed record ProcessesAnswer(IReadOnlyList<Process> Processes);
public sealed record ProcessAnswer(Process? Process, IReadOnlyList<VotingRule>? VotingRules);
public sealed record DraftProcessAnswer(Process DraftProcess);
public sealed record PublishProcessAnswer(Process PublishProcess);
public sealed record DutiesAnswer(IReadOnlyList<DeadlineAhead> Duties);
public sealed record StartProjectAnswer(Project StartProject);
public sealed record AdvanceProjectAnswer(Project AdvanceProject);
public sealed record ExtendProjectAnswer(Project ExtendProject);
public sealed record AttestEvidenceAnswer(Project AttestEvidence);
