using GraphQL;
using Standards.Domain.Processes;

namespace Standards.ReadingAProcess;

[Public, Name("Track")]
sealed class TrackView(Track track)
{
    [Id]
    public string Id => track.Id;

    public string Name => track.Name;

    public string Length => track.Length.ToString();
}

[Public, Name("Limit")]
sealed class LimitView(Limit limit)
{
    [Id]
    public string Id => limit.Id;

    public string Name => limit.Name;

    public string Reach => limit.Reach.Code;

    public string FromEnd => limit.FromEnd.ToString();

    public Consequence? Consequence => limit.Consequence;

    public DecidingBody? EscalateTo => limit.EscalateTo;
}

[Public, Name("ProcessStage")]
sealed class ProcessStageView(Stage stage)
{
    public string Code => stage.Code.Code;

    public string Name => stage.Code.Name;

    public bool Final => stage.Final;

    public StageBallotView? Ballot => stage.Ballot is { } ballot ? new(ballot) : null;

    public IEnumerable<StageDecisionView> Decisions => stage.Decisions.Select(d => new StageDecisionView(d));

    public IEnumerable<StageDeadlineView> Deadlines => stage.Deadlines.Select(d => new StageDeadlineView(d));
}

[Public, Name("StageBallot")]
sealed class StageBallotView(StageBallot ballot)
{
    public string? RuleId => ballot.Rule;

    public string OpenFor => ballot.OpenFor.ToString();

    public string Approved => ballot.Approved.Code;

    public string NotApproved => ballot.NotApproved.Code;
}

[Public, Name("StageDecision")]
sealed class StageDecisionView(StageDecision decision)
{
    public string To => decision.To.Code;

    public string Name => decision.Name;

    public DecidingBody Of => decision.Of;

    public IEnumerable<RequirementView> Gate => decision.Gate.Select(r => new RequirementView(r));
}

[Public, Name("Requirement")]
sealed class RequirementView(Requirement requirement)
{
    public string Evidence => requirement.Evidence;

    public int? AtLeast => requirement.AtLeast;
}

[Public, Name("StageDeadline")]
sealed class StageDeadlineView(StageDeadline deadline)
{
    [Id]
    public string Id => deadline.Id;

    public string Name => deadline.Name;

    public string After => deadline.After.ToString();

    public IEnumerable<string> Since => deadline.Since.Select(s => s.Code);

    public Consequence? Consequence => deadline.Consequence;

    public string? To => deadline.To?.Code;

    public DecidingBody? EscalateTo => deadline.EscalateTo;
}
