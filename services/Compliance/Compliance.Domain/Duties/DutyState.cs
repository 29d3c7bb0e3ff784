using Compliance.Domain.Regimes;

namespace Compliance.Domain.Duties;

/// <summary>How something that a regime asks stands at an instant.</summary>
public enum DutyState
{
    /// <summary>The time is over on every view, and nothing was filed.</summary>
    Overdue,

    /// <summary>The time is over on one view and not on another.</summary>
    Disputed,

    /// <summary>The time is over on every view, and it is not settled whether it applies.</summary>
    Unsettled,

    /// <summary>There is time.</summary>
    Due,

    /// <summary>The day is over; whether it was done is nowhere on record, for nobody here knew of it before.</summary>
    Unrecorded,

    /// <summary>It is not known from when its period is reckoned.</summary>
    Undated,

    /// <summary>It was filed when the time was over on one view at least.</summary>
    MetLate,

    /// <summary>It was filed in time, or before there was a day, or nobody here knew of it in time.</summary>
    Met,

    /// <summary>It was missed and not filed since, and no regime asks it any more.</summary>
    Lifted,
}

/// <summary>How duties stand.</summary>
public static class DutyStates
{
    /// <summary>How a duty stands at an instant. Of one that was not known here before it was due, and of one that only may apply, nobody is said to be late with it.</summary>
    /// <param name="certainty">How sure it is that it applies; <see cref="Certainty.Not"/> where no regime asks it any more.</param>
    /// <param name="isWatched">Whether it was known before it was due, so that nothing filed means nothing done.</param>
    /// <param name="isMissed">Whether it has become a finding by itself, which what it depends on later does not take back.</param>
    /// <param name="filed">When it was filed; null where it was not.</param>
    public static DutyState Of(Certainty certainty, bool isWatched, bool isMissed, DueDate? due, DateTimeOffset? filed, DateTimeOffset now) => (due, filed) switch
    {
        (_, not null) when isMissed                           => DutyState.MetLate,
        (var d, { } at)                                       => isWatched && at >= d?.Earliest ? DutyState.MetLate : DutyState.Met,
        _ when certainty == Certainty.Not                     => DutyState.Lifted,
        _ when isMissed                                       => DutyState.Overdue,
        (null, _)                                             => DutyState.Undated,
        ({ } d, _) when now < d.Earliest                      => DutyState.Due,
        (_, _) when !isWatched                                => DutyState.Unrecorded,
        ({ } d, _) when now < d.Latest                        => DutyState.Disputed,
        _                                                     => certainty == Certainty.Possibly ? DutyState.Unsettled : DutyState.Overdue,
    };
}
