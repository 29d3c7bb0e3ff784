using Standards.Domain.Projects;

namespace Standards.Domain.Processes;

/// <summary>Whether a definition can be published: all reasons against it at once, in the order of the stages.</summary>
public static class ProcessCheck
{
    /// <param name="process">The definition.</param>
    /// <param name="rules">The voting rules that ballots can be held by.</param>
    public static ImmutableArray<ProcessProblem> Of(ProcessDefinition process, IReadOnlySet<string> rules) =>
    [
        .. Twice(process),
        .. Places(process),
        .. process.Stages.SelectMany(s => OfStage(process, s, rules)),
        .. Ways(process),
        .. TrackCheck.Of(process),
    ];

    static IEnumerable<ProcessProblem> Twice(ProcessDefinition process)
    {
        foreach (var code in Repeated(process.Stages.Select(s => s.Code.Code)))
            yield return new("process.named_twice", code, $"Stage {code} stands in the definition twice.");
        foreach (var id in Repeated(process.Tracks.Select(t => t.Id)))
            yield return new("process.named_twice", "tracks", $"Two tracks have the id {id}.");
        foreach (var id in Repeated(process.Limits.Select(l => l.Id)))
            yield return new("process.named_twice", "limits", $"Two limits have the id {id}.");
    }

    static IEnumerable<ProcessProblem> Places(ProcessDefinition process)
    {
        if (process.Find(process.Begins) is null)
            yield return new("process.stage_unknown", "begins", $"The process begins in {process.Begins}, which is not one of its stages.");
        foreach (var code in new[] { process.Clock.From, process.Clock.To }.Where(c => process.Find(c) is null))
            yield return new("process.stage_unknown", "clock", $"The clock names {code}, which is not one of the stages.");
        foreach (var limit in process.Limits.Where(l => process.Find(l.Reach) is null))
            yield return new("process.stage_unknown", "limits", $"The limit \"{limit.Name}\" names {limit.Reach}, which is not one of the stages.");
    }

    static IEnumerable<ProcessProblem> OfStage(ProcessDefinition process, Stage stage, IReadOnlySet<string> rules)
    {
        var code = stage.Code.Code;
        var ways = stage.Ways().ToList();
        foreach (var to in ways.Select(w => w.To).Distinct().Where(t => process.Find(t) is null))
            yield return new("process.stage_unknown", code, $"A way leads from {code} to {to}, which is not one of the stages.");
        foreach (var way in ways.Where(w => w.To.IsPublication && w.Kind is not WayKind.Decision))
            yield return new("process.publication_undecided", code, $"From {code} a project would come to {way.To} by itself. A standard is published by a decision.");
        if (ways.Count == 0 && !stage.Final)
            yield return new("process.dead_end", code, $"No way leads on from {code}, and it is not final.");
        if (stage.Final && (ways.Count > 0 || stage.Deadlines.Length > 0))
            yield return new("process.final_leads_on", code, $"{code} is final, but something can still happen there.");
        foreach (var to in Repeated(stage.Decisions.Select(d => d.To.Code)))
            yield return new("process.named_twice", code, $"Two decisions lead from {code} to {to}.");
        foreach (var id in Repeated(stage.Deadlines.Select(d => d.Id)))
            yield return new("process.named_twice", code, $"Two deadlines of {code} have the id {id}.");
        foreach (var deadline in stage.Deadlines.Where(d => process.Limits.Any(l => l.Id == d.Id)))
            yield return new("process.named_twice", code, $"A deadline of {code} and a limit have the id {deadline.Id}.");
        if (stage.Ballot is { } ballot)
            foreach (var problem in OfBallot(code, ballot, rules))
                yield return problem;
        foreach (var problem in stage.Deadlines.SelectMany(d => DeadlineCheck.Of(process, stage, d)))
            yield return problem;
        foreach (var problem in stage.Decisions.SelectMany(d => d.Gate.SelectMany(r => OfRequirement(process, stage, d, r))))
            yield return problem;
    }

    static IEnumerable<ProcessProblem> OfBallot(string code, StageBallot ballot, IReadOnlySet<string> rules)
    {
        if (string.IsNullOrEmpty(ballot.Rule))
            yield return new("process.ballot_without_rule", code, $"The ballot of {code} has no voting rule.");
        else if (!rules.Contains(ballot.Rule))
            yield return new("process.ballot_without_rule", code, $"The ballot of {code} is held by \"{ballot.Rule}\", and there is no such voting rule.");
        if (!ballot.OpenFor.IsPositive || ballot.OpenFor.MostDays > Ballots.Opening.LongestDays)
            yield return new("process.duration_unfit", code, $"The ballot of {code} is open for {ballot.OpenFor.Words}; it has to be from 1 day to {Ballots.Opening.LongestDays} days.");
    }

    static IEnumerable<ProcessProblem> OfRequirement(ProcessDefinition process, Stage stage, StageDecision decision, Requirement requirement)
    {
        var gate = $"The gate from {stage.Code} to {decision.To}";
        var code = stage.Code.Code;
        if (requirement.Kind is not { } kind)
            yield return new("process.evidence_unknown", code, $"{gate} asks for \"{requirement.Evidence}\", which is no evidence: it is one of {string.Join(", ", Enum.GetValues<EvidenceKind>().Select(Names.Write))}.");
        else if (Evidence.HasQuorum(kind) && requirement.AtLeast is null or < 1)
            yield return new("process.evidence_unknown", code, $"{gate} asks for {requirement.Evidence} without saying how many at least.");
        else if (!Evidence.HasQuorum(kind) && requirement.AtLeast is not null)
            yield return new("process.evidence_unknown", code, $"{gate} says how many {requirement.Evidence} at least, but that is not counted by the gate.");
        else if (kind is EvidenceKind.BallotApproved && !process.Stages.Any(s => s.Ballot is not null && Stage.NumberOf(s.Code) == Stage.NumberOf(stage.Code)))
            yield return new("process.evidence_unknown", code, $"{gate} asks for an approving ballot, and no ballot is held in stage {Stage.NumberOf(stage.Code)}.");
        if (decision.Gate.Count(r => r.Evidence == requirement.Evidence) > 1 && ReferenceEquals(decision.Gate.Last(r => r.Evidence == requirement.Evidence), requirement))
            yield return new("process.named_twice", code, $"{gate} asks for {requirement.Evidence} twice.");
    }

    static IEnumerable<ProcessProblem> Ways(ProcessDefinition process)
    {
        var map = new WayMap(process);
        var reached = map.ReachableFrom(process.Begins);
        var ends = process.Stages.Where(s => s.Final).Select(s => s.Code).ToHashSet();
        foreach (var code in process.Stages.Select(s => s.Code).Distinct().Where(c => !reached.Contains(c)))
            yield return new("process.stage_unreachable", code.Code, $"No way leads from the beginning to {code}.");
        foreach (var stage in process.Stages.Where(s => s.Ways().Any() && !map.ReachableFrom(s.Code).Overlaps(ends)))
            yield return new("process.dead_end", stage.Code.Code, $"From {stage.Code} no way leads to an end: a project would go round for ever.");
        if (map.OnUndecidedCircles().ToList() is [_, ..] circle)
            yield return new("process.undecided_cycle", circle[0].Code, $"A project could go round by itself through {string.Join(", ", circle.Order(ByCode))}: on every circle somebody has to decide something.");
    }

    internal static Comparer<StageCode> ByCode { get; } = Comparer<StageCode>.Create((a, b) => string.CompareOrdinal(a.Code, b.Code));

    static IEnumerable<string> Repeated(IEnumerable<string> all) => all.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
