using Collaborative.Domain.Awards;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Awards;

public sealed class DecidingByPanel
{
    /// <summary>Three applications for 60 of the 100 that are left; the third is the best.</summary>
    static readonly Docket Three = new(
        new(Id(1)), Panel, [.. Enumerable.Range(0, 3).Select(i => new Candidate(new(Id(i)), new(Id(50)), [new(H100, new(60), new(50))], [new(Id(100 + i))]))],
        [.. Enumerable.Range(0, 3).Select(i => new Domain.Reviews.Rating(new(Id(i)), new(Id(500)), new(i, 1)))], [new(new(Id(50)), H100, new(100))], [], Seed, Beacon);

    [Fact]
    public void Goes_by_merit_until_the_share_is_used_up()
    {
        var ranking = Deciding.Of(Three);
        Assert.Equal([2, 1, 0], ranking.Select(r => Array.IndexOf([.. Three.Candidates.Select(c => c.Id)], r.Application)));
        Assert.Equal([true, false, false], ranking.Select(r => r.Verdict.IsAwarded));
        Assert.Equal("award.share_used_up", ranking[1].Verdict.Ground!.Code);
    }

    [Fact]
    public void Lets_the_panel_move_an_application_with_a_reason()
    {
        var ranking = Deciding.Of(Three with { Moves = [new(new(Id(0)), 1, "Its reviewers missed the appendix.")] });
        Assert.Equal((new ApplicationId(Id(0)), "Its reviewers missed the appendix."), (ranking[0].Application, ranking[0].Moved));
        Assert.True(ranking[0].Verdict.IsAwarded);
        Assert.False(ranking[1].Verdict.IsAwarded);
    }

    [Fact]
    public void Gives_part_where_part_is_useful() =>
        Assert.Equal([60, 40], Deciding.Of(Three with { Candidates = [.. Three.Candidates.Select(c => c with { Needs = [new(H100, new(60), new(40))] })] }).Take(2).Select(r => r.Verdict.Lines[0].Time.Value));

    [Fact]
    public void Is_refused_where_the_docket_has_a_problem()
    {
        Docket[] wrong =
        [
            Three with { Terms = Small }, Three with { Candidates = [Three.Candidates[0], .. Three.Candidates] }, Three with { Ratings = [Three.Ratings[0], .. Three.Ratings] },
            Three with { Ratings = Three.Ratings[1..] }, Three with { Candidates = Three.Candidates[1..] }, Three with { Moves = [new(new(Id(0)), 4, "Why.")] },
            Three with { Moves = [new(new(Id(0)), 1, "")] }, Three with { Moves = [new(new(Id(9)), 1, "Why.")] }, Three with { Terms = Lottery with { Reviewers = Domain.Calls.ReviewerPool.Named }, Moves = [new(new(Id(0)), 1, "Why.")] },
        ];
        Assert.All(wrong, docket => Assert.NotNull(docket.Problem()));
        Assert.All(wrong, docket => Assert.Throws<ArgumentException>(() => Deciding.Of(docket)));
        Assert.Null(Three.Problem());
        Assert.Throws<FormatException>(() => Docket.Read("[]"u8));
    }
}
