using Standards.Domain.Processes;
using Standards.Domain.Projects;

namespace Standards.Domain.Publications;

using Outcome = Decision<StandardEvent, StandardRefusal>;

/// <summary>What the project of the newest edition decides about a standard.</summary>
/// <param name="Reviews">Its process has the stage of review (90): it opens and concludes the reviews.</param>
/// <param name="Withdraws">Its process has the stage of withdrawal (95): it withdraws the standard.</param>
public readonly record struct Lead(bool Reviews, bool Withdraws)
{
    /// <summary>What a project under a process decides.</summary>
    public static Lead Of(ProcessDefinition process) => new(process.Stages.Any(s => s.Code.IsReview), process.Stages.Any(s => s.Code.IsWithdrawal));
}

/// <summary>How a standard follows the project of its newest edition through review and withdrawal: one way, for what the project decides nobody decides at the standard.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1, 2.9. Each move is taken once, in order, dated by it. The sunset is a day of the standard's own calendar,
/// which the project's process has set: where the project lapses with it, the calendar has the last word.
/// </remarks>
static class Following
{
    public static Outcome Decide(Standard.Published standard, StandardCommand.Follow c)
    {
        if (standard.Record.Newest.Project != c.Move.Project || c.Move.Place <= standard.Record.Followed)
            return Outcome.Nothing;
        return (c.To.Code, standard.Review) switch
        {
            ("90.20", null)                         => Opened(c),
            ("90.92" or "90.93" or "90.99", null)   => Opened(c) with { By = null },
            ("90.92", _)                            => Concluded(c, ReviewOutcome.Revise),
            ("90.93", _)                            => Concluded(c, ReviewOutcome.Confirm),
            ("90.99", _)                            => Concluded(c, ReviewOutcome.Withdraw),
            ("95.99", _)                            => Ended(standard, c),
            _                                       => Outcome.Nothing,
        };
    }

    /// <summary>Why a command is not the standard's own to fulfil, or null.</summary>
    public static StandardRefusal? ObstacleOf(StandardCommand command) => command switch
    {
        StandardCommand.OpenReview { Lead.Reviews: true }                                             => new StandardRefusal.ProjectFirst(),
        StandardCommand.ConcludeReview { Lead.Reviews: true }                                         => new StandardRefusal.ProjectFirst(),
        StandardCommand.ConcludeReview { Lead.Withdraws: true, Outcome: ReviewOutcome.Withdraw }      => new StandardRefusal.ProjectFirst(),
        StandardCommand.ProposeWithdrawal { Lead.Withdraws: true }                                    => new StandardRefusal.ProjectFirst(),
        _                                                                                             => null,
    };

    static StandardEvent.ReviewOpened Opened(StandardCommand.Follow c) =>
        new(c.Act, c.Sunset is not null ? ReviewCause.Sunset : c.IsByDeadline ? ReviewCause.Interval : ReviewCause.Request, c.Now) { By = c.Move };

    static StandardEvent.ReviewConcluded Concluded(StandardCommand.Follow c, ReviewOutcome outcome)
    {
        var sunset = outcome is ReviewOutcome.Confirm ? c.Sunset : null;
        var next = sunset is null ? c.Now.Day().AddYears(Review.IntervalYears) : Review.DueOf(c.Now.Day(), sunset);
        return new(c.Act, outcome, c.Reasons, next, null, c.Now) { Sunset = sunset, By = c.Move };
    }

    static Outcome Ended(Standard.Published standard, StandardCommand.Follow c) =>
        c.IsByDeadline && standard.Record.Newest.Entry.Sunset is not null ? Outcome.Nothing : new StandardEvent.Withdrawn(c.Act, c.Reasons, c.Now) { By = c.Move };
}
