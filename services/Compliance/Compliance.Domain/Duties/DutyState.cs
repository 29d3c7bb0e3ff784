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

    /// <summary>The day is over; whether it was done is nowhere on record.</summary>
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
    /// <summary>How a duty stands at an instant. Of a duty upon an incident it is what the clock says; of a duty of a model no filing is on record, so that nobody is said to be late with it.</summary>
    /// <param name="isUponIncident">Whether an incident has set it running.</param>
    /// <param name="filed">When it was filed; null where it was not.</param>
    public static DutyState Of(bool isUponIncident, DueDate? due, DateTimeOffset? filed, DateTimeOffset now) => (due, filed) switch
    {
        (null, _)                                             => DutyState.Undated,
        ({ } d, { } at)                                       => at < d.Earliest ? DutyState.Met : DutyState.MetLate,
        ({ } d, _) when now < d.Earliest                      => DutyState.Due,
        (_, _) when !isUponIncident                           => DutyState.Unrecorded,
        ({ } d, _)                                            => now < d.Latest ? DutyState.Disputed : DutyState.Overdue,
    };
}
