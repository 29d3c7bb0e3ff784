namespace Standards.Domain.Appeals;

/// <summary>Who hears an appeal.</summary>
/// <remarks>ISO/IEC Directives, Part 1, 5. Stored format: the names.</remarks>
public enum AppealLevel
{
    /// <summary>5.2: the parent committee of the body whose decision is contested.</summary>
    ParentCommittee,

    /// <summary>5.3: the management board, which may have a conciliation panel try to settle the matter.</summary>
    ManagementBoard,

    /// <summary>5.4: the council board, whose decision is final.</summary>
    CouncilBoard,
}

/// <summary>The time that each step of an appeal may take.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1, 5: twelve weeks to appeal at each level; four for the management board to say whether an appeal
/// proceeds; twelve for its conciliation panel, and twelve more; twelve for the council board. Where the source gives no time, the
/// same one as at the other levels holds.
/// </remarks>
public static class AppealTerms
{
    /// <summary>To appeal against a decision, counted from the decision.</summary>
    public static TimeSpan ToAppeal { get; } = Weeks(12);

    /// <summary>To say whether an appeal proceeds, counted from its receipt.</summary>
    public static TimeSpan ToAdmit { get; } = Weeks(4);

    /// <summary>To decide, counted from the admission.</summary>
    public static TimeSpan ToDecide { get; } = Weeks(12);

    /// <summary>What conciliation may add, once.</summary>
    public static TimeSpan ToConciliate { get; } = Weeks(12);

    /// <summary>The level above; null above the last.</summary>
    public static AppealLevel? Above(AppealLevel level) => level switch
    {
        AppealLevel.ParentCommittee => AppealLevel.ManagementBoard,
        AppealLevel.ManagementBoard => AppealLevel.CouncilBoard,
        AppealLevel.CouncilBoard    => null,
        _                           => throw new UnreachableException(),
    };

    static TimeSpan Weeks(int weeks) => TimeSpan.FromDays(7 * weeks);
}
