namespace Web.Pages.Appeals;

/// <summary>What is said of appeals, in words.</summary>
public sealed class AppealSayings(Words l)
{
    public string Kind(DecisionKind kind) => kind switch
    {
        DecisionKind.BallotResult  => l["The result of a ballot"],
        DecisionKind.StageDecision => l["A stage decision"],
        _                          => l["A disposition of comments"],
    };

    public string Level(AppealLevel level) => level switch
    {
        AppealLevel.ParentCommittee => l["Parent committee"],
        AppealLevel.ManagementBoard => l["Management board"],
        _                           => l["Council board"],
    };

    public string Status(Appeal appeal) => appeal.Status switch
    {
        AppealStatus.Lodged => l["Awaits admission"],
        AppealStatus.Heard  => l["Is being heard"],
        AppealStatus.Ruled  => l["Dismissed; can be taken to the next level"],
        _                   => Ending(appeal.Ending),
    };

    public string Ending(AppealEnding? ending) => ending switch
    {
        AppealEnding.Upheld    => l["Upheld: the contested decision falls"],
        AppealEnding.Dismissed => l["Dismissed by the last level: the contested decision stands"],
        AppealEnding.Withdrawn => l["Withdrawn by the member"],
        _                      => l["Lapsed: the contested decision stands"],
    };

    /// <summary>What happens when the time is over.</summary>
    public string? Otherwise(Appeal appeal) => appeal.Status switch
    {
        AppealStatus.Ruled => l["If the member does not go on by then, the appeal lapses."],
        AppealStatus.Ended => null,
        _ when appeal.Level is AppealLevel.CouncilBoard => l["If it is not decided by then, the appeal lapses."],
        _ => l["If nothing is done by then, the matter goes to the next level."],
    };

    public string Step(AppealHistory step) => step.Step switch
    {
        AppealStep.Lodged            => l["Lodged with the parent committee"],
        AppealStep.Admitted          => l["Admitted"],
        AppealStep.NotAdmitted       => l["Not admitted"],
        AppealStep.ConciliationBegun => l["A conciliation panel was formed; there are twelve more weeks"],
        AppealStep.Decided           => step.Upheld is true ? l["Upheld"] : l["Dismissed"],
        AppealStep.Escalated         => l["Taken to the next level: {0}", Level(step.To ?? AppealLevel.CouncilBoard)],
        AppealStep.PassedOn          => l["Not decided in time; passed on: {0}", Level(step.To ?? AppealLevel.CouncilBoard)],
        AppealStep.Withdrawn         => l["Withdrawn by the member"],
        _                            => l["Lapsed: the time was over"],
    };
}
