using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

public sealed class WeighingVotes
{
    static readonly Condition TwoThirds = Rules.Shipped("iso-dis").Conditions[0];

    [Fact]
    public void Meets_at_least_at_the_threshold_itself() => Assert.True(Weigh(TwoThirds, (2, Choice.InFavour), (1, Choice.Against)).Met);

    [Fact]
    public void Does_not_meet_more_than_at_the_threshold_itself() =>
        Assert.False(Weigh(TwoThirds with { Comparison = Comparison.MoreThan }, (2, Choice.InFavour), (1, Choice.Against)).Met);

    [Theory]
    [InlineData(Comparison.AtMost, true)]
    [InlineData(Comparison.LessThan, false)]
    public void Distinguishes_at_most_from_less_than(Comparison comparison, bool met) => Assert.Equal(
        met, Weigh(TwoThirds with { Measure = Measure.Against, Comparison = comparison, Threshold = new(1, 4) }, (3, Choice.InFavour), (1, Choice.Against)).Met);

    [Fact]
    public void Leaves_negatives_without_reasons_out_where_the_rule_says_so()
    {
        var finding = Weigh(TwoThirds, (2, Choice.InFavour), (5, Choice.AgainstWithoutReasons));

        Assert.Equal((2L, 2L, 5, true), (finding.Part, finding.Whole!.Value, finding.Count.AgainstWithoutReasons, finding.Met));
        Assert.EndsWith("met. 5 negative votes are left out: no reasons given.", Sentence(TwoThirds, finding), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_negatives_without_reasons_where_the_rule_says_so()
    {
        var finding = Weigh(TwoThirds with { Base = Measure.ForOrAgainst }, (2, Choice.InFavour), (1, Choice.Against), (4, Choice.AgainstWithoutReasons));

        Assert.Equal((2L, 7L, false), (finding.Part, finding.Whole!.Value, finding.Met));
    }

    [Fact]
    public void Takes_no_vote_into_the_part_that_is_not_in_the_base()
    {
        var negative = TwoThirds with { Measure = Measure.Against, Comparison = Comparison.AtMost };

        Assert.Equal(new Fraction(1, 3), Weigh(negative, (2, Choice.InFavour), (1, Choice.Against), (9, Choice.AgainstWithoutReasons)).Share);
    }

    [Fact]
    public void Leaves_abstentions_out_unless_the_rule_counts_them()
    {
        (int, Choice)[] votes = [(2, Choice.InFavour), (2, Choice.Abstaining)];

        Assert.Equal((2L, true), (Weigh(TwoThirds, votes).Whole!.Value, Weigh(TwoThirds, votes).Met));
        Assert.Equal((4L, false), (Weigh(TwoThirds with { Base = Measure.Cast }, votes).Whole!.Value, Weigh(TwoThirds with { Base = Measure.Cast }, votes).Met));
        Assert.True((TwoThirds with { Base = Measure.Cast }).CountAbstentions);
    }

    [Fact]
    public void Counts_members_that_stay_away_where_the_rule_counts_everyone() =>
        Assert.Equal(new Fraction(2, 5), Weigh(TwoThirds with { Base = Measure.Entitled }, (2, Choice.InFavour), (3, Choice.NotVoting)).Share);

    [Fact]
    public void Weighs_members_by_an_amount_exactly()
    {
        var rule = Rules.Shipped("imf-85");
        var result = rule.Decide(Poll.Of((1, Poll.Weighing("voting-power", Amount.Max), Choice.InFavour), (1, Poll.Weighing("voting-power", 1), Choice.Against)));

        Assert.Equal(new Fraction(Amount.Max, Amount.Max + 1), result.Findings[0].Share);
        Assert.Throws<ArgumentException>(() => rule.Decide(Poll.Of((1, Choice.InFavour))));
    }

    [Fact]
    public void Of_nobody_meets_no_share_and_says_so()
    {
        var result = Rules.Shipped("iso-dis").Decide(Poll.Of((3, Choice.AgainstWithoutReasons), (2, Choice.Abstaining)));

        Assert.Equal(
            [
                "Not approved.",
                "No vote of a participating member is counted, so the condition is not met: at least 66.7 % needed. 3 negative votes are left out: no reasons given.",
                "No vote is counted, so the condition is not met: at most 25.0 % allowed. 3 negative votes are left out: no reasons given.",
            ],
            result.Explanation);
        Assert.All(result.Findings, f => Assert.Null(f.Share));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Of_an_empty_ballot_has_a_clear_outcome(string rule, bool approved)
    {
        var shipped = Rules.Shipped(rule);
        var silent = Poll.Of((5, new Profile(Standing.Participating, new(["permanent"], [new("population", 10), new("voting-power", 10)])), Choice.NotVoting));

        Assert.Equal(approved, shipped.Decide(silent).Approved);
    }

    /// <summary>Silence approves only where the rule asks for objections and nothing else.</summary>
    public static TheoryData<string, bool> Outcomes => new(Rules.All.Select(r => (r.Id, r.Id is "itu-t-tap" or "itu-t-aap" or "itu-t-tap-consultation")));

    [Fact]
    public void Shows_the_fractions_where_rounding_would_hide_the_difference() => Assert.Equal(
        "66.7 % of participating members in favour (1,999 of 2,999 counted), at least 66.7 % needed (1999/2999 is less than 2/3): not met.",
        Sentence(TwoThirds, Weigh(TwoThirds, (1999, Choice.InFavour), (1000, Choice.Against))));

    [Fact]
    public void States_a_condition_with_its_exact_threshold() =>
        Assert.Equal("At least 2/3 of the counted votes of participating members are in favour.", TwoThirds.Statement);

    static string Sentence(Condition condition, Finding finding) => OfOne(condition).Decide(Poll.Of(
        (finding.Count.InFavour, Choice.InFavour), (finding.Count.Against, Choice.Against), (finding.Count.AgainstWithoutReasons, Choice.AgainstWithoutReasons))).Explanation[1];

    static VotingRule OfOne(Condition condition) => new("any", 1, "Any", "Nowhere", new Formula.One(condition));

    static Finding Weigh(Condition condition, params (int, Choice)[] votes) => OfOne(condition).Decide(Poll.Of(votes)).Findings[0];
}
