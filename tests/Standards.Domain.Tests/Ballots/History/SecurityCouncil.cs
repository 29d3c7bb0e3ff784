using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots.History;

/// <summary>Votes of the UN Security Council since it has fifteen members, by the published records of its meetings.</summary>
public sealed class SecurityCouncil
{
    /// <summary>Draft S/2022/155, 25 February 2022: 11 for, 1 against (Russian Federation), 3 abstaining, China among them (S/PV.8979).</summary>
    [Fact]
    public void Did_not_adopt_against_the_vote_of_a_permanent_member()
    {
        var result = Decide("un-sc", permanent: (3, 1, 1, 0), elected: (8, 0, 2, 0));

        Assert.Equal(
            ["Not approved.", "11 members in favour, at least 9 needed: met.", "1 permanent member against, none allowed: not met."], result.Explanation);
        Assert.Contains("1 negative vote of a permanent member changed into an abstention.", result.Statements());
    }

    /// <summary>Resolution 2623 (2022), 27 February 2022, calling a special session: procedural, so the same negative vote is no veto: 11, 1, 3 (S/PV.8980).</summary>
    [Fact]
    public void Adopted_a_procedural_resolution_against_it() => Assert.True(Decide("un-sc-procedural", permanent: (3, 1, 1, 0), elected: (8, 0, 2, 0)).Approved);

    /// <summary>The agenda of 31 January 2022, procedural: 10 for, 2 against (China, Russian Federation), 3 abstaining (S/PV.8960).</summary>
    [Fact]
    public void Adopted_an_agenda_against_two_of_them() => Assert.True(Decide("un-sc-procedural", permanent: (3, 2, 0, 0), elected: (7, 0, 3, 0)).Approved);

    /// <summary>Resolution 678 (1990), 29 November 1990: 12 for, 2 against (Cuba, Yemen), China abstaining (S/PV.2963).</summary>
    [Fact]
    public void Adopted_resolution_678_with_a_permanent_member_abstaining() => Assert.True(Decide("un-sc", permanent: (4, 0, 1, 0), elected: (8, 2, 0, 0)).Approved);

    /// <summary>Resolution 338 (1973), 22 October 1973: 14 for, none against, China not taking part (S/PV.1747).</summary>
    [Fact]
    public void Adopted_resolution_338_with_a_permanent_member_staying_away() => Assert.True(Decide("un-sc", permanent: (4, 0, 0, 1), elected: (10, 0, 0, 0)).Approved);

    /// <summary>Resolution 2728 (2024), 25 March 2024: 14 for, none against, the United States abstaining (S/PV.9586).</summary>
    [Fact]
    public void Adopted_resolution_2728() => Assert.True(Decide("un-sc", permanent: (4, 0, 1, 0), elected: (10, 0, 0, 0)).Approved);

    /// <summary>Draft S/2024/312, 18 April 2024: 12 for, 1 against (United States), 2 abstaining (S/PV.9609).</summary>
    [Fact]
    public void Did_not_recommend_a_member_against_the_vote_of_one() => Assert.False(Decide("un-sc", permanent: (3, 1, 1, 0), elected: (9, 0, 1, 0)).Approved);

    /// <summary>Draft S/2014/916, 30 December 2014: 8 for, 2 against (Australia, United States), 5 abstaining (S/PV.7354): one vote short, before any veto.</summary>
    [Fact]
    public void Did_not_adopt_with_eight_votes()
    {
        var result = Decide("un-sc", permanent: (3, 1, 1, 0), elected: (5, 1, 4, 0));

        Assert.Equal([false, false], result.Findings.Select(f => f.Met));
        Assert.Contains("1 negative vote of a permanent member changed into an approval.", result.Statements());
    }

    static Result Decide(string rule, (int For, int Against, int Abstaining, int Absent) permanent, (int For, int Against, int Abstaining, int Absent) elected)
    {
        var (p, e) = (Poll.Marked("permanent"), Poll.Participating);
        var votes = Poll.Of(
            (permanent.For, p, Choice.InFavour), (permanent.Against, p, Choice.AgainstWithoutReasons), (permanent.Abstaining, p, Choice.Abstaining), (permanent.Absent, p, Choice.NotVoting),
            (elected.For, e, Choice.InFavour), (elected.Against, e, Choice.AgainstWithoutReasons), (elected.Abstaining, e, Choice.Abstaining), (elected.Absent, e, Choice.NotVoting));
        Assert.Equal(15, votes.Length);
        return Rules.Shipped(rule).Decide(votes);
    }
}
