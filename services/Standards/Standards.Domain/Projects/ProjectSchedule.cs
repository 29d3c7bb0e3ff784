using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

/// <summary>All that will happen to a project by itself, reckoned from its definition: calendar months, in UTC.</summary>
/// <remarks>
/// A deadline counts from the latest entry into the stages that it names; the limits of the track count from its end, which is the
/// start of the clock, the track's length and the extension, added at once. What was due before the project came to where it
/// applies, as after a step back, is due on its coming.
/// </remarks>
public static class ProjectSchedule
{
    /// <summary>Everything still to come where the project stands, earliest first.</summary>
    public static ImmutableArray<Due> Of(Project.Running project)
    {
        var stage = project.Process.Find(project.Run.Stage);
        if (stage is null or { Final: true })
            return [];
        return
        [
            .. stage.Deadlines.Select(d => Of(project.Run, d)).Concat(Limits(project))
                .Where(d => !project.Run.Passed.Contains(new(d.Id, d.Reckoned))).OrderBy(d => d.At),
        ];
    }

    /// <summary>The end of the track, extension included; null before its time begins.</summary>
    public static DateTimeOffset? EndOfTrack(Project.Running project) => project.Run.ClockFrom is { } from
        ? Period.Add(from, project.Track.Length, new(project.Run.ExtendedBy, PeriodUnit.Months))
        : null;

    /// <summary>The first whole day after the process lets a standard lapse, if its project comes to a stage at an instant and nothing else happens; null where it does not lapse by itself.</summary>
    /// <remarks>A period of months ends with its last day: the day on which the deadline comes is one of those on which the standard holds.</remarks>
    public static DateOnly? SunsetAfter(Project.Running project, StageCode to, DateTimeOffset at) =>
        Of(project with { Run = project.Run.Move(project.Process, to, at) }).FirstOrDefault(d => d.Consequence is Consequence.Lapse) is { } lapse
            ? DateOnly.FromDateTime(lapse.At.UtcDateTime.AddDays(1).AddTicks(-1))
            : null;

    /// <summary>The earliest that has come by an instant, or null.</summary>
    internal static Due? Next(Project.Running project, DateTimeOffset by) => Of(project) is [var first, ..] && first.At <= by ? first : null;

    /// <summary>The run on a longer track. A limit that had come, and that lies in the past by its new date too, has come for good.</summary>
    internal static Run Extend(Project.Running project, int months, DateTimeOffset at)
    {
        var longer = project with { Run = project.Run with { ExtendedBy = months } };
        var still = Limits(longer).Where(d => d.Reckoned <= at && project.Run.Passed.Any(p => p.Id == d.Id)).Select(d => new PassedDeadline(d.Id, d.Reckoned));
        return longer.Run with { Passed = [.. project.Run.Passed, .. still] };
    }

    static Due Of(Run run, StageDeadline deadline)
    {
        var since = deadline.Since.Select(s => run.Entered.TryGetValue(s.Code, out var at) ? at : (DateTimeOffset?)null).Max() ?? (deadline.Since.IsEmpty ? run.Since : run.StartedAt);
        var reckoned = Period.Add(since, deadline.After);
        return new(deadline.Id, deadline.Name, reckoned, Later(reckoned, run.Since), deadline.Consequence!.Value, deadline.To, deadline.EscalateTo);
    }

    static IEnumerable<Due> Limits(Project.Running project)
    {
        var run = project.Run;
        if (run.ClockFrom is not { } from)
            yield break;
        foreach (var limit in project.Process.Limits.Where(l => string.CompareOrdinal(run.Stage.Code, l.Reach.Code) < 0))
        {
            var reckoned = Period.Add(from, project.Track.Length, new(run.ExtendedBy, PeriodUnit.Months), limit.FromEnd);
            yield return new(
                limit.Id, limit.Name, reckoned, Later(reckoned, run.Since), limit.Consequence!.Value,
                limit.Consequence is Consequence.Lapse ? TrackCheck.AbandonmentOf(run.Stage) : null, limit.EscalateTo);
        }
    }

    static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>Something that happens by itself.</summary>
/// <param name="Id">The deadline or limit of the definition.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Reckoned">The date by the definition.</param>
/// <param name="At">When it happens: that date, or the project's coming to where it applies, if that is later.</param>
/// <param name="Consequence">What happens.</param>
/// <param name="To">Where the project goes; null where it stays.</param>
/// <param name="EscalateTo">Who has to deal with it; null where it moves.</param>
public sealed record Due(string Id, string Name, DateTimeOffset Reckoned, DateTimeOffset At, Consequence Consequence, StageCode? To, DecidingBody? EscalateTo);
