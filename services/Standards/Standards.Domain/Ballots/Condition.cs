using System.Text.Json.Serialization;

namespace Standards.Domain.Ballots;

/// <summary>Whose votes a condition counts.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Constituency
{
    /// <summary>Participating members only.</summary>
    Participating,

    /// <summary>Everyone in the electorate.</summary>
    All,
}

/// <summary>Which share of the counted votes a condition looks at.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Measure
{
    /// <summary>Approvals.</summary>
    InFavour,

    /// <summary>Disapprovals.</summary>
    Against,
}

/// <summary>How the share is held against the threshold. The ends are exact: two thirds of 3 votes are 2 votes.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Comparison
{
    /// <summary>Equal is enough.</summary>
    AtLeast,

    /// <summary>Equal is not enough.</summary>
    MoreThan,

    /// <summary>Equal is allowed.</summary>
    AtMost,

    /// <summary>Equal is not allowed.</summary>
    LessThan,
}

/// <summary>One condition of a voting rule. A rule is met when all its conditions are.</summary>
/// <param name="Id">Its name within the rule.</param>
/// <param name="Electorate">Whose votes are counted.</param>
/// <param name="Measure">Which share is looked at.</param>
/// <param name="Comparison">How the share is held against the threshold.</param>
/// <param name="Threshold">From 0 to 1, ends included.</param>
/// <param name="CountAbstentions">Whether abstentions are part of the votes counted.</param>
/// <param name="NegativesNeedReasons">Whether disapprovals without technical reasons are left out of the votes counted.</param>
public sealed record Condition(
    string Id, Constituency Electorate, Measure Measure, Comparison Comparison, Fraction Threshold, bool CountAbstentions, bool NegativesNeedReasons)
{
    /// <summary>The condition as a sentence, with its exact threshold.</summary>
    [JsonIgnore]
    public string Statement => Sentences.Of(this);

    /// <summary>Holds a count against the condition.</summary>
    /// <remarks>Where no vote is counted there is no share, and the condition is not met: nobody's silence decides.</remarks>
    public ConditionTally Weigh(Tally tally)
    {
        var count = tally.In(Electorate);
        var against = NegativesNeedReasons ? count.Reasoned : count.Reasoned + count.Unreasoned;
        var counted = count.InFavour + against + (CountAbstentions ? count.Abstained : 0);
        Fraction? share = counted == 0 ? null : new Fraction(Measure is Measure.InFavour ? count.InFavour : against, counted);
        return new(this, count.InFavour, against, count.Abstained, NegativesNeedReasons ? count.Unreasoned : 0, counted, share, share is { } s && Holds(s));
    }

    bool Holds(Fraction share) => Comparison switch
    {
        Comparison.AtLeast  => share >= Threshold,
        Comparison.MoreThan => share > Threshold,
        Comparison.AtMost   => share <= Threshold,
        Comparison.LessThan => share < Threshold,
        _                   => throw new UnreachableException(),
    };
}

/// <summary>A condition and the votes counted for it.</summary>
/// <remarks>Stored format, within the result of a ballot.</remarks>
/// <param name="Condition">The condition.</param>
/// <param name="InFavour">Approvals.</param>
/// <param name="Against">Disapprovals that count.</param>
/// <param name="Abstained">Abstentions, whether they count or not.</param>
/// <param name="LeftOut">Disapprovals that do not count, for want of technical reasons.</param>
/// <param name="Counted">The votes the share is taken of.</param>
/// <param name="Share">The share looked at, exactly; null when nothing is counted.</param>
/// <param name="Met">Whether the condition holds.</param>
public sealed record ConditionTally(
    Condition Condition, int InFavour, int Against, int Abstained, int LeftOut, int Counted, Fraction? Share, bool Met)
{
    /// <summary>The finding as a sentence, with counts, and percentages to one decimal.</summary>
    [JsonIgnore]
    public string Statement => Sentences.Of(this);
}

/// <summary>What a constituency includes.</summary>
public static class ConstituencyMembers
{
    /// <summary>Whether members of a standing belong to it.</summary>
    public static bool Includes(this Constituency constituency, Standing standing) =>
        constituency is Constituency.All || standing is Standing.Participating;
}
