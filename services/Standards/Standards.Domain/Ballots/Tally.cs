namespace Standards.Domain.Ballots;

/// <summary>How many votes say what, within one standing.</summary>
/// <param name="InFavour">Approvals.</param>
/// <param name="Reasoned">Disapprovals with technical reasons.</param>
/// <param name="Unreasoned">Disapprovals without.</param>
/// <param name="Abstained">Abstentions.</param>
public readonly record struct Count(int InFavour, int Reasoned, int Unreasoned, int Abstained)
{
    /// <summary>All votes.</summary>
    public int Cast => InFavour + Reasoned + Unreasoned + Abstained;

    /// <summary>The sum, number by number.</summary>
    public static Count operator +(Count left, Count right) =>
        new(left.InFavour + right.InFavour, left.Reasoned + right.Reasoned, left.Unreasoned + right.Unreasoned, left.Abstained + right.Abstained);

    /// <summary>A number of equal votes.</summary>
    public static Count Of(Position position, bool reasoned, int votes = 1) => position switch
    {
        Position.Approve                 => new(votes, 0, 0, 0),
        Position.Disapprove when reasoned => new(0, votes, 0, 0),
        Position.Disapprove              => new(0, 0, votes, 0),
        Position.Abstain                 => new(0, 0, 0, votes),
        _                                => throw new UnreachableException(),
    };
}

/// <summary>The votes of a ballot, counted. A sum: order, place and time of the counting make no difference.</summary>
/// <param name="Participating">Votes of participating members.</param>
/// <param name="Other">Votes of the others.</param>
public readonly record struct Tally(Count Participating, Count Other)
{
    /// <summary>All votes.</summary>
    public int Cast => Participating.Cast + Other.Cast;

    /// <summary>The sum, number by number.</summary>
    public static Tally operator +(Tally left, Tally right) => new(left.Participating + right.Participating, left.Other + right.Other);

    /// <summary>A number of equal votes.</summary>
    public static Tally Of(Standing standing, Position position, bool reasoned, int votes = 1) => standing switch
    {
        Standing.Participating => new(Count.Of(position, reasoned, votes), default),
        Standing.Other         => new(default, Count.Of(position, reasoned, votes)),
        _                      => throw new UnreachableException(),
    };

    /// <summary>The count of many votes, each the current one of its member.</summary>
    public static Tally Of(IEnumerable<Vote> votes) =>
        votes.Aggregate(default(Tally), (sum, vote) => sum + Of(vote.Standing, vote.Position, vote.Reasoned));

    /// <summary>The count within a constituency.</summary>
    public Count In(Constituency constituency) => constituency switch
    {
        Constituency.Participating => Participating,
        Constituency.All           => Participating + Other,
        _                          => throw new UnreachableException(),
    };
}
