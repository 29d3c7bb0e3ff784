using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class CastingAVote
{
    [Fact]
    public void Records_position_standing_and_comments()
    {
        var vote = ABallot.Given(Opened).When(Cast(Norway, Position.Disapprove, Noon, Reasons)).Then<BallotEvent.VoteCast>();

        Assert.Equal((Norway, Standing.Participating, Position.Disapprove, 1, Noon), (vote.Member, vote.Standing, vote.Position, vote.Revision, vote.At));
        Assert.Equal(Reasons, vote.Comments);
        Assert.True(vote.ToVote().Reasoned);
    }

    [Fact]
    public void Again_is_a_change_of_vote() =>
        Assert.Equal(3, ABallot.Given(Opened, Voted(Norway, Position.Approve), Voted(Norway, Position.Abstain, 2))
            .When(Cast(Norway, Position.Disapprove, Noon)).Then<BallotEvent.VoteCast>().Revision);

    [Fact]
    public void Is_refused_to_a_member_outside_the_electorate() =>
        ABallot.Given(Opened).When(Cast(Stranger, Position.Approve, Noon)).ThenRefused("vote.not_entitled");

    [Fact]
    public void Is_refused_before_the_ballot_opens() => ABallot.When(Cast(Norway, Position.Approve, Noon)).ThenRefused("ballot.not_open");

    [Fact]
    public void Is_possible_until_the_last_instant() =>
        ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Evening.AddTicks(-1))).Then<BallotEvent.VoteCast>();

    [Fact]
    public void Is_refused_at_the_deadline_even_if_nobody_has_closed_the_ballot_yet() =>
        ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Evening)).ThenRefused("ballot.closed");

    [Fact]
    public void Is_refused_after_an_early_close() =>
        ABallot.Given(Opened, Ended).When(Cast(Norway, Position.Approve, Noon)).ThenRefused("ballot.closed");

    [Fact]
    public void Names_the_comment_that_is_wrong() =>
        Assert.Equal(
            "input.invalid: Comment 2: the text is missing.",
            ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Noon, Reasons[0], Reasons[0] with { Text = " " })).ThenRefusedBecause());

    [Fact]
    public void Refuses_text_that_cannot_be_kept()
    {
        foreach (var broken in new[] { "A\0", "A\ud800", "A\u001b" })
            ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Noon, Reasons[0] with { Text = broken })).ThenRefused("input.invalid");
    }

    [Theory]
    [InlineData(CommentKind.General, false)]
    [InlineData(CommentKind.Editorial, false)]
    [InlineData(CommentKind.Technical, true)]
    public void Counts_only_technical_comments_as_reasons(CommentKind kind, bool reasons) =>
        Assert.Equal(reasons, Voted(Norway, Position.Disapprove, 1, Reasons[0] with { Kind = kind }).ToVote().Reasoned);

    [Fact]
    public void Keeps_a_statement_and_the_experts_of_an_approval()
    {
        var vote = ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Noon) with { Statement = "We can live with it.", Experts = ["A. Berg"] }).Then<BallotEvent.VoteCast>();

        Assert.Equal(("We can live with it.", "A. Berg", Choice.InFavourWithExperts), (vote.Statement, vote.Experts.Single(), vote.ToVote().Choice));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("Broken \0")]
    public void Refuses_a_statement_that_says_nothing_or_cannot_be_kept(string statement) =>
        ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Noon) with { Statement = statement }).ThenRefused("input.invalid");

    [Fact]
    public void Names_experts_with_an_approval_only()
    {
        ABallot.Given(Opened).When(Cast(Norway, Position.Abstain, Noon) with { Experts = ["A. Berg"] }).ThenRefused("input.invalid");
        ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Noon) with { Experts = [" "] }).ThenRefused("input.invalid");
        ABallot.Given(Opened).When(Cast(Norway, Position.Approve, Noon) with { Experts = [.. Enumerable.Repeat("A. Berg", 21)] }).ThenRefused("input.invalid");
    }
}
