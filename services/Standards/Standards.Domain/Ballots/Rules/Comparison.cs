namespace Standards.Domain.Ballots;

/// <summary>How a share or a number is held against its threshold. The ends are exact: two thirds of 3 votes are 2 votes.</summary>
/// <remarks>Stored format: the names, in capitals in a rule document.</remarks>
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

/// <summary>What a comparison decides.</summary>
public static class Comparisons
{
    /// <summary>Whether the comparison asks for much, not for little.</summary>
    public static bool IsFloor(this Comparison comparison) => comparison is Comparison.AtLeast or Comparison.MoreThan;

    /// <summary>Whether it holds, by the sign of the value less the threshold.</summary>
    internal static bool Allows(this Comparison comparison, int sign) => comparison switch
    {
        Comparison.AtLeast  => sign >= 0,
        Comparison.MoreThan => sign > 0,
        Comparison.AtMost   => sign <= 0,
        Comparison.LessThan => sign < 0,
        _                   => throw new UnreachableException(),
    };
}
