namespace Compliance.Domain.Duties;

/// <summary>How something that a regime asks stands at an instant.</summary>
public enum DutyState
{
    /// <summary>The time is over on every view, and nothing was filed.</summary>
    Overdue,

    /// <summary>The time is over on one view and not on another.</summary>
    Disputed,

    /// <summary>There is time.</summary>
    Due,

    /// <summary>The day is over; whether it was done is nowhere on record, for nobody here knew of it before.</summary>
    Unrecorded,

    /// <summary>It is not known from when its period is reckoned.</summary>
    Undated,

    /// <summary>It was filed when the time was over on one view at least.</summary>
    MetLate,

    /// <summary>It was filed in time.</summary>
    Met,
}

/// <summary>How duties stand.</summary>
public static class DutyStates
{
    /// <summary>How a duty stands at an instant. Of one that was not known here before it was due nobody is said to be late with it.</summary>
    /// <param name="isWatched">Whether it was known before it was due, so that nothing filed means nothing done.</param>
    /// <param name="filed">When it was filed; null where it was not.</param>
    public static DutyState Of(bool isWatched, DueDate? due, DateTimeOffset? filed, DateTimeOffset now) => (due, filed) switch
    {
        (null, _)                                             => DutyState.Undated,
        ({ } d, { } at)                                       => at < d.Earliest ? DutyState.Met : DutyState.MetLate,
        ({ } d, _) when now < d.Earliest                      => DutyState.Due,
        (_, _) when !isWatched                                => DutyState.Unrecorded,
        ({ } d, _)                                            => now < d.Latest ? DutyState.Disputed : DutyState.Overdue,
    };
}
