using Standards.Domain.Publications;
using Standards.Domain.Tests.Projects;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

public sealed class EveryPair
{
    static readonly DateOnly Day = new(2027, 1, 4), Until = new(2027, 3, 1);
    static readonly StandardEvent Reserved = Decided(After(First), Reserve(Morning, Id("r-2")))[0];
    static readonly StandardEvent Corrected = Decided(After(Running), Correct(new(2026, 8, 1), Replace("r-1", "Within 20 days.")))[0];
    static readonly StandardEvent Opened = new StandardEvent.ReviewOpened(Act(52), ReviewCause.Request, At(Day));
    static readonly StandardEvent Concluded = new StandardEvent.ReviewConcluded(Act(53), ReviewOutcome.Confirm, "Yes.", new(2032, 1, 4), null, At(Day));
    static readonly StandardEvent Proposed = new StandardEvent.WithdrawalProposed(Act(50), "Why.", Until, At(Day));
    static readonly StandardEvent Objected = new StandardEvent.ObjectionRaised(Act(51), Kenya, "No.", Signer, At(Day));
    static readonly StandardEvent Referred = new StandardEvent.WithdrawalReferred(Act(55), At(Until, 0));
    static readonly StandardEvent Withdrawn = new StandardEvent.Withdrawn(Act(56), "Why.", At(Until, 0));

    // With all that can be open, and with nothing open.
    static readonly IReadOnlyList<Standard> States = Pairs.AllCases(
        Standard.Initial, After([First, Reserved, Entered, Opened, Proposed, Objected, Referred]), After([.. Running, Proposed, Withdrawn]), After(First), After(Sunset));

    static readonly IReadOnlyList<StandardEvent> Events = Pairs.AllCases(
        First, Entered, new StandardEvent.EntryDaySet(Act(41), Kenya, 1, InForce, Signer, Morning),
        new StandardEvent.Adopted(Act(40), Kenya, 1, Correspondence.Identical, "KS 1", Day, [], Signer, Morning), Reserved,
        new StandardEvent.ReservationWithdrawn(Act(31), Kenya, Reserved.Act, Signer, At(Day)), Corrected, Opened, Concluded, Proposed, Objected, Referred,
        new StandardEvent.WithdrawalDropped(Act(57), "No.", At(Until)), Withdrawn, new StandardEvent.Lapsed(Act(58), At(Until, 0)));

    static readonly IReadOnlyList<StandardCommand> Commands = Pairs.AllCases<StandardCommand>(
        Publish, Publish with { Now = At(Day), Entry = new(Day, Day, null) },
        new StandardCommand.SetEntryDay(Act(41), Kenya, 1, Latest, Signer, Morning),
        new StandardCommand.Adopt(Act(40), Kenya, 1, Correspondence.Identical, "KS 1", Day, [], Signer, At(Day)), Reserve(Morning, Id("r-1")),
        new StandardCommand.WithdrawReservation(Act(31), Kenya, Reserved.Act, Signer, At(Day)), Correct(Day, Replace("r-2", "New.")) with { Now = At(Day) },
        new StandardCommand.OpenReview(Act(52), At(Day)), new StandardCommand.ConcludeReview(Act(53), ReviewOutcome.Confirm, "Yes.", At(Day)),
        new StandardCommand.ConcludeReview(Act(53), ReviewOutcome.Withdraw, "Yes.", At(Day)), new StandardCommand.ProposeWithdrawal(Act(50), "Why.", Until, At(Day)),
        new StandardCommand.RaiseObjection(Act(51), Kenya, "No.", Signer, At(Day)), new StandardCommand.SettleWithdrawal(Act(56), true, "Yes.", At(Until)),
        new StandardCommand.SettleWithdrawal(Act(56), false, "No.", At(Until)), Deadline(Day), Deadline(new(2050, 1, 1)),
        new StandardCommand.Follow(Act(60), new(((StandardEvent.EditionPublished)First).Project!.Value, 4, Act(61)), ARun.CodeOf("90.93"), false, null, "So.", At(Day)));

    [Fact]
    public void Of_state_and_command_is_answered() => Pairs.Answered(States, Commands, Standard.Decide);

    [Fact]
    public void Of_state_and_event_is_lawful_or_corrupt()
    {
        Pairs.Lawful(
            States.Take(3), Events, Standard.Evolve,
            ["Unpublished EditionPublished", .. Published(
                "EditionPublished", "EnteredIntoForce", "EntryDaySet", "Adopted", "Reserved", "ReservationWithdrawn", "Corrected", "ReviewConcluded", "ObjectionRaised",
                "WithdrawalReferred", "WithdrawalDropped", "Withdrawn", "Lapsed")]);
        Pairs.Lawful(
            States.Skip(3).Take(1), Events, Standard.Evolve,
            Published("EditionPublished", "EnteredIntoForce", "EntryDaySet", "Adopted", "Reserved", "ReservationWithdrawn", "Corrected", "ReviewOpened", "WithdrawalProposed", "Lapsed"));
    }

    static string[] Published(params string[] events) => [.. events.Select(e => "Published " + e)];

    [Fact]
    public void Of_state_and_decided_event_is_lawful()
    {
        foreach (var state in States)
            foreach (var command in Commands)
                if (Standard.Decide(state, command) is Decision<StandardEvent, StandardRefusal>.Accepted accepted)
                    accepted.Events.Aggregate(state, Standard.Evolve);
    }
}
