using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class BreakingATie
{
    static readonly PersonId Chair = new(Id(71));
    static readonly BallotCommand.Open WithChair = Open with { Rule = Rules.Shipped("majority-with-chair"), Chair = Chair };

    [Theory]
    [InlineData(Position.Approve, true, "The casting vote of the chair is in favour: met.")]
    [InlineData(Position.Disapprove, false, "The casting vote of the chair is against: not met.")]
    public void Decides_equal_votes(Position position, bool approved, string sentence)
    {
        var tied = Ballots(Position.Approve, Position.Disapprove);
        Assert.Contains("The chair has given no casting vote: not met.", ((Ballot.Closed)tied[1]).Result.Explanation);

        var broken = Assert.IsType<BallotEvent.TieBroken>(Accepted(tied[1], Break(position)));

        Assert.Equal(approved, broken.Result.Approved);
        Assert.Contains(sentence, broken.Result.Explanation);
    }

    [Fact]
    public void Is_given_once()
    {
        var decided = Ballot.Evolve(Tied, Accepted(Tied, Break(Position.Approve)));

        Assert.Equal("casting_vote.given", Refused(decided, Break(Position.Disapprove)));
    }

    [Fact]
    public void Belongs_to_the_chair() => Assert.Equal("casting_vote.not_chair", Refused(Tied, Break(Position.Approve) with { CastBy = Sample.Delegate }));

    [Fact]
    public void Takes_a_side() => Assert.Equal("input.invalid", Refused(Tied, Break(Position.Abstain)));

    [Fact]
    public void Needs_equal_votes() => Assert.Equal("casting_vote.no_tie", Refused(Ballots(Position.Approve, Position.Approve)[1], Break(Position.Approve)));

    [Fact]
    public void Waits_for_the_end() => Assert.Equal("ballot.not_closed", Refused(Ballots(Position.Approve, Position.Disapprove)[0], Break(Position.Approve)));

    [Fact]
    public void Is_not_for_other_rules() => ABallot.Given(Opened, Ended).When(Break(Position.Approve)).ThenRefused("casting_vote.none");

    [Fact]
    public void Survives_a_correction()
    {
        var decided = Ballot.Evolve(Tied, Accepted(Tied, Break(Position.Approve)));

        var corrected = (BallotEvent.VoteCorrected)Accepted(decided, new BallotCommand.CorrectVote(
            Act(8), Japan, Position.Abstain, Reasoned: false, "Misread.", Sample.Delegate, Evening));

        Assert.Contains("The casting vote of the chair is in favour: met.", corrected.Result.Explanation);
    }

    [Fact]
    public void Needs_a_chair_named_at_the_opening()
    {
        ABallot.When(WithChair with { Chair = null }).ThenRefused("input.invalid");
        ABallot.When(Open with { Chair = Chair }).ThenRefused("input.invalid");
    }

    static Ballot Tied => Ballots(Position.Approve, Position.Disapprove)[1];

    /// <summary>The ballot open with these votes, and closed.</summary>
    static Ballot[] Ballots(Position norway, Position japan)
    {
        var open = Ballot.Evolve(Ballot.Initial, Accepted(Ballot.Initial, WithChair));
        open = Ballot.Evolve(Ballot.Evolve(open, Voted(Norway, norway)), Voted(Japan, japan));
        return [open, Ballot.Evolve(open, Accepted(open, new BallotCommand.CloseAtDeadline(Act(9), Evening)))];
    }

    static BallotCommand.BreakTie Break(Position position) => new(Act(21), position, Chair, Evening.AddHours(1));

    static BallotEvent Accepted(Ballot state, BallotCommand command) => Assert.Single(Assert.IsType<Decision<BallotEvent, BallotRefusal>.Accepted>(Ballot.Decide(state, command)).Events);

    static string Refused(Ballot state, BallotCommand command) => Assert.IsType<Decision<BallotEvent, BallotRefusal>.Refused>(Ballot.Decide(state, command)).Reason.Code;
}
