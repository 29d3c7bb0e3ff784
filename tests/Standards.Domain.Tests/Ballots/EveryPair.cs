using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class EveryPair
{
    static readonly Ballot OpenState = Ballot.Evolve(Ballot.Initial, Opened);
    static readonly Ballot PlannedState = Ballot.Evolve(Ballot.Initial, Announced);
    static readonly IReadOnlyList<Ballot> States = Pairs.AllCases(Ballot.Initial, OpenState, Ballot.Evolve(OpenState, Ended), PlannedState, Ballot.Evolve(PlannedState, WasWithdrawn));
    static readonly IReadOnlyList<BallotEvent> Events = Pairs.AllCases<BallotEvent>(Opened, Voted(Norway, Position.Approve), WasReminded, Ended, Corrected, TieBroken, Announced, WasWithdrawn,
        new BallotEvent.RollCalled(Act(1), [Norway], Sample.Delegate, Noon), new BallotEvent.MemberAbsent(Act(1), Norway, 1, Sample.Delegate, Noon));
    static readonly IReadOnlyList<BallotCommand> Commands = Pairs.AllCases<BallotCommand>(
        Open, Cast(Norway, Position.Approve, Noon), new BallotCommand.Close(Act(1), "Reason.", Noon), new BallotCommand.Close(Act(1), null, Evening),
        new BallotCommand.CloseAtDeadline(Act(1), Noon), new BallotCommand.CloseAtDeadline(Act(1), Evening),
        new BallotCommand.Remind(Act(1), Evening), new BallotCommand.CorrectVote(Act(1), Norway, Position.Approve, Reasoned: false, "Misread.", Sample.Delegate, Evening),
        new BallotCommand.BreakTie(Act(1), Position.Approve, Sample.Delegate, Evening),
        Announce, new BallotCommand.OpenAsPlanned(Act(1), null, Morning), new BallotCommand.OpenAsPlanned(Act(1), null, Noon), new BallotCommand.OpenAsPlanned(Act(1), [], Noon),
        new BallotCommand.Withdraw(Act(1), "Reason.", Morning), new BallotCommand.Withdraw(Act(1), null, Morning), new BallotCommand.Withdraw(Act(1), "Reason.", Noon),
        new BallotCommand.CallRoll(Act(1), [Norway], Sample.Delegate, Noon), new BallotCommand.RecordAnswer(Act(1), Norway, Position.Approve, Sample.Delegate, Noon));

    [Fact]
    public void Of_state_and_command_is_answered() => Pairs.Answered(States, Commands, Ballot.Decide);

    [Fact]
    public void Of_state_and_event_is_lawful_or_corrupt() =>
        Pairs.Lawful(States, Events, Ballot.Evolve, "Unknown Opened", "Unknown Announced", "Planned Opened", "Planned Withdrawn", "Open VoteCast", "Open RollCalled", "Open Reminded", "Open Closed", "Closed VoteCorrected", "Closed TieBroken");

    [Fact]
    public void Of_state_and_decided_event_is_lawful()
    {
        foreach (var state in States)
            foreach (var command in Commands)
                if (Ballot.Decide(state, command) is Decision<BallotEvent, BallotRefusal>.Accepted accepted)
                    accepted.Events.Aggregate(state, Ballot.Evolve);
    }
}
