namespace Compliance.Domain.Incidents;

/// <summary>From when somebody knew: between two instants, where that is disputed.</summary>
/// <param name="From">The earliest instant that anyone gives.</param>
/// <param name="Until">The latest; not before the earliest.</param>
public readonly record struct Awareness(DateTimeOffset From, DateTimeOffset Until);

/// <summary>How a clock stands at an instant.</summary>
public enum ClockState
{
    /// <summary>There is time, on every view.</summary>
    Running,

    /// <summary>The time is over on one view, and not on another.</summary>
    Disputed,

    /// <summary>The time is over on every view.</summary>
    Overdue,

    /// <summary>What was due was filed in time, on every view, or nobody here was asked in time.</summary>
    Met,

    /// <summary>It was filed when the time was over on one view at least.</summary>
    MetLate,

    /// <summary>The time was over, on every view, before anybody here was asked.</summary>
    Unrecorded,
}

/// <summary>One of the periods that an incident sets running.</summary>
/// <param name="Regime">By which regime.</param>
/// <param name="Duty">What is due.</param>
/// <param name="Certainty">How sure it is that the regime speaks of the model.</param>
/// <param name="Due">When.</param>
public sealed record IncidentClock(Regime Regime, Duty Duty, Certainty Certainty, DueDate Due)
{
    /// <summary>From when this is asked here; before any time where the regime comes with the platform.</summary>
    public DateTimeOffset AskedSince { get; init; }

    /// <summary>Whether it was asked before it was due on every view: of what was not, nothing is due and nobody is late.</summary>
    public bool IsWatched => Due.Latest > AskedSince;

    /// <summary>Which.</summary>
    public Filing Filing => new(Regime.Id, Duty.Id);

    /// <summary>Every clock that an incident sets running, of all regimes at once, by what is due first.</summary>
    /// <remarks>With more harms there are never fewer clocks; a later awareness never makes one due earlier. A regime that did not bind on the day of awareness sets none.</remarks>
    public static ImmutableList<IncidentClock> Of(IEnumerable<Regime> regimes, Subject subject, IReadOnlyCollection<Harm> harms, Awareness awareness) => Of(regimes, [subject], harms, awareness, severity: null);

    /// <summary>The same where several models had part, of which the surest counts, and where a monitor has set the severity.</summary>
    /// <param name="severity">Null as long as nobody has judged it: then every clock runs that may.</param>
    public static ImmutableList<IncidentClock> Of(IEnumerable<Regime> regimes, IReadOnlyCollection<Subject> subjects, IReadOnlyCollection<Harm> harms, Awareness awareness, string? severity) =>
    [
        .. from regime in regimes
           where regime.IsInForce(regime.Calendar.DayOf(awareness.Until).ToDateOnly())
           from duty in regime.Duties
           where duty.Harms.Exists(harms.Contains) && duty.IsOfSeverity(severity)
           let certainty = subjects.Max(s => Standing.Of(regime.ThresholdOf(duty.Threshold), s).Certainty)
           where certainty != Certainty.Not
           let due = new DueDate(regime.Calendar.After(awareness.From, duty.Term), regime.Calendar.After(awareness.Until, duty.Term))
           orderby due.Earliest, regime.Id, duty.Id
           select new IncidentClock(regime, duty, certainty, due),
    ];

    /// <summary>How it stands.</summary>
    /// <param name="filed">When what is due was filed; null where it was not.</param>
    /// <param name="isMissed">Whether it has become a finding by itself, which what is asked later does not take back.</param>
    public ClockState StateAt(DateTimeOffset now, DateTimeOffset? filed = null, bool isMissed = false) => filed is { } at
        ? isMissed || (IsWatched && at >= Due.Earliest) ? ClockState.MetLate : ClockState.Met
        : isMissed ? ClockState.Overdue
        : now < Due.Earliest ? ClockState.Running
        : !IsWatched ? ClockState.Unrecorded
        : now < Due.Latest ? ClockState.Disputed
        : ClockState.Overdue;
}
