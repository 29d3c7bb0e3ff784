namespace Standards.Domain.Ballots;

/// <summary>A vote by roll call in the hall: the members are called one after the other and answer aloud; who was absent is called once more at the end.</summary>
/// <remarks>Rules of Procedure of the General Assembly (A/520/Rev.20), rule 87 (a): in alphabetical order, beginning with the member whose name the president draws by lot.</remarks>
/// <param name="Order">Each member of the electorate once, in the order in which they are called.</param>
/// <param name="Absences">How often a member did not answer when it was called.</param>
public sealed record RollCall(ImmutableArray<MemberId> Order, ImmutableDictionary<MemberId, int> Absences)
{
    /// <summary>What stands as the cause where a ballot ended with its roll call.</summary>
    public const string Cause = "roll call";

    /// <summary>How often a member is called that does not answer.</summary>
    public const int Calls = 2;

    /// <summary>Where each member stands on the roll, in its order.</summary>
    public ImmutableArray<RollSeat> Seats(IReadOnlyDictionary<MemberId, Vote> votes) =>
        [.. Order.Select(m => new RollSeat(m, votes.TryGetValue(m, out var vote) ? vote.Position : null, Absences.GetValueOrDefault(m)))];

    internal static Decision<BallotEvent, BallotRefusal> Begin(Ballot.Open open, BallotCommand.CallRoll c)
    {
        if (open.Roll is not null)
            return new BallotRefusal.RollCalled();
        if (open.Terms.Disclosure is not Disclosure.WhenCast)
            return new BallotRefusal.RollOfSecretVotes();
        if (!open.Votes.IsEmpty)
            return new BallotRefusal.RollAfterVotes();
        if (c.Order.Length != open.Terms.Electorate.Entitlements.Length || !open.Terms.Electorate.Entitlements.Select(e => e.Member).ToHashSet().SetEquals(c.Order))
            return new BallotRefusal.Invalid("A roll names each member of the electorate once, and nobody else.");

        return new BallotEvent.RollCalled(c.Act, c.Order, c.By, c.Now);
    }

    /// <summary>The member that is called answers, or one that was called before changes its answer: until the result is pronounced it may.</summary>
    internal static Decision<BallotEvent, BallotRefusal> Answer(Ballot.Open open, BallotCommand.RecordAnswer c)
    {
        if (open.Roll is not { } roll)
            return new BallotRefusal.NoRoll();
        if (open.Terms.Electorate.StandingOf(c.Member) is not { } standing)
            return new BallotRefusal.MemberNotEntitled();

        var seats = roll.Seats(open.Votes);
        var seat = seats.First(s => s.Member == c.Member);
        var isNext = RollSeat.Next(seats) == seat;
        if (!isNext && !seat.WasCalled)
            return new BallotRefusal.NotCalledYet();
        if (c.Position is not { } position)
            return isNext ? new BallotEvent.MemberAbsent(c.Act, c.Member, seat.Absences + 1, c.By, c.Now) : new BallotRefusal.Answered();

        return new BallotEvent.VoteCast(c.Act, c.Member, standing, position, [], (open.Votes.GetValueOrDefault(c.Member)?.Revision ?? 0) + 1, c.By, c.Now, null, []) { InHall = true };
    }
}

/// <summary>A member on a roll.</summary>
/// <param name="Position">Its answer; null where it has not answered.</param>
/// <param name="Absences">How often it was called and did not answer.</param>
public sealed record RollSeat(MemberId Member, Position? Position, int Absences)
{
    /// <summary>Whether it answered, or was absent when it was called.</summary>
    public bool WasCalled => Position is not null || Absences > 0;

    /// <summary>Who is called next: each once, then those who were absent once more; null when the roll is through.</summary>
    public static RollSeat? Next(IReadOnlyList<RollSeat> seats) =>
        Enumerable.Range(0, RollCall.Calls).Select(call => seats.FirstOrDefault(s => s.Position is null && s.Absences == call)).FirstOrDefault(s => s is not null);
}
