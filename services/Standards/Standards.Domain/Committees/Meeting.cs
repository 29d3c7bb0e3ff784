namespace Standards.Domain.Committees;

/// <summary>How a member took part in a meeting.</summary>
/// <remarks>Stored format: the names. ISO/IEC Directives, Part 1, 1.7: by taking part directly, or by correspondence.</remarks>
public enum Presence
{
    /// <summary>In the room or on the line.</summary>
    Present,

    /// <summary>By a written contribution.</summary>
    ByCorrespondence,
}

/// <summary>A member's part in a meeting. Whoever has none was absent.</summary>
/// <remarks>Stored format.</remarks>
public sealed record Attendance(MemberId Member, Presence Presence);

/// <summary>A meeting that was held.</summary>
/// <param name="Act">The act that recorded it.</param>
/// <param name="Title">Such as “2nd plenary, Kyoto”.</param>
/// <param name="HeldAt">When it began. No other meeting of the committee began then.</param>
/// <param name="Attendance">Who took part, each once.</param>
public sealed record Meeting(ActId Act, string Title, DateTimeOffset HeldAt, ImmutableArray<Attendance> Attendance)
{
    /// <summary>How a member took part, or null where it was absent.</summary>
    public Presence? PresenceOf(MemberId member) => Attendance.FirstOrDefault(a => a.Member == member)?.Presence;
}

/// <summary>A closed ballot that was put to the participating members of the committee, and to nobody else.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Title">Its question.</param>
/// <param name="ClosedAt">When it closed.</param>
/// <param name="Voted">Participating members that voted; an abstention is a vote.</param>
/// <param name="Missed">Participating members that did not.</param>
public sealed record InternalBallot(
    BallotId Ballot, string Title, DateTimeOffset ClosedAt, ImmutableArray<MemberId> Voted, ImmutableArray<MemberId> Missed);
