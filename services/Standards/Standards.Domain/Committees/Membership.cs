namespace Standards.Domain.Committees;

/// <summary>In which capacity a member belongs to a committee.</summary>
/// <remarks>Stored format: the names. ISO/IEC Directives, Part 1, 1.7 and 1.17.</remarks>
public enum Membership
{
    /// <summary>A P-member: takes part actively, and has the duty to vote.</summary>
    Participating,

    /// <summary>An O-member: follows the work, comments and may come to meetings.</summary>
    Observing,

    /// <summary>An organization in liaison: takes part in the work and has no vote.</summary>
    Liaison,
}

/// <summary>One stretch of membership in one capacity.</summary>
public sealed record MembershipTerm(Membership Membership, Period Period);

/// <summary>One member of a committee, with all that is remembered of it.</summary>
/// <param name="Terms">Oldest first. They never overlap.</param>
/// <param name="Reminder">The reminder of its duty to vote that still waits for an end, or null.</param>
/// <param name="ExcusedAt">What was missed up to this instant was answered for and counts no more; null where nothing was.</param>
/// <param name="LapsedAt">The instant at which its duty to vote lapsed, until it is restored; null where it did not.</param>
public sealed record Member(ImmutableArray<MembershipTerm> Terms, Reminder? Reminder, DateTimeOffset? ExcusedAt, DateTimeOffset? LapsedAt)
{
    /// <summary>Nothing is known of it yet.</summary>
    public static Member New { get; } = new([], null, null, null);

    /// <summary>The term that holds at an instant, or null.</summary>
    public MembershipTerm? TermAt(DateTimeOffset at) => Terms.FirstOrDefault(t => t.Period.Holds(at));

    /// <summary>The capacity at an instant, or null where it is no member then.</summary>
    public Membership? At(DateTimeOffset at) => TermAt(at)?.Membership;

    /// <summary>Whether its last term holds at an instant, so that something may change from then on.</summary>
    public bool ChangesAt(DateTimeOffset at) => Terms is [.., var last] && last.Period.Holds(at);

    internal Member Begin(Membership membership, DateTimeOffset from, DateTimeOffset? until) =>
        this with { Terms = [.. Terms.Append(new(membership, new(from, until))).OrderBy(t => t.Period.From)] };

    internal Member End(DateTimeOffset until) =>
        this with { Terms = [.. Terms[..^1].Append(Terms[^1] with { Period = Terms[^1].Period with { Until = until } }).Where(t => !t.Period.IsEmpty)] };

    internal Member Change(Membership membership, DateTimeOffset from)
    {
        var until = Terms[^1].Period.Until;
        return End(from).Begin(membership, from, until);
    }
}
