namespace Standards.Domain.Ballots;

/// <summary>Which votes are added up.</summary>
/// <remarks>Stored format: the names, in capitals in a rule document.</remarks>
public enum Measure
{
    /// <summary>Approvals, with experts named or not.</summary>
    InFavour,

    /// <summary>Disapprovals, with reasons or not.</summary>
    Against,

    /// <summary>Approvals that name at least one expert. ISO/IEC Directives, Part 1, 2.3.5.</summary>
    InFavourWithExperts,

    /// <summary>Everyone but those in favour: against, abstaining or not voting. What a blocking minority is made of.</summary>
    NotInFavour,

    /// <summary>Present and voting: approvals and disapprovals. Rules of Procedure of the UN General Assembly, rule 86.</summary>
    ForOrAgainst,

    /// <summary>Approvals, and disapprovals with reasons. ISO/IEC Directives, Part 1, 2.6.3.</summary>
    ForOrAgainstWithReasons,

    /// <summary>All votes cast, abstentions among them.</summary>
    Cast,

    /// <summary>Everyone entitled to vote, whether it votes or not.</summary>
    Entitled,
}

/// <summary>What a measure adds up, and how it may be used.</summary>
public static class Measures
{
    const int InFavour = 1 << (int)Choice.InFavour, Experts = 1 << (int)Choice.InFavourWithExperts, Against = 1 << (int)Choice.Against,
        Unreasoned = 1 << (int)Choice.AgainstWithoutReasons, Abstaining = 1 << (int)Choice.Abstaining, NotVoting = 1 << (int)Choice.NotVoting;

    /// <summary>The measures of which a share can be taken.</summary>
    public static ImmutableArray<Measure> Bases { get; } = [Measure.ForOrAgainst, Measure.ForOrAgainstWithReasons, Measure.Cast, Measure.Entitled];

    /// <summary>Whether a vote that counts as this is added up.</summary>
    public static bool Includes(this Measure measure, Choice choice) => (measure.Choices() >> (int)choice & 1) == 1;

    /// <summary>The choices that are added up, one bit each.</summary>
    internal static int Choices(this Measure measure) => measure switch
    {
        Measure.InFavour                => InFavour | Experts,
        Measure.Against                 => Against | Unreasoned,
        Measure.InFavourWithExperts     => Experts,
        Measure.NotInFavour             => Against | Unreasoned | Abstaining | NotVoting,
        Measure.ForOrAgainst            => InFavour | Experts | Against | Unreasoned,
        Measure.ForOrAgainstWithReasons => InFavour | Experts | Against,
        Measure.Cast                    => InFavour | Experts | Against | Unreasoned | Abstaining,
        Measure.Entitled                => InFavour | Experts | Against | Unreasoned | Abstaining | NotVoting,
        _                               => throw new UnreachableException(),
    };
}
