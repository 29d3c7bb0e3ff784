using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class ClosingABallot
{
    static readonly BallotEvent[] Decided = [Opened, Voted(Norway, Position.Approve), Voted(Japan, Position.Approve), Voted(Kenya, Position.Disapprove, 1, Reasons)];

    [Fact]
    public void By_deadline_is_dated_by_the_deadline()
    {
        var closed = ABallot.Given(Decided).When(new BallotCommand.CloseAtDeadline(Act(9), Evening.AddHours(5))).Then<BallotEvent.Closed>();

        Assert.Equal((Evening, "deadline"), (closed.At, closed.Because));
    }

    [Fact]
    public void By_deadline_waits_for_it() =>
        ABallot.Given(Decided).When(new BallotCommand.CloseAtDeadline(Act(9), Evening.AddTicks(-1))).ThenRefused("ballot.running");

    [Fact]
    public void By_deadline_twice_changes_nothing() =>
        ABallot.Given([.. Decided, Ended]).When(new BallotCommand.CloseAtDeadline(Act(9), Evening)).ThenNothing();

    [Fact]
    public void By_the_secretariat_gives_its_reason()
    {
        var closed = ABallot.Given(Decided).When(new BallotCommand.Close(Act(9), "All members have voted.", Noon)).Then<BallotEvent.Closed>();

        Assert.Equal((Noon, "All members have voted."), (closed.At, closed.Because));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void By_the_secretariat_before_the_deadline_needs_a_reason(string? reason) =>
        ABallot.Given(Decided).When(new BallotCommand.Close(Act(9), reason, Noon)).ThenRefused("ballot.reason_required");

    [Fact]
    public void By_the_secretariat_cannot_pretend_that_the_deadline_came() =>
        ABallot.Given(Decided).When(new BallotCommand.Close(Act(9), "deadline", Noon)).ThenRefused("input.invalid");

    [Fact]
    public void By_the_secretariat_after_the_deadline_is_by_deadline()
    {
        var closed = ABallot.Given(Decided).When(new BallotCommand.Close(Act(9), "Late.", Evening.AddDays(1))).Then<BallotEvent.Closed>();

        Assert.Equal((Evening, "deadline"), (closed.At, closed.Because));
    }

    [Fact]
    public void Twice_is_refused() => ABallot.Given([.. Decided, Ended]).When(new BallotCommand.Close(Act(9), "Again.", Noon)).ThenRefused("ballot.closed");

    [Fact]
    public void Without_an_opening_is_refused()
    {
        ABallot.When(new BallotCommand.Close(Act(9), "Why not.", Noon)).ThenRefused("ballot.not_open");
        ABallot.When(new BallotCommand.CloseAtDeadline(Act(9), Noon)).ThenRefused("ballot.not_open");
    }

    [Fact]
    public void Pronounces_the_result_of_the_last_votes()
    {
        var result = ABallot.Given(Decided).When(new BallotCommand.Close(Act(9), "Done.", Noon)).Then<BallotEvent.Closed>().Result;

        Assert.Equal(
            [
                "Not approved.",
                "66.7 % of participating members in favour (2 of 3 counted), at least 66.7 % needed (2/3 is exactly 2/3): met.",
                "33.3 % of all votes negative (1 of 3 counted), at most 25.0 % allowed: not met.",
            ],
            result.Explanation);
        Assert.Equal([true, false], result.Findings.Select(f => f.Met));
    }
}
