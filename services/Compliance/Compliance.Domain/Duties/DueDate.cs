using Compliance.Domain.Incidents;
using Compliance.Domain.Regimes;
using NodaTime;

namespace Compliance.Domain.Duties;

/// <summary>When something is due: one instant, or two where it is disputed from when the period runs.</summary>
/// <param name="Earliest">On the view that leaves least time.</param>
/// <param name="Latest">On the view that leaves most; the same where nothing is disputed.</param>
/// <remarks>Both are exclusive ends: what is done at the instant itself is late.</remarks>
public readonly record struct DueDate(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>Whether it depends on what is disputed.</summary>
    public bool IsDisputed => Earliest != Latest;
}

/// <summary>What is known of the course of a model. Days are those of the calendar that asks.</summary>
/// <param name="TrainingBegins">The day on which training begins.</param>
/// <param name="Deployed">The day on which it is deployed.</param>
/// <param name="ThresholdMet">The day on which a threshold was met or known to be.</param>
public readonly record struct Course(DateOnly? TrainingBegins, DateOnly? Deployed, DateOnly? ThresholdMet);

/// <summary>A duty of one model, with its due date.</summary>
/// <param name="Regime">Whose duty it is.</param>
/// <param name="Duty">What is due.</param>
/// <param name="Certainty">How sure it is that the model is above the threshold; never <see cref="Certainty.Not"/>.</param>
/// <param name="Due">When; null where it is not known from when it is reckoned.</param>
public sealed record DutyOfModel(Regime Regime, Duty Duty, Certainty Certainty, DueDate? Due)
{
    /// <summary>Which.</summary>
    public Filing Filing => new(Regime.Id, Duty.Id);

    /// <summary>What every regime asks, except upon incidents, by due date; what has none comes last.</summary>
    /// <remarks>A regime asks nothing of what happened when it did not bind; of what has no day yet, only a regime that has no end.</remarks>
    public static ImmutableList<DutyOfModel> Of(IEnumerable<Regime> regimes, Subject subject, Course course) =>
    [
        .. from regime in regimes
           from duty in regime.Duties
           where duty.Phase != DutyPhase.UponIncident
           let certainty = Standing.Of(regime.ThresholdOf(duty.Threshold), subject).Certainty
           where certainty != Certainty.Not
           let day = DayOf(duty, course)
           where day is { } known ? regime.IsInForce(known) : regime.Until is null
           let due = DueOf(regime.Calendar, duty, day)
           orderby due?.Earliest ?? DateTimeOffset.MaxValue, regime.Id, duty.Id
           select new DutyOfModel(regime, duty, certainty, due),
    ];

    static DateOnly? DayOf(Duty duty, Course course) => duty.From switch
    {
        TermBeginning.Training     => course.TrainingBegins,
        TermBeginning.Deployment   => course.Deployed,
        TermBeginning.ThresholdMet => course.ThresholdMet,
        TermBeginning.Awareness    => null,
        _                          => throw new UnreachableException(),
    };

    static DueDate? DueOf(WorkCalendar calendar, Duty duty, DateOnly? from)
    {
        if (from is not { } day)
            return null;
        var date = LocalDate.FromDateOnly(day);
        var at = duty.IsBefore ? calendar.Before(date, duty.Term) : calendar.After(date, duty.Term);
        return new(at, at);
    }
}
