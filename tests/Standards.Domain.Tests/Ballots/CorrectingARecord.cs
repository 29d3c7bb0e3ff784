using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class CorrectingARecord
{
    static readonly BallotEvent[] Decided = [Opened, Voted(Norway, Position.Approve), Voted(Japan, Position.Approve), Voted(Kenya, Position.Disapprove, 1, Reasons)];
    static readonly BallotEvent[] Closed = [.. Decided, (BallotEvent)When(Decided, new BallotCommand.CloseAtDeadline(Act(9), Evening))];

    [Fact]
    public void Pronounces_the_result_anew_and_gives_the_reason()
    {
        var corrected = ABallot.Given(Closed).When(Correct(Kenya, Position.Abstain)).Then<BallotEvent.VoteCorrected>();

        Assert.Equal((Kenya, Position.Abstain, 2, "The form was misread.", true), (corrected.Member, corrected.Position, corrected.Revision, corrected.Reason, corrected.Result.Approved));
        Assert.Equal("100.0 % of participating members in favour (2 of 2 counted), at least 66.7 % needed: met.", corrected.Result.Explanation[1]);
    }

    [Fact]
    public void Strikes_out_a_vote_that_was_never_cast()
    {
        var corrected = ABallot.Given(Closed).When(Correct(Kenya, null)).Then<BallotEvent.VoteCorrected>();

        Assert.Null(corrected.ToVote());
        Assert.Equal(3, ABallot.Given([.. Closed, corrected]).When(Correct(Kenya, Position.Disapprove, reasoned: true)).Then<BallotEvent.VoteCorrected>().Revision);
    }

    [Fact]
    public void Enters_a_vote_that_was_lost() =>
        Assert.Equal(1, ABallot.Given(Closed).When(Correct(Ghana, Position.Approve)).Then<BallotEvent.VoteCorrected>().Revision);

    [Fact]
    public void Takes_reasons_away_or_gives_them() =>
        Assert.False(ABallot.Given(Closed).When(Correct(Kenya, Position.Disapprove)).Then<BallotEvent.VoteCorrected>().Reasoned);

    [Fact]
    public void Waits_for_the_end() => ABallot.Given(Decided).When(Correct(Kenya, Position.Abstain)).ThenRefused("ballot.not_closed");

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Needs_a_reason(string? reason) =>
        ABallot.Given(Closed).When(Correct(Kenya, Position.Abstain) with { Reason = reason }).ThenRefused("correction.reason_required");

    [Fact]
    public void Needs_something_to_correct()
    {
        ABallot.Given(Closed).When(Correct(Norway, Position.Approve)).ThenRefused("correction.nothing_changed");
        ABallot.Given(Closed).When(Correct(Ghana, null)).ThenRefused("correction.nothing_changed");
        ABallot.Given(Closed).When(Correct(Kenya, Position.Disapprove, reasoned: true)).ThenRefused("correction.nothing_changed");
    }

    [Fact]
    public void Is_of_a_member_of_the_electorate() => ABallot.Given(Closed).When(Correct(Stranger, Position.Approve)).ThenRefused("vote.not_entitled");

    [Fact]
    public void Gives_reasons_to_negative_votes_only() => ABallot.Given(Closed).When(Correct(Norway, Position.Abstain, reasoned: true)).ThenRefused("input.invalid");

    static BallotCommand.CorrectVote Correct(MemberId member, Position? position, bool reasoned = false) =>
        new(Act(20), member, position, reasoned, "The form was misread.", Sample.Delegate, Evening.AddDays(1));

    static BallotEvent When(BallotEvent[] given, BallotCommand command) =>
        ((Decision<BallotEvent, BallotRefusal>.Accepted)Ballot.Decide(given.Aggregate(Ballot.Initial, Ballot.Evolve), command)).Events[0];
}
