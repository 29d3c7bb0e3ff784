namespace Standards.Domain.Appeals;

/// <summary>What kind of decision an appeal is against.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum DecisionKind
{
    /// <summary>The result of a ballot.</summary>
    BallotResult,

    /// <summary>That a project was taken up, or moved to a stage.</summary>
    StageDecision,

    /// <summary>What was made of a comment.</summary>
    Disposition,
}

/// <summary>The decision that an appeal is against.</summary>
/// <remarks>Stored format, within an appeal.</remarks>
/// <param name="Act">The binding act that it was.</param>
/// <param name="Kind">What kind of decision.</param>
/// <param name="Project">The project that it belongs to.</param>
/// <param name="DecidedAt">When it was made.</param>
public sealed record ContestedDecision(ActId Act, DecisionKind Kind, ProjectId Project, DateTimeOffset DecidedAt);

/// <summary>How an appeal ended.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum AppealEnding
{
    /// <summary>The contested decision falls.</summary>
    Upheld,

    /// <summary>The last level has dismissed the appeal: the contested decision stands.</summary>
    Dismissed,

    /// <summary>The member withdrew it.</summary>
    Withdrawn,

    /// <summary>Time ran out: the member did not go on to the next level, or the last level did not decide. The contested decision stands.</summary>
    Lapsed,
}
