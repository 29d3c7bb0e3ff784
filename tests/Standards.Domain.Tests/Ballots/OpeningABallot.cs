using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class OpeningABallot
{
    [Fact]
    public void Freezes_the_rule_with_its_hash()
    {
        var rule = ABallot.When(Open).Then<BallotEvent.Opened>().Terms.Rule;

        Assert.Equal(SaltedRecord.HashOf(System.Text.Encoding.UTF8.GetBytes(rule.CanonicalJson)), rule.Hash);
        Assert.Equal(Open.Rule.Freeze(), rule.Thaw().Freeze());
    }

    [Fact]
    public void Dates_the_electorate_by_the_opening() =>
        Assert.Equal(Morning, ABallot.When(Open).Then<BallotEvent.Opened>().Terms.Electorate.AsOf);

    [Fact]
    public void Is_done_once() => ABallot.Given(Opened).When(Open).ThenRefused("ballot.already_opened");

    [Fact]
    public void Is_refused_after_the_end() => ABallot.Given(Opened, Ended).When(Open).ThenRefused("ballot.already_opened");

    [Fact]
    public void Needs_a_deadline_ahead() => Refused(Open with { ClosesAt = Morning }, "would close before it opens");

    [Fact]
    public void Needs_a_deadline_within_a_year() => Refused(Open with { ClosesAt = Morning.AddDays(400) }, "at most 366 days");

    [Fact]
    public void Needs_an_electorate() => Refused(Open with { Electorate = [] }, "electorate is empty");

    [Fact]
    public void Names_each_member_once() => Refused(Open with { Electorate = [.. Voters, Voters[0]] }, $"{Norway} twice");

    [Fact]
    public void Needs_participating_members_where_the_rule_counts_them() =>
        Refused(Open with { Electorate = [new(Chile, Standing.Other)] }, "the electorate has none");

    [Fact]
    public void Needs_members_of_the_class_that_the_rule_counts() =>
        Refused(Open with { Rule = Rules.Shipped("un-sc") }, "counts permanent members, and the electorate has none");

    [Fact]
    public void Needs_what_the_rule_weighs_by() =>
        Refused(Open with { Rule = Rules.Shipped("eu-council") }, "weighs members by population");

    [Theory]
    [InlineData("Permanent", 1, "no name of an attribute")]
    [InlineData("permanent", 0, "is from 1 to")]
    [InlineData("members", 1, "cannot be called members")]
    public void Refuses_attributes_that_mean_nothing(string name, long value, string problem) =>
        Refused(Open with { Electorate = [.. Voters, new(Stranger, Standing.Other, new([], [new(name, value)]))] }, problem);

    [Fact]
    public void Refuses_attributes_without_bound() =>
        Refused(Open with { Electorate = [new(Norway, Standing.Participating, new([.. Enumerable.Range(0, 17).Select(i => $"c{i}")], []))] }, "at most 16");

    [Theory]
    [InlineData("", "missing")]
    [InlineData(" A question", "white space")]
    [InlineData("One\nand two", "more than one line")]
    public void Needs_a_title_of_one_line(string title, string problem) => Refused(Open with { Title = title }, problem);

    static void Refused(BallotCommand command, string problem)
    {
        var because = ABallot.When(command).ThenRefusedBecause();
        Assert.StartsWith("input.invalid: ", because, StringComparison.Ordinal);
        Assert.Contains(problem, because, StringComparison.Ordinal);
    }
}
