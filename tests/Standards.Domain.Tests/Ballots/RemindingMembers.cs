using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class RemindingMembers
{
    static readonly DateTimeOffset End = Morning.AddDays(30);
    static readonly BallotEvent.Opened ForAMonth = (BallotEvent.Opened)((Decision<BallotEvent, BallotRefusal>.Accepted)Ballot.Decide(Ballot.Initial, Open with { ClosesAt = End })).Events[0];

    [Fact]
    public void Tells_those_that_have_not_voted_a_week_and_a_day_before_the_end()
    {
        Assert.Equal([End.AddDays(-7), End.AddDays(-1)], Reminding.DueAt(ForAMonth.Terms));

        var reminded = ABallot.Given(ForAMonth, Voted(Norway, Position.Approve)).When(Remind(End.AddDays(-6))).Then<BallotEvent.Reminded>();

        Assert.Equal((End.AddDays(-7), End.AddDays(-6)), (reminded.Due, reminded.At));
        Assert.Equal([Japan, Kenya, Chile, Ghana], reminded.Members);
    }

    [Fact]
    public void Waits_for_its_day() => ABallot.Given(ForAMonth).When(Remind(End.AddDays(-7).AddTicks(-1))).ThenNothing();

    [Fact]
    public void Is_done_once()
    {
        ABallot.Given(ForAMonth, Reminded(End.AddDays(-7))).When(Remind(End.AddDays(-2))).ThenNothing();
        Assert.Equal(End.AddDays(-1), ABallot.Given(ForAMonth, Reminded(End.AddDays(-7))).When(Remind(End.AddDays(-1))).Then<BallotEvent.Reminded>().Due);
    }

    [Fact]
    public void Makes_up_for_a_stop_with_the_last_one_only() =>
        Assert.Equal(End.AddDays(-1), ABallot.Given(ForAMonth).When(Remind(End.AddHours(-1))).Then<BallotEvent.Reminded>().Due);

    [Fact]
    public void Is_too_late_at_the_end() => ABallot.Given(ForAMonth).When(Remind(End)).ThenNothing();

    [Fact]
    public void Knows_the_next_one()
    {
        Assert.Equal(End.AddDays(-7), Reminding.NextAfter(ForAMonth.Terms, null));
        Assert.Equal(End.AddDays(-1), Reminding.NextAfter(ForAMonth.Terms, End.AddDays(-7)));
        Assert.Null(Reminding.NextAfter(ForAMonth.Terms, End.AddDays(-1)));
    }

    [Fact]
    public void Spares_a_ballot_of_one_day() => Assert.Empty(Reminding.DueAt(Opened.Terms));

    [Fact]
    public void Is_nothing_after_the_end() => ABallot.Given(ForAMonth, Ended).When(Remind(End)).ThenNothing();

    static BallotCommand.Remind Remind(DateTimeOffset now) => new(Act(30), now);

    static BallotEvent.Reminded Reminded(DateTimeOffset due) => new(Act(31), due, due, [Japan]);
}
