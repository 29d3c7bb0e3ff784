using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

public sealed class WeighingVotes
{
    static readonly Condition TwoThirds = Rules.Shipped("iso-dis").Conditions[0];

    [Fact]
    public void Meets_at_least_at_the_threshold_itself() => Assert.True(Weigh(TwoThirds, 2, 1).Met);

    [Fact]
    public void Does_not_meet_more_than_at_the_threshold_itself() =>
        Assert.False(Weigh(TwoThirds with { Comparison = Comparison.MoreThan }, 2, 1).Met);

    [Theory]
    [InlineData(Comparison.AtMost, true)]
    [InlineData(Comparison.LessThan, false)]
    public void Distinguishes_at_most_from_less_than(Comparison comparison, bool met) =>
        Assert.Equal(met, Weigh(TwoThirds with { Measure = Measure.Against, Comparison = comparison, Threshold = new(1, 4) }, 3, 1).Met);

    [Fact]
    public void Leaves_negatives_without_reasons_out_where_the_rule_says_so()
    {
        var tally = TwoThirds.Weigh(new(new(2, 0, 5, 0), default));

        Assert.Equal((0, 5, 2, true), (tally.Against, tally.LeftOut, tally.Counted, tally.Met));
    }

    [Fact]
    public void Counts_negatives_without_reasons_where_the_rule_says_so()
    {
        var tally = (TwoThirds with { NegativesNeedReasons = false }).Weigh(new(new(2, 1, 4, 0), default));

        Assert.Equal((5, 0, 7, false), (tally.Against, tally.LeftOut, tally.Counted, tally.Met));
    }

    [Fact]
    public void Leaves_abstentions_out_unless_the_rule_counts_them()
    {
        var votes = new Tally(new(2, 0, 0, 2), default);

        Assert.Equal((2, true), (TwoThirds.Weigh(votes).Counted, TwoThirds.Weigh(votes).Met));
        Assert.Equal((4, false), ((TwoThirds with { CountAbstentions = true }).Weigh(votes).Counted, (TwoThirds with { CountAbstentions = true }).Weigh(votes).Met));
    }

    [Fact]
    public void Is_not_met_where_nothing_is_counted_and_says_so()
    {
        var result = Rules.Shipped("iso-dis").Apply(new(new(0, 0, 3, 2), default));

        Assert.Equal(
            [
                "Not approved.",
                "No vote of a participating member is counted, so the condition is not met: at least 66.7 % needed.",
                "No vote is counted, so the condition is not met: at most 25.0 % allowed.",
            ],
            result.Explanation);
        Assert.All(result.Conditions, c => Assert.Null(c.Share));
    }

    [Fact]
    public void Shows_the_fractions_where_rounding_would_hide_the_difference() =>
        Assert.Equal(
            "66.7 % of participating members in favour (1999 of 2999 counted), at least 66.7 % needed (1999/2999 is less than 2/3).",
            Weigh(TwoThirds, 1999, 1000).Statement);

    [Fact]
    public void States_a_condition_with_its_exact_threshold() =>
        Assert.Equal("At least 2/3 of the counted votes of participating members are in favour.", TwoThirds.Statement);

    static ConditionTally Weigh(Condition condition, int inFavour, int against) => condition.Weigh(new(new(inFavour, against, 0, 0), default));
}
