using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>What would change an outcome, in words.</summary>
public sealed class TurningAnOutcome
{
    [Fact]
    public void Says_how_many_more_approvals() => Assert.Contains(
        "6 more approvals by participating members that have not voted.",
        Decide("iso-dis", (3, Choice.InFavour), (3, Choice.Against), (9, Choice.NotVoting)).Statements());

    [Fact]
    public void Says_whose_reasons_are_missing()
    {
        var change = Assert.Single(Decide("iso-dis", (12, Choice.InFavour), (3, Choice.Against), (1, Choice.AgainstWithoutReasons), (1, Choice.AgainstWithoutReasons)).Changes,
            c => c.From is Choice.AgainstWithoutReasons && c.To is Choice.Against);

        Assert.Equal("Reasons given with 2 negative votes of participating members.", change.Statement);
        var alone = Assert.Single(Decide("iso-dis", (9, Choice.InFavour), (3, Choice.Against), (1, Choice.AgainstWithoutReasons)).Changes,
            c => c.From is Choice.AgainstWithoutReasons && c.To is Choice.Against);
        Assert.Equal(("Reasons given with 1 negative vote of a participating member.", Poll.Member(12)), (alone.Statement, alone.Members.Single()));
    }

    [Fact]
    public void Says_that_a_permanent_member_can_stop_it()
    {
        var result = Rules.Shipped("un-sc").Decide(Poll.Of(
            (4, Poll.Marked("permanent"), Choice.InFavour), (1, Poll.Marked("permanent"), Choice.Abstaining), (10, Poll.Participating, Choice.InFavour)));

        Assert.Contains("1 approval of a permanent member changed into an opposing vote.", result.Statements());
        Assert.Equal([Poll.Member(4)], result.Changes.Single(c => c.From is Choice.Abstaining).Members);
    }

    [Fact]
    public void Names_those_whose_weight_is_enough()
    {
        var result = Rules.Shipped("imf-85").Decide(Poll.Of(
            (8, Poll.Weighing("voting-power", 10), Choice.InFavour), (1, Poll.Weighing("voting-power", 16), Choice.NotVoting), (4, Poll.Weighing("voting-power", 1), Choice.NotVoting)));

        Assert.Equal("1 more approval by a member that has not voted (only 1 of 5).", result.Statements()[0]);
        Assert.Equal([Poll.Member(8)], result.Changes[0].Members);
    }

    [Fact]
    public void Says_the_weight_of_those_that_are_enough_together() => Assert.Contains(
        "2 more approvals by members that have not voted (those of the greatest voting-power).",
        Rules.Shipped("imf-70").Decide(Poll.Of(
            (60, Poll.Weighing("voting-power", 1), Choice.InFavour), (2, Poll.Weighing("voting-power", 6), Choice.NotVoting), (28, Poll.Weighing("voting-power", 1), Choice.NotVoting))).Statements());

    [Fact]
    public void Says_that_experts_are_missing() => Assert.Contains(
        "Experts named by 2 participating members in favour.",
        Decide("iso-np", (8, Choice.InFavour), (3, Choice.InFavourWithExperts), (9, Choice.NotVoting)).Statements());

    [Fact]
    public void Calls_for_the_chair_where_votes_are_equal() =>
        Assert.Equal("The casting vote of the chair in favour", Decide("majority-with-chair", (5, Choice.InFavour), (5, Choice.Against)).Statements()[0]);

    [Fact]
    public void Makes_no_difference_that_the_rule_does_not_make() => Assert.Equal(
        ["1 more approval by a member that has not voted.", "1 negative vote of a member changed into an abstention.", "1 negative vote of a member changed into an approval."],
        Decide("un-ga-majority", (5, Choice.InFavour), (2, Choice.Against), (3, Choice.AgainstWithoutReasons), (1, Choice.NotVoting)).Statements());

    [Fact]
    public void Is_bounded_in_the_names_it_gives() => Assert.Equal(
        Change.MaxMembers, Decide("un-ga-majority", (60, Choice.InFavour), (60, Choice.Against)).Changes.Max(c => c.Members.Length));

    static Result Decide(string rule, params (int, Choice)[] votes) => Rules.Shipped(rule).Decide(Poll.Of(votes));
}
