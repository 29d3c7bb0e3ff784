using Collaborative.Domain.Calls;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Calls;

public sealed class EveryPair
{
    static readonly CallEvent Taken = new CallEvent.Taken(Act(4), Secretary, new(new(Id(3)), Member, [new(H100, new(7))]), Opens);
    static readonly CallEvent Withdrawn = new CallEvent.Withdrawn(Act(3), Secretary, "Why.", Closes);

    static readonly IReadOnlyList<Call> States = Pairs.AllCases(Call.Initial, After(Published(Small)), After(Published(Panel)), After(Published(Panel), Decided), After(Published(Panel), Withdrawn));

    static readonly IReadOnlyList<CallEvent> Events = Pairs.AllCases(Published(Panel), new CallEvent.Extended(Act(2), Secretary, Closes.AddHours(1), Opens), Decided, Taken, Withdrawn);

    static readonly IReadOnlyList<CallCommand> Commands = Pairs.AllCases<CallCommand>(
        Publish(Panel), Publish(Panel with { Draw = null }), new CallCommand.Extend(Act(2), Secretary, Closes.AddHours(1), Opens),
        new CallCommand.Decide(Act(3), Secretary, Two, Closes.AddDays(1)), new CallCommand.Take(Act(4), Secretary, AsksFor(3, 7), Opens), new CallCommand.Withdraw(Act(4), Secretary, "Why.", Opens));

    [Fact]
    public void Of_state_and_command_is_answered() => Pairs.Answered(States, Commands, Call.Decide);

    [Fact]
    public void Of_state_and_event_is_lawful_or_corrupt() => Pairs.Lawful(
        States.DistinctBy(s => s.GetType()), Events, Call.Evolve, "Unpublished Published", "Published Extended", "Published Taken", "Published Decided", "Published Withdrawn", "Decided Taken");

    [Fact]
    public void Of_an_event_and_its_stored_form_is_the_same() => Assert.All(Events, e => Assert.Equal(Content.Of(e), Content.Of(Content.Back(e))));
}
