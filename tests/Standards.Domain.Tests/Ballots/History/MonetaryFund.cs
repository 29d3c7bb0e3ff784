using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots.History;

/// <summary>The International Monetary Fund counts votes by quota. Power stands here in hundredths of a per cent, spread over the members named by each report.</summary>
public sealed class MonetaryFund
{
    /// <summary>Amendment on the Executive Board, 12 June 2012: 80 of 188 members with 55.06 % of the power had accepted (Press Release 12/221): not in force.</summary>
    [Fact]
    public void Had_not_amended_its_articles_in_june_2012()
    {
        var result = Decide("imf-amendment", (80, 5506, Choice.InFavour), (108, 4494, Choice.NotVoting));

        Assert.Equal(
            [
                "Not approved.",
                "42.6 % of all members in favour (80 of 188), at least 60.0 % needed: not met.",
                "55.1 % of all members in favour by voting-power (5,506 of 10,000), at least 85.0 % needed: not met.",
            ],
            result.Explanation);
    }

    /// <summary>Voice and Participation, 3 March 2011: in force with the acceptance of 117 of 187 members representing 85 % of the power (IMF, Quota and Governance Publications).</summary>
    [Fact]
    public void Had_amended_them_in_march_2011() => Assert.True(Decide("imf-amendment", (117, 8500, Choice.InFavour), (70, 1500, Choice.NotVoting)).Approved);

    /// <summary>Fourteenth review, 9 November 2012: 137 members with 75.56 % of the quotas had consented, and 70 % were needed (IMF Policy Papers 2012/081).</summary>
    [Fact]
    public void Had_the_consents_of_seventy_per_cent_in_november_2012()
    {
        Assert.True(Decide("imf-70", (137, 7556, Choice.InFavour), (51, 2444, Choice.NotVoting)).Approved);
        Assert.False(Decide("imf-85", (137, 7556, Choice.InFavour), (51, 2444, Choice.NotVoting)).Approved);
    }

    /// <summary>11 June 2012: 107 members with 66.84 % of quotas: not yet (Press Release 12/221).</summary>
    [Fact]
    public void Had_not_yet_in_june() => Assert.False(Decide("imf-70", (107, 6684, Choice.InFavour), (81, 3316, Choice.NotVoting)).Approved);

    /// <summary>A member with more than 15 % of the power, as the United States has (17.69 % of quotas in 2012, Reuters, 11 September 2012), is missed by no other 85 %.</summary>
    [Fact]
    public void Cannot_do_without_a_member_of_more_than_fifteen_per_cent()
    {
        var result = Decide("imf-85", (187, 8231, Choice.InFavour), (1, 1769, Choice.NotVoting));

        Assert.False(result.Approved);
        Assert.Equal("1 more approval by a member that has not voted.", Assert.Single(result.Statements()));
    }

    static Result Decide(string rule, params (int Members, int Power, Choice Choice)[] groups) => Rules.Shipped(rule).Decide(
        Poll.Of(groups.SelectMany(g => Enumerable.Range(0, g.Members).Select(i =>
            (1, Poll.Weighing("voting-power", (g.Power / g.Members) + (i < g.Power % g.Members ? 1 : 0)), g.Choice)))));
}
