using Standards.Domain.Projects;

namespace Standards.Domain.Processes;

/// <summary>Whether the durations of a definition fit into its tracks, wherever in the calendar a project begins.</summary>
static class TrackCheck
{
    public static IEnumerable<ProcessProblem> Of(ProcessDefinition process)
    {
        if (process.Tracks.IsEmpty)
            return [new("process.track_missing", "tracks", "The definition has no track.")];
        if (process.Tracks.FirstOrDefault(t => !t.Length.IsPositive) is { } empty)
            return [new("process.duration_unfit", "tracks", $"The track \"{empty.Name}\" has no time.")];

        return [.. Extension(process), .. BallotsFit(process), .. DeadlinesFit(process), .. process.Limits.SelectMany(l => OfLimit(process, l))];
    }

    static IEnumerable<ProcessProblem> Extension(ProcessDefinition process)
    {
        if (process.Extension is { } extension && (!extension.IsPositive || extension.Unit is not PeriodUnit.Months))
            yield return new("process.duration_unfit", "extension", $"An extension is counted in months, not {extension}.");
    }

    /// <summary>The ballots on the shortest way through the clock, at their longest, against the shortest track at its shortest.</summary>
    static IEnumerable<ProcessProblem> BallotsFit(ProcessDefinition process)
    {
        var map = new WayMap(process);
        var days = map.LeastSum(process.Clock.From, process.Clock.To, s => process.Find(s)?.Ballot is { } ballot ? Math.Max(ballot.OpenFor.MostDays, 0) : 0);
        if (days is null)
        {
            yield return new("process.stage_unreachable", "clock", $"No way leads from {process.Clock.From}, where the clock starts, to {process.Clock.To}, where it stops.");
            yield break;
        }
        foreach (var track in process.Tracks.Where(t => days > t.Length.FewestDays))
            yield return new("process.duration_unfit", "tracks", $"The ballots on the shortest way take up to {days} days, and the track \"{track.Name}\" may have only {track.Length.FewestDays}.");
    }

    /// <summary>A deadline within the clock that is longer than every track would never come.</summary>
    static IEnumerable<ProcessProblem> DeadlinesFit(ProcessDefinition process)
    {
        var longest = process.Tracks.Max(t => t.Length.MostDays);
        foreach (var stage in process.Stages.Where(s => IsWithin(process.Clock, s.Code)))
            foreach (var deadline in stage.Deadlines.Where(d => d.After.FewestDays > longest))
                yield return new("process.duration_unfit", stage.Code.Code, $"The deadline \"{deadline.Name}\" of {stage.Code} comes after {deadline.After.Words}, later than the end of the longest track.");
    }

    static IEnumerable<ProcessProblem> OfLimit(ProcessDefinition process, Limit limit)
    {
        var which = $"The limit \"{limit.Name}\"";
        var problem = limit switch
        {
            { Consequence: null }                                   => "has no consequence.",
            { Consequence: Consequence.Advance }                    => "advances; a limit of the track can escalate or lapse.",
            { Consequence: Consequence.Escalate, EscalateTo: null } => "escalates to nobody.",
            { Consequence: Consequence.Lapse, EscalateTo: not null } => "names an authority, and yet does not escalate.",
            _                                                       => null,
        };
        if (problem is not null)
            yield return new("process.deadline_without_consequence", "limits", $"{which} {problem}");
        foreach (var track in process.Tracks.Where(t => -limit.FromEnd.FewestDays >= t.Length.FewestDays))
            yield return new("process.duration_unfit", "limits", $"{which} would come before the track \"{track.Name}\" has begun.");
        if (limit.Consequence is Consequence.Lapse)
            foreach (var stage in process.Stages.Where(s => !s.Final && Precedes(process.Clock.From, s.Code, limit.Reach) && process.Find(AbandonmentOf(s.Code) ?? s.Code) is not { Final: true }))
                yield return new("process.dead_end", stage.Code.Code, $"{which} can lapse in {stage.Code}, and {Stage.NumberOf(stage.Code)}.98 is not there as a final stage.");
    }

    /// <summary>The abandonment of the stage in which a code stands, where the harmonized codes have one.</summary>
    public static StageCode? AbandonmentOf(StageCode code) => StageCode.TryParse($"{Stage.NumberOf(code)}.98", out var abandoned) ? abandoned : null;

    static bool IsWithin(TrackClock clock, StageCode code) => Precedes(clock.From, code, clock.To);

    static bool Precedes(StageCode from, StageCode code, StageCode reach) =>
        ProcessCheck.ByCode.Compare(code, from) >= 0 && ProcessCheck.ByCode.Compare(code, reach) < 0;
}
