using System.Text.Json.Serialization;

namespace Standards.Domain.Committees;

/// <summary>In which way a participating member fell short.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Shortfall
{
    /// <summary>It stayed away from meetings, one after the other.</summary>
    Meetings,

    /// <summary>It did not vote in internal ballots of one calendar year.</summary>
    Ballots,
}

/// <summary>Why a member is reminded, or loses its standing.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Shortfall">In which way it fell short.</param>
/// <param name="Missed">How many meetings in a row, or how many ballots of the year.</param>
/// <param name="Of">Of how many meetings in its present term, or ballots of the year.</param>
/// <param name="Year">The calendar year of the ballots, in UTC; null for meetings.</param>
public sealed record Ground(Shortfall Shortfall, int Missed, int Of, int? Year)
{
    /// <summary>The ground as a sentence.</summary>
    [JsonIgnore]
    public string Statement => Shortfall switch
    {
        Shortfall.Meetings => $"Missed the last {Missed} of {Of} meetings in a row; two are enough.",
        Shortfall.Ballots  => $"Missed {Missed} of {Of} internal ballots of {Year}; more than a fifth and at least two are enough.",
        _                  => throw new UnreachableException(),
    };
}

/// <summary>A reminder that has not come to an end yet.</summary>
/// <param name="Ground">Why.</param>
/// <param name="SentAt">When.</param>
/// <param name="AnswerBy">The instant at which the duty lapses, unless an answer is accepted or the ground is gone by then.</param>
public sealed record Reminder(Ground Ground, DateTimeOffset SentAt, DateTimeOffset AnswerBy);

/// <summary>What is held for and against a member at an instant. All of it is counted, nothing is rounded.</summary>
/// <param name="Since">What came before is not counted: the member's participating term began then, or an answer was accepted.</param>
/// <param name="Meetings">Meetings since then.</param>
/// <param name="MissedInARow">How many of the latest of them it missed without a break.</param>
/// <param name="Year">The calendar year, in UTC.</param>
/// <param name="Ballots">Internal ballots that closed in the year, since then.</param>
/// <param name="BallotsMissed">How many of them it did not vote in.</param>
public sealed record Reckoning(DateTimeOffset Since, int Meetings, int MissedInARow, int Year, int Ballots, int BallotsMissed)
{
    /// <summary>Why a reminder is due, or null where the duty is kept. Meetings are looked at first.</summary>
    /// <remarks>ISO/IEC Directives, Part 1, 1.7: two meetings in a row, or more than 20 % of a year's internal ballots and at least two.</remarks>
    public Ground? Ground =>
        MissedInARow >= DutyToVote.MeetingsInARow ? new(Shortfall.Meetings, MissedInARow, Meetings, null)
        : BallotsMissed >= DutyToVote.LeastBallots && BallotsMissed * DutyToVote.OneIn > Ballots ? new(Shortfall.Ballots, BallotsMissed, Ballots, Year)
        : null;
}

/// <summary>The duty of participating members to take part, and how it is reckoned.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1, 1.7. The Directives name no time for the answer to a reminder; four weeks are this platform's.
/// A year is reckoned up to the instant asked for, so that a reminder comes while votes can still mend it.
/// </remarks>
public static class DutyToVote
{
    /// <summary>So many meetings missed in a row are a ground.</summary>
    public const int MeetingsInARow = 2;

    /// <summary>So many ballots missed are the least that can be a ground.</summary>
    public const int LeastBallots = 2;

    /// <summary>More than one missed in so many is a ground: the inverse of a fifth.</summary>
    public const int OneIn = 5;

    /// <summary>How many months a lapsed member waits before it may participate again.</summary>
    public const int MonthsUntilRestored = 12;

    /// <summary>How long a member has to answer a reminder.</summary>
    public static TimeSpan TimeToAnswer { get; } = TimeSpan.FromDays(28);

    /// <summary>What is held for and against a member at an instant; null where it has no duty to vote then.</summary>
    public static Reckoning? Reckon(Committee.Active committee, MemberId id, DateTimeOffset at) =>
        committee.Find(id) is { } member && member.TermAt(at) is { Membership: Membership.Participating } term
            ? Reckon(committee, id, Latest(term.Period.From, member.ExcusedAt), at, at.UtcDateTime.Year)
            : null;

    /// <summary>Whether the ground of a reminder still holds at an instant. The year of its ballots stays, also where another one has begun.</summary>
    internal static Ground? Remaining(Committee.Active committee, MemberId id, Reminder reminder, DateTimeOffset at) =>
        committee.Find(id) is { } member && member.TermAt(at) is { Membership: Membership.Participating } term
            ? Reckon(committee, id, Latest(term.Period.From, member.ExcusedAt), at, reminder.Ground.Year ?? at.UtcDateTime.Year).Ground
            : null;

    static Reckoning Reckon(Committee.Active committee, MemberId id, DateTimeOffset since, DateTimeOffset at, int year)
    {
        var meetings = committee.Meetings.Where(m => since <= m.HeldAt && m.HeldAt <= at).OrderByDescending(m => m.HeldAt).ToArray();
        var ballots = committee.Ballots.Where(b => since <= b.ClosedAt && b.ClosedAt <= at && b.ClosedAt.UtcDateTime.Year == year).ToArray();
        var missed = ballots.Count(b => b.Missed.Contains(id));
        return new(
            since, meetings.Length, meetings.TakeWhile(m => m.PresenceOf(id) is null).Count(),
            year, missed + ballots.Count(b => b.Voted.Contains(id)), missed);
    }

    static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
