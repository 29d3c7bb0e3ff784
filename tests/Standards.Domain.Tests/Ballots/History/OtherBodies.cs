using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots.History;

public sealed class OtherBodies
{
    /// <summary>Codex Alimentarius Commission, 5 July 2012, ractopamine: 143 papers, 7 abstentions, 69 for, 67 against, majority 69 (REP12/CAC, paragraph 113).</summary>
    [Fact]
    public void Codex_adopted_by_one_vote()
    {
        var result = Decide("codex", (69, Choice.InFavour), (67, Choice.AgainstWithoutReasons), (7, Choice.Abstaining));

        Assert.Equal(["Approved.", "50.7 % of all votes in favour (69 of 136 counted), more than 50.0 % needed: met."], result.Explanation);
        Assert.Contains("1 approval of a member changed into an opposing vote.", result.Statements());
        Assert.Contains("2 approvals of members changed into abstentions.", result.Statements());
    }

    /// <summary>House of Commons, 3 April 2019: 310 to 310, and the Speaker voted with the Noes (Irish Examiner and others of that day).</summary>
    [Fact]
    public void The_speaker_of_the_commons_voted_with_the_noes()
    {
        Assert.Equal(["The casting vote of the chair in favour"], Decide("majority-with-chair", (310, Choice.InFavour), (310, Choice.Against)).Statements()[..1]);
        Assert.False(Decide("majority-with-chair", Position.Disapprove, (310, Choice.InFavour), (310, Choice.Against)).Approved);
    }

    /// <summary>Senate of the United States, 7 February 2017: 50 to 50, and the Vice President voted in the affirmative (ntknetwork.com of that day).</summary>
    [Fact]
    public void The_president_of_the_senate_confirmed_a_secretary() => Assert.Equal(
        [
            "Approved.",
            "One of the next 2 points is enough: met.",
            "50.0 % of all votes in favour (50 of 100 counted), more than 50.0 % needed (1/2 is exactly 1/2): not met.",
            "All of the next 2 points are needed: met.",
            "50.0 % of all votes in favour (50 of 100 counted), at least 50.0 % needed (1/2 is exactly 1/2): met.",
            "The casting vote of the chair is in favour: met.",
        ],
        Decide("majority-with-chair", Position.Approve, (50, Choice.InFavour), (50, Choice.Against)).Explanation);

    /// <summary>A casting vote changes nothing where votes are not equal.</summary>
    [Fact]
    public void A_chair_decides_nothing_else() =>
        Assert.False(Decide("majority-with-chair", Position.Approve, (49, Choice.InFavour), (50, Choice.Against)).Approved);

    /// <summary>WTSA Resolution 1, section 9.4: 70 % of the replies, or none at all. No published count of replies was found.</summary>
    [Theory]
    [InlineData(7, 3, true)]
    [InlineData(69, 31, false)]
    [InlineData(0, 0, true)]
    public void Itu_t_consults_its_member_states(int inFavour, int against, bool approved) =>
        Assert.Equal(approved, Decide("itu-t-tap-consultation", (inFavour, Choice.InFavour), (against, Choice.Against), (190, Choice.NotVoting)).Approved);

    /// <summary>WTSA Resolution 1, section 9.5: unopposed. Recommendation ITU-T A.8, clause 5: one Member State that opposes does not stop it.</summary>
    [Theory]
    [InlineData("itu-t-tap", 0, true)]
    [InlineData("itu-t-tap", 1, false)]
    [InlineData("itu-t-aap", 1, true)]
    [InlineData("itu-t-aap", 2, false)]
    public void Itu_t_approves_without_opposition(string rule, int against, bool approved) =>
        Assert.Equal(approved, Decide(rule, (12, Choice.InFavour), (against, Choice.AgainstWithoutReasons), (3, Choice.Abstaining)).Approved);

    static Result Decide(string rule, params (int, Choice)[] votes) => Rules.Shipped(rule).Decide(Poll.Of(votes));

    static Result Decide(string rule, Position castingVote, params (int, Choice)[] votes) => Rules.Shipped(rule).Decide(Poll.Of(votes), castingVote);
}
