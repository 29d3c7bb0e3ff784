namespace Web.Graph;

public enum CommitteeKind { TechnicalCommittee, Subcommittee, WorkingGroup }
public enum Membership { Participating, Observing, Liaison }
public enum Office { Chair, Secretary, Editor, Convenor }
public enum InterestNature { Financial, Employment, IntellectualProperty, Relationship, Other }
public enum Presence { Present, ByCorrespondence }

/// <summary>A committee as far as a document asked for it.</summary>
public sealed record Committee
{
    public Guid Id { get; init; }
    public CommitteeKind Kind { get; init; }
    public string Reference { get; init; } = "";
    public string Name { get; init; } = "";
    public string Scope { get; init; } = "";
    public DateTimeOffset From { get; init; }
    public Committee? Parent { get; init; }
    public IReadOnlyList<Committee> Under { get; init; } = [];
    public Roster Roster { get; init; } = new();
    public IReadOnlyList<Meeting> Meetings { get; init; } = [];
    public IReadOnlyList<Interest> Interests { get; init; } = [];
    public IReadOnlyList<Project> Projects { get; init; } = [];
    public IReadOnlyList<Ballot> Ballots { get; init; } = [];
    public IReadOnlyList<CommitteeAct> Acts { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
}

/// <summary>A committee at an instant.</summary>
public sealed record Roster
{
    public DateTimeOffset On { get; init; }
    public int Participating { get; init; }
    public int CouldVote { get; init; }
    public IReadOnlyList<CommitteeSeat> Members { get; init; } = [];
    public IReadOnlyList<Officer> Officers { get; init; } = [];
}

public sealed record CommitteeSeat
{
    public OrganizationLink Member { get; init; } = new(Guid.Empty);
    public Membership Membership { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public bool CouldVote { get; init; }
    public DateTimeOffset? LapsedAt { get; init; }
    public DateTimeOffset? RestorableFrom { get; init; }
    public IReadOnlyList<Holder> Voters { get; init; } = [];
    public Duty? Duty { get; init; }
}

public sealed record Holder(Person? Person, DateTimeOffset? Until, Authority? Authority);

/// <summary>By what right a person acts.</summary>
public sealed record Authority(Person? Person, Delegation? Delegation, Substitution? Substitution);

public sealed record Duty
{
    public DateTimeOffset Since { get; init; }
    public int Meetings { get; init; }
    public int MissedInARow { get; init; }
    public int Year { get; init; }
    public int Ballots { get; init; }
    public int BallotsMissed { get; init; }
    public string? Ground { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    public DateTimeOffset? AnswerBy { get; init; }
}

public sealed record Officer
{
    public Guid Id { get; init; }
    public Office Office { get; init; }
    public Person? Person { get; init; }
    public OrganizationLink OnBehalfOf { get; init; } = new(Guid.Empty);
    public DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public ReceiptLink? Receipt { get; init; }
}

public sealed record Meeting(Guid Id, string Title, DateTimeOffset HeldAt, IReadOnlyList<Attendance> Attendance, ReceiptLink? Receipt);
public sealed record Attendance(OrganizationLink Member, Membership Membership, Presence? Presence);

public sealed record Interest
{
    public Guid Id { get; init; }
    public Person? Person { get; init; }
    public OrganizationLink OnBehalfOf { get; init; } = new(Guid.Empty);
    public InterestNature Nature { get; init; }
    public string Subject { get; init; } = "";
    public string? Details { get; init; }
    public DateTimeOffset DeclaredAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
}

public sealed record CommitteeAct(string Kind, DateTimeOffset At, OrganizationLink? Member, ReceiptLink? Receipt);

/// <summary>What a change answers that the page reads anew anyway.</summary>
public sealed record Done;

/// <summary>Days as forms give them, and the instants that they stand for.</summary>
public static class Days
{
    /// <summary>The first instant of a day, in UTC.</summary>
    public static DateTimeOffset Begin(this DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The last instant of a day, in UTC, to the microsecond.</summary>
    public static DateTimeOffset Last(this DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : day.AddDays(1).Begin().AddMicroseconds(-1);

    /// <summary>The day of an instant, in UTC.</summary>
    public static DateOnly Day(this DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
