using Standards.Domain.Appeals;
using static Standards.Domain.Tests.Appeals.Sample;

namespace Standards.Domain.Tests.Appeals;

public sealed class EveryPair
{
    static readonly IReadOnlyList<Appeal> States = Pairs.AllCases(
        Appeal.Initial, After(Lodged), After(Lodged, Admitted(1)), After(Lodged, Admitted(1), Dismissed(2)), After(AtTheBoard), After(AtTheCouncil),
        After([.. AtTheCouncil, Dismissed(50)]));

    static readonly IReadOnlyList<AppealEvent> Events = Pairs.AllCases(
        Lodged, Admitted(1), new AppealEvent.NotAdmitted(Act(2), "No.", Noon), new AppealEvent.ConciliationBegun(Act(2), Noon), Dismissed(1),
        Escalated(AppealLevel.ManagementBoard, 1), new AppealEvent.PassedOn(Act(2), AppealLevel.ManagementBoard, Noon),
        new AppealEvent.Withdrawn(Act(2), Signer, Noon), new AppealEvent.Lapsed(Act(2), Noon));

    static readonly IReadOnlyList<AppealCommand> Commands = Pairs.AllCases<AppealCommand>(
        Lodge(Noon), new AppealCommand.Admit(Act(2), Noon), new AppealCommand.NotAdmit(Act(2), "No.", Noon), new AppealCommand.NotAdmit(Act(2), " ", Noon),
        new AppealCommand.Conciliate(Act(2), Noon), new AppealCommand.Rule(Act(2), true, "Yes.", Noon), new AppealCommand.Rule(Act(2), false, "No.", Day(900)),
        new AppealCommand.Escalate(Act(2), Kenya, Grounds, Signer, Noon), new AppealCommand.Escalate(Act(2), Chile, Grounds, Signer, Noon),
        new AppealCommand.Withdraw(Act(2), Kenya, Signer, Noon), Deadline(Noon), Deadline(Day(900)));

    [Fact]
    public void Of_state_and_command_is_answered() => Pairs.Answered(States, Commands, Appeal.Decide);

    [Fact]
    public void Of_state_and_event_is_lawful_or_corrupt() => Pairs.Lawful(
        States.DistinctBy(s => s.GetType()), Events, Appeal.Evolve,
        "Unlodged Lodged", "Lodged Admitted", "Lodged NotAdmitted", "Lodged PassedOn", "Lodged Withdrawn", "Lodged Lapsed",
        "Heard ConciliationBegun", "Heard Decided", "Heard PassedOn", "Heard Withdrawn", "Heard Lapsed",
        "Ruled Escalated", "Ruled Withdrawn", "Ruled Lapsed");

    [Fact]
    public void Of_state_and_decided_event_is_lawful()
    {
        foreach (var state in States)
            foreach (var command in Commands)
                if (Appeal.Decide(state, command) is Decision<AppealEvent, AppealRefusal>.Accepted accepted)
                    accepted.Events.Aggregate(state, Appeal.Evolve);
    }
}
