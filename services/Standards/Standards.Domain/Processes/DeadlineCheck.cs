namespace Standards.Domain.Processes;

/// <summary>What can be wrong with the deadline of a stage.</summary>
static class DeadlineCheck
{
    public static IEnumerable<ProcessProblem> Of(ProcessDefinition process, Stage stage, StageDeadline deadline)
    {
        var code = stage.Code.Code;
        var which = $"The deadline \"{deadline.Name}\" of {code}";
        if (ConsequenceProblem(process, deadline) is { } problem)
            yield return new("process.deadline_without_consequence", code, $"{which} {problem}");
        if (!deadline.After.IsPositive)
            yield return new("process.duration_unfit", code, $"{which} comes after {deadline.After}, which is no time at all.");
        foreach (var since in deadline.Since.Where(s => process.Find(s) is null))
            yield return new("process.stage_unknown", code, $"{which} is counted from {since}, which is not one of the stages.");
        if (!deadline.Since.IsEmpty && new WayMap(process).ReachableFrom(process.Begins, deadline.Since).Contains(stage.Code))
            yield return new("process.deadline_uncounted", code, $"{which} is counted from {string.Join(", ", deadline.Since)}, and {code} can be reached without passing there.");
    }

    static string? ConsequenceProblem(ProcessDefinition process, StageDeadline deadline) => deadline switch
    {
        { Consequence: null }                                        => "has no consequence.",
        { Consequence: Consequence.Escalate, EscalateTo: null }      => "escalates to nobody.",
        { Consequence: Consequence.Escalate, To: not null }          => "escalates, and yet names a stage to go to.",
        { Consequence: Consequence.Escalate }                        => null,
        { EscalateTo: not null }                                     => "names an authority, and yet does not escalate.",
        { To: null }                                                 => "leads nowhere.",
        { Consequence: Consequence.Lapse, To: { } to } when process.Find(to) is { Final: false } => $"lapses into {to}, which is not final.",
        _                                                            => null,
    };
}
