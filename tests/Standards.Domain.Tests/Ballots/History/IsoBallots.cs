using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots.History;

/// <summary>Ballots of ISO and JTC 1 as they ended, by their published counts. The two on DIS 29500 are replayed vote by vote in <see cref="TheRealBallots"/>.</summary>
public sealed class IsoBallots
{
    /// <summary>DIS 26000, 14 February 2010: P-members 56 for, 15 against; all 60 for, 18 against (26k-estimation.com, "DIS vote analysis").</summary>
    [Fact]
    public void Dis_26000_passed_by_two_votes()
    {
        var result = Decide("iso-dis", participating: (56, 15, 0), other: (4, 3, 0));

        Assert.Equal(
            [
                "Approved.",
                "78.9 % of participating members in favour (56 of 71 counted), at least 66.7 % needed: met.",
                "23.1 % of all votes negative (18 of 78 counted), at most 25.0 % allowed: met.",
            ],
            result.Explanation);
        Assert.Contains("2 approvals of participating members changed into opposing votes with reasons.", result.Statements());   // as observers reckoned at the time
    }

    /// <summary>DIS 23360, Linux Standard Base, 10 May 2005, by the PAS procedure of JTC 1: 13 of 16 P-members for; 3 of 21 negative (Linux Foundation wiki, "IsoBallot").</summary>
    [Fact]
    public void Dis_23360_passed() => Assert.Equal(
        ["Approved.", "81.3 % of participating members in favour (13 of 16 counted), at least 66.7 % needed: met.", "14.3 % of all votes negative (3 of 21 counted), at most 25.0 % allowed: met."],
        Decide("iso-dis", participating: (13, 3, 0), other: (5, 0, 0)).Explanation);

    /// <summary>DIS 45001, 12 May 2016: 71 % of P-members for, but 28 % of all votes negative (EUROGIP, 24 May 2016). 40 to 16 of 56 and 16 of 58 are the whole numbers that give these.</summary>
    [Fact]
    public void Dis_45001_failed_by_the_second_count_alone()
    {
        var result = Decide("iso-dis", participating: (40, 16, 0), other: (2, 0, 0));

        Assert.Equal((false, true, false), (result.Approved, result.Findings[0].Met, result.Findings[1].Met));
        Assert.Contains("2 negative votes with reasons of participating members changed into approvals.", result.Statements());
    }

    /// <summary>FDIS 2375, 26 November 2002: 16 of 16 P-members for; 0 of 23 negative (Unicode L2/03-013).</summary>
    [Fact]
    public void Fdis_2375_passed_without_a_negative_vote() =>
        Assert.Equal("0.0 % of all votes negative (0 of 23 counted), at most 25.0 % allowed: met.", Decide("iso-fdis", participating: (16, 0, 0), other: (7, 0, 2)).Explanation[2]);

    /// <summary>FDIS 26000, September 2010: 66 for, 5 against, 11 abstaining (csr-news.net, 20 September 2010).</summary>
    [Fact]
    public void Fdis_26000_passed_with_abstentions_left_out() => Assert.Equal(
        "93.0 % of participating members in favour (66 of 71 counted), at least 66.7 % needed: met.", Decide("iso-fdis", participating: (66, 5, 11)).Explanation[1]);

    /// <summary>FDIS 45001, 27 January 2018: 61 voting, 57 for, 4 against (pfiso45000.pl).</summary>
    [Fact]
    public void Fdis_45001_passed() => Assert.Equal(
        "93.4 % of participating members in favour (57 of 61 counted), at least 66.7 % needed: met.", Decide("iso-fdis", participating: (57, 4, 0)).Explanation[1]);

    /// <summary>No published count was found for these: the examples are the arithmetic of the Directives, edge by edge.</summary>
    [Theory]
    [InlineData("iso-cd", 2, 1, true)]
    [InlineData("iso-cd", 65, 33, false)]
    [InlineData("iso-ts", 2, 1, true)]
    [InlineData("iso-ts", 65, 33, false)]
    [InlineData("iso-liaison", 10, 5, true)]
    [InlineData("iso-liaison", 9, 5, false)]
    [InlineData("iso-pas", 8, 7, true)]
    [InlineData("iso-pas", 7, 7, false)]
    [InlineData("iso-sr", 5, 4, true)]
    [InlineData("iso-sr", 4, 4, false)]
    public void Of_other_stages_end_by_their_thresholds(string rule, int inFavour, int against, bool approved) =>
        Assert.Equal(approved, Decide(rule, participating: (inFavour, against, 9), other: (0, 30, 0)).Approved);

    /// <summary>Directives, Part 1, 2.3.5: four members of a committee of up to 16 name experts, five of a greater one. No published count with experts was found.</summary>
    [Theory]
    [InlineData(16, 3, false)]
    [InlineData(16, 4, true)]
    [InlineData(17, 4, false)]
    [InlineData(17, 5, true)]
    public void Of_new_work_need_experts_by_the_size_of_the_committee(int committee, int withExperts, bool approved) => Assert.Equal(
        approved,
        Rules.Shipped("iso-np").Decide(Poll.Of((withExperts, Choice.InFavourWithExperts), (3, Choice.InFavour), (1, Choice.Against), (committee - withExperts - 4, Choice.NotVoting))).Approved);

    [Fact]
    public void Of_new_work_leave_out_negatives_without_justification() => Assert.Equal(
        "100.0 % of participating members in favour (6 of 6 counted), at least 66.7 % needed: met. 4 negative votes are left out: no reasons given.",
        Rules.Shipped("iso-np").Decide(Poll.Of((6, Choice.InFavourWithExperts), (4, Choice.AgainstWithoutReasons))).Explanation[1]);

    static Result Decide(string rule, (int For, int Against, int Abstaining) participating, (int For, int Against, int Abstaining) other = default) => Rules.Shipped(rule).Decide(Poll.Of(
        (participating.For, Poll.Participating, Choice.InFavour), (participating.Against, Poll.Participating, Choice.Against), (participating.Abstaining, Poll.Participating, Choice.Abstaining),
        (other.For, Poll.Other, Choice.InFavour), (other.Against, Poll.Other, Choice.Against), (other.Abstaining, Poll.Other, Choice.Abstaining)));
}
