using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using CsCheck;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Reviews;

public sealed class CalibratingReviewers
{
    /// <summary>Scores of up to eight reviewers for up to twelve applications, with gaps; often not all linked.</summary>
    static readonly Gen<Rating[]> Ratings = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 7], Gen.Int[0, 15]).Array[1, 30]
        .Select(all => all.DistinctBy(r => (r.Item1, r.Item2)).Select(r => new Rating(new(Id(r.Item1)), new(Id(100 + r.Item2)), new(r.Item3, 3))).ToArray());

    [Fact]
    public void Finds_merit_and_level_where_ratings_are_exactly_their_sum()
    {
        var (merit, level) = (new[] { -1, 0, 1 }, new[] { 2, 4 });
        var ratings = merit.SelectMany((m, a) => level.Select((l, r) => new Rating(new(Id(a)), new(Id(100 + r)), new(m + l, 1))));
        var calibrated = Calibration.Of(ratings);
        Assert.Equal(merit.Select(m => new Fraction(m, 1)), Enumerable.Range(0, 3).Select(a => calibrated.Merit[new(Id(a))]));
        Assert.Equal(level.Select(l => new Fraction(l, 1)), Enumerable.Range(0, 2).Select(r => calibrated.Level[new(Id(100 + r))]));
    }

    [Fact]
    public void Sees_through_a_mild_reviewer()
    {
        // The mild reviewer gave the weak application more than the strict one gave the strong; one application that both read shows it.
        Rating[] ratings = [At(0, 0, 5), At(1, 0, 4), At(1, 1, 1), At(2, 1, 3)];
        var merit = Calibration.Of(ratings).Merit;
        Assert.True(merit[new(Id(2))] > merit[new(Id(0))]);
    }

    [Fact]
    public void Leaves_nothing_over_for_any_reviewer_or_application() => Ratings.Sample(ratings =>
    {
        var calibrated = Calibration.Of(ratings);
        Fraction Rest(Rating r) => r.Value - calibrated.Merit[r.Application] - calibrated.Level[r.Reviewer];
        Assert.All(ratings.GroupBy(r => r.Reviewer), of => Assert.Equal(Fraction.Zero, Sum(of.Select(Rest))));
        Assert.All(ratings.GroupBy(r => r.Application), of => Assert.Equal(Fraction.Zero, Sum(of.Select(Rest))));
        Assert.Equal(Fraction.Zero, Sum(calibrated.Merit.Values));
    });

    [Fact]
    public void Does_not_change_when_a_reviewer_gives_everything_a_point_more() => Gen.Select(Ratings, Gen.Int[0, 7], Gen.Int[-9, 9]).Sample((ratings, reviewer, more) =>
    {
        var shifted = ratings.Select(r => r.Reviewer == new PersonId(Id(100 + reviewer)) ? r with { Value = r.Value + new Fraction(more, 1) } : r);
        Assert.Equal(Calibration.Of(ratings).Merit.OrderBy(m => m.Key.Value), Calibration.Of(shifted).Merit.OrderBy(m => m.Key.Value));
    });

    [Fact]
    public void Does_not_depend_on_the_order_of_the_list() => Ratings.SelectMany(r => Gen.Shuffle(r).Select(o => (r, o))).Sample((ratings, other) =>
        Assert.Equal(Calibration.Of(ratings).Merit.OrderBy(m => m.Key.Value), Calibration.Of(other).Merit.OrderBy(m => m.Key.Value)));

    [Fact]
    public void Of_three_hundred_applications_takes_a_moment()
    {
        var ratings = Enumerable.Range(0, 300).SelectMany(a => Enumerable.Range(0, 3).Select(k => At(a, (a * (k + 1) * 7 + k) % 60, (a + k) % 6))).DistinctBy(r => (r.Application, r.Reviewer)).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(300, Calibration.Of(ratings).Merit.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    static Rating At(int application, int reviewer, int value) => new(new(Id(application)), new(Id(1000 + reviewer)), new(value, 1));

    static Fraction Sum(IEnumerable<Fraction> values) => values.Aggregate(Fraction.Zero, (a, b) => a + b);
}
