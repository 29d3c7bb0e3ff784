using System.Globalization;

namespace Standards.Domain.Ballots;

/// <summary>The wording of conditions and findings. Percentages are rounded to one decimal from the exact fraction, half away from zero.</summary>
static class Sentences
{
    public static string Of(Condition condition) => condition switch
    {
        { Base: { } counted }                                   => $"{Capital(Comparing(condition))} {condition.Threshold} of {Counted(condition.Of, counted)} {Are(condition.Measure, many: true)}{By(condition)}.",
        { Measure: Measure.Entitled }                           => $"There are {Comparing(condition)} {Number(condition)} {Many(condition.Of)}{By(condition)}.",
        { Comparison: Comparison.AtMost } when condition.Threshold == Fraction.Zero => $"No {One(condition.Of)} {Are(condition.Measure, many: false)}.",
        _                                                       => $"{Capital(Comparing(condition))} {Number(condition)} {Some(condition.Of, condition.Threshold)} {(condition.Measure is Measure.Against ? condition.Threshold == Fraction.One ? "is against" : "are against" : Are(condition.Measure, many: condition.Threshold != Fraction.One))}{By(condition)}.",
    };

    public static string Of(Condition condition, Finding finding) => condition.Base is { } counted
        ? finding.Share is { } share
            ? $"{Percent(share)} of {Whose(condition.Of, counted)} {What(condition.Measure)}{By(condition)} ({Figure(finding.Part)} of {Figure(finding.Whole!.Value)}{(counted is Measure.Entitled ? "" : " counted")}), {Bound(condition)}{Exactly(condition, share)}: {Met(finding.Met)}.{LeftOut(condition, finding)}"
            : $"No vote{(condition.Of == Constituency.All ? "" : $" of a {One(condition.Of)}")} is counted, so the condition is not met: {Bound(condition)}.{LeftOut(condition, finding)}"
        : $"{(finding.Part == 0 ? "No" : Figure(finding.Part))} {(finding.Part is 0 or 1 ? One(condition.Of) : Many(condition.Of))} {(condition.Measure is Measure.Against ? "against" : What(condition.Measure))}{By(condition)}, {BoundOfNumber(condition)}: {Met(finding.Met)}.";

    public static string Of(bool approved) => approved ? "Approved." : "Not approved.";

    public static string Met(bool met) => met ? "met" : "not met";

    public static string Percent(Fraction share) => $"{share.ToPercent()} %";

    /// <summary>Whole numbers in groups of three: 449,206,579.</summary>
    public static string Figure(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string One(Constituency of) => of == Constituency.All ? "member" : of == Constituency.Participating ? "participating member" : $"{of} member";

    public static string Many(Constituency of) => $"{One(of)}s";

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    static string Some(Constituency of, Fraction number) => number == Fraction.One ? One(of) : Many(of);

    static string Counted(Constituency of, Measure counted) => (counted, of == Constituency.All) switch
    {
        (Measure.Entitled, true)  => "all members",
        (Measure.Entitled, false) => $"the {Many(of)}",
        (Measure.Cast, true)      => "all votes cast",
        (Measure.Cast, false)     => $"the votes cast by {Many(of)}",
        (_, true)                 => "all counted votes",
        _                         => $"the counted votes of {Many(of)}",
    };

    static string Whose(Constituency of, Measure counted) => of != Constituency.All ? Many(of) : counted is Measure.Entitled ? "all members" : "all votes";

    /// <summary>Of votes they are negative, of members they are against.</summary>
    static string Are(Measure measure, bool many) => (measure, many) switch
    {
        (Measure.InFavour, true)                => "are in favour",
        (Measure.InFavour, false)               => "is in favour",
        (Measure.InFavourWithExperts, true)     => "are in favour and name experts",
        (Measure.InFavourWithExperts, false)    => "is in favour and names experts",
        (Measure.Against, true)                 => "are negative",
        (Measure.Against, false)                => "is against",
        (Measure.NotInFavour, true)             => "are not in favour",
        (Measure.NotInFavour, false)            => "is other than in favour",
        (Measure.ForOrAgainst, true)            => "are for or against",
        (Measure.ForOrAgainst, false)           => "is for or against",
        (Measure.ForOrAgainstWithReasons, true) => "are for or, with reasons, against",
        (Measure.ForOrAgainstWithReasons, false) => "is for or, with reasons, against",
        (Measure.Cast, true)                    => "have voted",
        (Measure.Cast, false)                   => "has voted",
        (Measure.Entitled, true)                => "may vote",
        (Measure.Entitled, false)               => "may vote",
        _                                       => throw new UnreachableException(),
    };

    static string What(Measure measure) => measure switch
    {
        Measure.InFavour                => "in favour",
        Measure.InFavourWithExperts     => "in favour with named experts",
        Measure.Against                 => "negative",
        Measure.NotInFavour             => "not in favour",
        Measure.ForOrAgainst            => "for or against",
        Measure.ForOrAgainstWithReasons => "for or, with reasons, against",
        Measure.Cast                    => "voting",
        Measure.Entitled                => "in the electorate",
        _                               => throw new UnreachableException(),
    };

    static string By(Condition condition) => condition.IsWeighed ? $" by {condition.By}" : "";

    static string Bound(Condition condition) => $"{Comparing(condition)} {Percent(condition.Threshold)} {Asked(condition)}";

    static string BoundOfNumber(Condition condition) => condition switch
    {
        { Measure: Measure.Entitled } => $"where {Comparing(condition)} {Number(condition)} is asked for",
        { Comparison: Comparison.AtMost } when condition.Threshold == Fraction.Zero => "none allowed",
        _ => $"{Comparing(condition)} {Number(condition)} {Asked(condition)}",
    };

    static string Asked(Condition condition) => condition.Comparison.IsFloor() ? "needed" : "allowed";

    static string Number(Condition condition) => Figure((long)condition.Threshold.Numerator);

    static string LeftOut(Condition condition, Finding finding) => !condition.NegativesNeedReasons ? "" : finding.Count.AgainstWithoutReasons switch
    {
        0        => "",
        1        => " 1 negative vote is left out: no reasons given.",
        var many => $" {many} negative votes are left out: no reasons given.",
    };

    /// <summary>Where share and threshold round to the same percentage but differ, or meet exactly, the exact fractions decide and are shown.</summary>
    static string Exactly(Condition condition, Fraction share)
    {
        if (Percent(share) != Percent(condition.Threshold))
            return "";

        var order = share.CompareTo(condition.Threshold);
        return $" ({share} is {(order < 0 ? "less than" : order > 0 ? "more than" : "exactly")} {condition.Threshold})";
    }

    static string Comparing(Condition condition) => condition.Comparison switch
    {
        Comparison.AtLeast  => "at least",
        Comparison.MoreThan => "more than",
        Comparison.AtMost   => "at most",
        Comparison.LessThan => "less than",
        _                   => throw new UnreachableException(),
    };
}
