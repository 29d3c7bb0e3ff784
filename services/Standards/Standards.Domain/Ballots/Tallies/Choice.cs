namespace Standards.Domain.Ballots;

/// <summary>What a member's vote counts as. Every member of an electorate counts as exactly one.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Choice
{
    /// <summary>An approval without experts.</summary>
    InFavour,

    /// <summary>An approval that names at least one expert.</summary>
    InFavourWithExperts,

    /// <summary>A disapproval with technical reasons.</summary>
    Against,

    /// <summary>A disapproval without technical reasons.</summary>
    AgainstWithoutReasons,

    /// <summary>An abstention.</summary>
    Abstaining,

    /// <summary>No vote: absent, or not yet voted.</summary>
    NotVoting,
}

/// <summary>The choices.</summary>
public static class Choices
{
    /// <summary>How many there are.</summary>
    internal const int Number = 6;

    /// <summary>What a vote counts as.</summary>
    public static Choice Of(Position position, bool reasoned, bool namesExperts) => position switch
    {
        Position.Approve    => namesExperts ? Choice.InFavourWithExperts : Choice.InFavour,
        Position.Disapprove => reasoned ? Choice.Against : Choice.AgainstWithoutReasons,
        Position.Abstain    => Choice.Abstaining,
        _                   => throw new UnreachableException(),
    };
}
