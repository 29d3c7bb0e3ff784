namespace Standards.Domain.Ballots;

/// <summary>The wording of conditions and findings. Percentages are rounded to one decimal from the exact fraction, half away from zero.</summary>
static class Sentences
{
    public static string Of(Condition condition) =>
        $"{Capital(Comparing(condition.Comparison))} {condition.Threshold} of {CountedVotes(condition)} {Are(condition.Measure)}.";

    public static string Of(ConditionTally tally) => tally.Share is { } share
        ? $"{Percent(share)} of {Whose(tally.Condition)} {What(tally.Condition.Measure)} ({Part(tally)} of {tally.Counted} counted), {Bound(tally.Condition)}{Exactly(tally.Condition, share)}."
        : $"No {(tally.Condition.Electorate is Constituency.Participating ? "vote of a participating member" : "vote")} is counted, so the condition is not met: {Bound(tally.Condition)}.";

    public static string Of(bool approved) => approved ? "Approved." : "Not approved.";

    public static string Percent(Fraction share) => $"{share.ToPercent()} %";

    static int Part(ConditionTally tally) => tally.Condition.Measure is Measure.InFavour ? tally.InFavour : tally.Against;

    static string Whose(Condition condition) => condition.Electorate is Constituency.Participating ? "participating members" : "all votes";

    static string CountedVotes(Condition condition) =>
        condition.Electorate is Constituency.Participating ? "the counted votes of participating members" : "all counted votes";

    static string What(Measure measure) => measure is Measure.InFavour ? "in favour" : "negative";

    static string Are(Measure measure) => $"are {What(measure)}";

    static string Bound(Condition condition) =>
        $"{Comparing(condition.Comparison)} {Percent(condition.Threshold)} {(condition.Comparison is Comparison.AtLeast or Comparison.MoreThan ? "needed" : "allowed")}";

    /// <summary>Where share and threshold round to the same percentage but differ, or meet exactly, the exact fractions decide and are shown.</summary>
    static string Exactly(Condition condition, Fraction share)
    {
        if (Percent(share) != Percent(condition.Threshold))
            return "";

        var order = share.CompareTo(condition.Threshold);
        return $" ({share} is {(order < 0 ? "less than" : order > 0 ? "more than" : "exactly")} {condition.Threshold})";
    }

    static string Comparing(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast  => "at least",
        Comparison.MoreThan => "more than",
        Comparison.AtMost   => "at most",
        Comparison.LessThan => "less than",
        _                   => throw new UnreachableException(),
    };

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
