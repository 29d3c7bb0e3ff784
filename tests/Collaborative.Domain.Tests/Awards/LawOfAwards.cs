using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using CsCheck;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Awards;

/// <summary>What holds in every call, whatever is asked for and whoever reviews.</summary>
public sealed class LawOfAwards
{
    static readonly Gen<Docket> ByPanel = RandomDocket.Read(Panel with { Rules = [new EligibilityRule.Areas([Area.Protocols]), new EligibilityRule.Countries(2)] }), ByLot = RandomDocket.Read(Lottery with { Reviewers = ReviewerPool.Named }), ByEachOther = RandomDocket.Read(Lottery);
    static readonly Gen<Docket> Any = Gen.OneOf(ByPanel, ByLot, ByEachOther);

    [Fact]
    public void Never_more_is_awarded_than_is_left_of_a_share() => Any.Sample(docket =>
    {
        var share = docket.Candidates.ToDictionary(c => c.Id, c => c.Share);
        var awarded = Deciding.Of(docket).SelectMany(r => r.Verdict.Lines.Select(l => (Share: share[r.Application], l.Model, l.Time))).ToLookup(l => (l.Share, l.Model), l => l.Time.Value);
        Assert.All(awarded, a => Assert.True(a.Sum() <= docket.Left.Where(l => (l.Share, l.Model) == a.Key).Sum(l => l.Time.Value)));
    });

    [Fact]
    public void Whoever_is_awarded_time_gets_some_of_all_models_at_least_the_least_and_at_most_what_was_asked() => Any.Sample(docket =>
    {
        foreach (var ranked in Deciding.Of(docket).Where(r => r.Verdict.IsAwarded))
            foreach (var need in docket.Candidates.Single(c => c.Id == ranked.Application).Needs)
                Assert.InRange(ranked.Verdict.Lines.Single(l => l.Model == need.Model).Time.Value, Math.Max(1, need.Least.Value), need.Asked.Value);
    });

    [Fact]
    public void Everyone_is_ranked_once_and_whoever_gets_nothing_is_told_why() => Any.Sample(docket =>
    {
        var ranking = Deciding.Of(docket);
        Assert.Equal(docket.Candidates.Select(c => c.Id.Value).Order(), ranking.Select(r => r.Application.Value).Order());
        Assert.All(ranking, r => Assert.True(r.Verdict.Ground is { Sentence.Length: > 0 } == r.Verdict.Lines.IsEmpty));
    });

    [Fact]
    public void The_order_in_which_things_are_listed_does_not_matter() => Any.Sample(docket =>
    {
        var other = docket with { Candidates = [.. docket.Candidates.Reverse()], Ratings = [.. docket.Ratings.Reverse()], Left = [.. docket.Left.Reverse()] };
        Assert.Equal(Content.Of(Deciding.Of(docket)), Content.Of(Deciding.Of(other)));
        Assert.Equal(docket.Digest(), other.Digest());
    });

    [Fact]
    public void Whoever_reads_the_published_docket_decides_the_same() => Any.Sample(docket =>
    {
        var read = Docket.Read(docket.Write());
        Assert.Equal(docket.Digest(), read.Digest());
        Assert.Equal(Content.Of(Deciding.Of(docket)), Content.Of(Deciding.Of(read)));
    });

    [Fact]
    public void Nobody_is_passed_over_in_favour_of_a_lower_merit_where_no_lot_is_drawn() => ByPanel.Sample(docket =>
    {
        var ranking = Deciding.Of(docket);
        Assert.Equal(ranking.Select(r => r.Merit).OrderDescending(), ranking.Select(r => r.Merit));
    });

    [Fact]
    public void A_draw_is_within_its_tier_and_in_the_order_of_tickets() => ByLot.Sample(docket =>
    {
        var ranking = Deciding.Of(docket);
        var count = ranking.Length / 4;
        Assert.Equal((count, count), (ranking.Count(r => r.Tier is Tier.Best), ranking.Count(r => r.Tier is Tier.Last)));
        Assert.Equal(ranking.OrderBy(r => r.Tier).Select(r => r.Application), ranking.Select(r => r.Application));
        var drawn = ranking.Where(r => r.Tier is Tier.Drawn).ToArray();
        Assert.Equal(Lot.Order(docket.Seed, docket.Beacon, drawn.Select(d => d.Application)), drawn.Select(d => d.Application));
        Assert.All(ranking.Where(r => r.Tier is Tier.Best), b => Assert.All(drawn, d => Assert.True(b.Merit >= d.Merit)));
        Assert.All(ranking.Where(r => r.Tier is Tier.Last), l => Assert.False(l.Verdict.IsAwarded));
    });

    [Fact]
    public void Nothing_that_a_reviewer_writes_changes_what_becomes_of_an_application_of_their_own() =>
        Gen.Select(ByEachOther, Gen.Int[0, 13], Gen.Int[0, 15].Array[60]).Sample((docket, index, scores) =>
        {
            var own = docket.Candidates[index % docket.Candidates.Length];
            var otherwise = docket with { Ratings = [.. docket.Ratings.Select((r, i) => own.People.Contains(r.Reviewer) ? r with { Value = new(scores[i], 3) } : r)] };
            Assert.Equal(Content.Of(VerdictOn(docket, own)), Content.Of(VerdictOn(otherwise, own)));
        });

    [Fact]
    public void Nobody_reviews_the_half_to_which_an_application_of_their_own_belongs() => Gen.Select(Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20]).Array[1, 20], Gen.Byte.Array[32]).Sample((pairs, beacon) =>
    {
        var people = pairs.Index().ToDictionary(p => new ApplicationId(Id(p.Index)), p => ImmutableArray.Create(new PersonId(Id(100 + p.Item.Item1)), new PersonId(Id(100 + p.Item.Item2))));
        var first = Halves.First(people, Convert.ToHexStringLower(beacon));
        foreach (var (one, other) in people.SelectMany(_ => people, (a, b) => (a, b)))
            if (one.Value.Intersect(other.Value).Any())
                Assert.Equal(first.Contains(one.Key), first.Contains(other.Key));
    });

    static AwardVerdict VerdictOn(Docket docket, Candidate candidate) => Deciding.Of(docket).Single(r => r.Application == candidate.Id).Verdict;
}
