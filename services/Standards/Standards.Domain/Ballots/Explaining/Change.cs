namespace Standards.Domain.Ballots;

/// <summary>Which members a change is made by, where the number alone does not say it.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Weight
{
    /// <summary>Any of those that the change is about.</summary>
    Any,

    /// <summary>Those that weigh most.</summary>
    Heaviest,

    /// <summary>Those that weigh least.</summary>
    Lightest,
}

/// <summary>A smallest change of one kind that would turn the outcome: with one vote less of this kind it would stay.</summary>
/// <remarks>Stored format, within a result: fields are added, never renamed.</remarks>
/// <param name="Votes">How many votes.</param>
/// <param name="From">What they count as now; null for the casting vote of the chair.</param>
/// <param name="To">What they would count as.</param>
/// <param name="Who">Whose votes, in words: <c>participating members</c>.</param>
/// <param name="Weight">Which of them, where members weigh differently.</param>
/// <param name="Members">Where a single vote is enough, those members whose vote alone would do, at most <see cref="MaxMembers"/>; else none.</param>
/// <param name="Statement">The change in words.</param>
public sealed record Change(int Votes, Choice? From, Choice To, string Who, Weight Weight, ImmutableArray<MemberId> Members, string Statement)
{
    /// <summary>Most members that are named.</summary>
    public const int MaxMembers = 50;
}
