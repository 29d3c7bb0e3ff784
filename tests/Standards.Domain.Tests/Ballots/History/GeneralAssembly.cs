using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots.History;

/// <summary>Votes of the UN General Assembly. Present and voting are those for and against (Rules of Procedure, rule 86).</summary>
public sealed class GeneralAssembly
{
    /// <summary>Resolution 2758 (XXVI), 25 October 1971, representation of China: 76 for, 35 against, 17 abstaining (A/PV.1976).</summary>
    [Fact]
    public void Adopted_resolution_2758_with_two_thirds_and_to_spare()
    {
        Assert.Equal(
            ["Approved.", "68.5 % of all votes in favour (76 of 111 counted), at least 66.7 % needed: met."], Decide("un-ga-two-thirds", 76, 35, 17).Explanation);
        Assert.Contains("3 approvals of members changed into opposing votes.", Decide("un-ga-two-thirds", 76, 35, 17).Statements());
    }

    /// <summary>Draft A/L.632, the same day, to make that an important question: 55 for, 59 against, 15 abstaining (A/PV.1976).</summary>
    [Fact]
    public void Did_not_make_it_an_important_question() => Assert.False(Decide("un-ga-majority", 55, 59, 15).Approved);

    /// <summary>Resolution 181 (II), 29 November 1947, partition of Palestine, by two thirds: 33 for, 13 against, 10 abstaining (A/PV.128).</summary>
    [Fact]
    public void Adopted_resolution_181() => Assert.Equal(
        "71.7 % of all votes in favour (33 of 46 counted), at least 66.7 % needed: met.", Decide("un-ga-two-thirds", 33, 13, 10).Explanation[1]);

    /// <summary>Resolution ES-11/1, 2 March 2022: 141 for, 5 against, 35 abstaining (A/ES-11/PV.5). Abstentions and the twelve absent do not count.</summary>
    [Fact]
    public void Adopted_resolution_es_11_1() => Assert.True(Decide("un-ga-two-thirds", 141, 5, 35, absent: 12).Approved);

    /// <summary>Rule 95: a proposal on which votes are equally divided is not adopted.</summary>
    [Fact]
    public void Rejects_where_votes_are_equal() => Assert.False(Decide("un-ga-majority", 50, 50, 3).Approved);

    static Result Decide(string rule, int inFavour, int against, int abstaining, int absent = 0) => Rules.Shipped(rule).Decide(Poll.Of(
        (inFavour, Choice.InFavour), (against, Choice.AgainstWithoutReasons), (abstaining, Choice.Abstaining), (absent, Choice.NotVoting)));
}
