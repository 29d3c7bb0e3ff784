using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

public sealed class EveryPair
{
    static readonly IReadOnlyList<Committee> States = Pairs.AllCases(
        Committee.Initial, State(Appointed(Office.Editor, Ada, Founding), Declared(Founding), Reminded(Kenya, Founding)));

    static readonly IReadOnlyList<CommitteeEvent> Events = Pairs.AllCases<CommitteeEvent>(
        Founded, Admitted(Stranger), new CommitteeEvent.MembershipChanged(Act(1), Norway, Membership.Observing, Today, "By its own wish.", null, Today),
        new CommitteeEvent.MembershipEnded(Act(1), Norway, Today, "It left.", null, Today), Reminded(Norway, Today),
        new CommitteeEvent.ReminderSettled(Act(1), Kenya, "We come again.", null, Today),
        new CommitteeEvent.DutyLapsed(Act(1), Kenya, new(Shortfall.Meetings, 2, 2, null), Today, Today),
        new CommitteeEvent.MemberRestored(Act(1), Chile, Today, null, Today),
        Appointed(Office.Chair, Ben, Today), new CommitteeEvent.OfficerReleased(Act(1), Act(40), Today, "By request.", null, Today),
        Declared(Today), new CommitteeEvent.InterestWithdrawn(Act(1), Act(7), Ada, "No longer so.", Today), Met(Today, Norway), Counted(1, Today, Kenya));

    static readonly IReadOnlyList<CommitteeCommand> Commands = Pairs.AllCases<CommitteeCommand>(
        Found, Admit(Stranger, Today), new CommitteeCommand.ChangeMembership(Act(1), Norway, Membership.Observing, Today, "By its own wish.", null, Today),
        new CommitteeCommand.EndMembership(Act(1), Norway, Today, "It left.", null, Today), new CommitteeCommand.Restore(Act(1), Chile, Today, null, Today),
        new CommitteeCommand.AcceptAnswer(Act(1), Kenya, "We come again.", null, Today), Reckon(Today), Appoint(Office.Chair, Ben, Today),
        new CommitteeCommand.Release(Act(1), Act(40), Today, "By request.", null, Today),
        new CommitteeCommand.DeclareInterest(Act(1), Ada, Norway, InterestNature.Other, "A tie", null, null, Today),
        new CommitteeCommand.WithdrawInterest(Act(1), Act(7), Ada, "No longer so.", Today),
        new CommitteeCommand.RecordMeeting(Act(1), "A plenary", Today, [], null, Today),
        new CommitteeCommand.CountBallot(Act(1), new(Id(600)), "A question", Today, [Norway], [], Today));

    [Fact]
    public void Of_state_and_command_is_answered() => Pairs.Answered(States, Commands, Committee.Decide);

    [Fact]
    public void Of_state_and_event_is_lawful_or_corrupt() => Pairs.Lawful(
        States, Events, Committee.Evolve,
        ["Planned Founded", .. Events.Where(e => e is not CommitteeEvent.Founded).Select(e => $"Active {e.GetType().Name}")]);

    [Fact]
    public void Of_state_and_decided_event_is_lawful()
    {
        foreach (var state in States)
            foreach (var command in Commands)
                if (Committee.Decide(state, command) is Decision<CommitteeEvent, CommitteeRefusal>.Accepted accepted)
                    accepted.Events.Aggregate(state, Committee.Evolve);
    }

    [Fact]
    public void Of_state_and_event_about_somebody_unknown_is_corrupt()
    {
        foreach (var strange in new CommitteeEvent[]
        {
            new CommitteeEvent.MembershipEnded(Act(1), Stranger, Today, "It left.", null, Today),
            new CommitteeEvent.OfficerReleased(Act(1), Act(99), Today, "By request.", null, Today),
            new CommitteeEvent.InterestWithdrawn(Act(1), Act(99), Ada, "No longer so.", Today),
        })
            Assert.Throws<CorruptStreamException>(() => Committee.Evolve(States[1], strange));
    }
}
