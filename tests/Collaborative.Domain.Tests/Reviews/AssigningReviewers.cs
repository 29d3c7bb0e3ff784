using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using CsCheck;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Reviews;

public sealed class AssigningReviewers
{
    /// <summary>Up to twelve applications and ten reviewers of five institutions, with declared interests.</summary>
    static readonly Gen<(ToReview[] Applications, Reviewer[] Reviewers, int Each, int Most)> Scenes =
        from applications in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 9]).Array[1, 12]
        from reviewers in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 30]).Array[1, 10]
        from each in Gen.Int[1, 3]
        from most in Gen.Int[1, 6]
        select (
            applications.Select((a, i) => new ToReview(new(Id(i)), [new(new(Id(100 + i)), new(Id(200 + a.Item1)), null)], a.Item2 < reviewers.Length ? [new(Id(300 + a.Item2))] : [])).ToArray(),
            reviewers.Select((r, i) => new Reviewer(new(Id(300 + i)), new(Id(200 + r.Item1)), r.Item2 < 12 ? [Id(100 + r.Item2)] : [])).ToArray(), each, most);

    [Fact]
    public void Never_gives_an_application_to_someone_with_an_interest_nor_anyone_too_much() => Scenes.Sample((applications, reviewers, each, most) =>
    {
        var assignment = Assignment.Of(applications, reviewers, each, most, Beacon);
        foreach (var application in applications)
        {
            var has = assignment.Reviewers[application.Id];
            Assert.Equal(has.Length, has.Distinct().Count());
            Assert.True(has.Length <= each);
            Assert.All(has, p => Assert.True(Fits(application, reviewers.Single(r => r.Person == p))));
        }
        Assert.All(assignment.Reviewers.SelectMany(a => a.Value).CountBy(p => p), p => Assert.True(p.Value <= most));
    });

    [Fact]
    public void Fills_as_many_places_as_a_slow_count_says_can_be_filled() => Scenes.Sample((applications, reviewers, each, most) =>
    {
        var assignment = Assignment.Of(applications, reviewers, each, most, Beacon);
        Assert.Equal(SlowFlow.Of(applications.Length, reviewers.Length, (a, r) => Fits(applications[a], reviewers[r]), each, most), assignment.Reviewers.Sum(a => a.Value.Length));
    });

    [Fact]
    public void Leaves_the_busiest_no_more_than_has_to_be() => Scenes.Sample((applications, reviewers, each, most) =>
    {
        var assignment = Assignment.Of(applications, reviewers, each, most, Beacon);
        var busiest = assignment.Reviewers.SelectMany(a => a.Value).CountBy(p => p).Select(p => p.Value).DefaultIfEmpty(0).Max();
        if (assignment.Unfilled.IsEmpty && busiest > 1)
            Assert.True(SlowFlow.Of(applications.Length, reviewers.Length, (a, r) => Fits(applications[a], reviewers[r]), each, busiest - 1) < applications.Length * each);
    });

    [Fact]
    public void Says_of_everyone_who_is_not_assigned_why() => Scenes.Sample((applications, reviewers, each, most) =>
    {
        var assignment = Assignment.Of(applications, reviewers, each, most, Beacon);
        foreach (var application in applications)
        {
            var unfilled = assignment.Unfilled.SingleOrDefault(u => u.Application == application.Id);
            Assert.Equal(each - assignment.Reviewers[application.Id].Length, unfilled?.Missing ?? 0);
            if (unfilled is not null)
                Assert.Equal(reviewers.Length, unfilled.Reasons.Length + assignment.Reviewers[application.Id].Length);
        }
    });

    [Fact]
    public void Does_not_depend_on_the_order_of_the_lists() => Scenes.Sample((applications, reviewers, each, most) =>
    {
        var one = Assignment.Of(applications, reviewers, each, most, Beacon).Reviewers;
        var other = Assignment.Of(applications.Reverse(), reviewers.Reverse(), each, most, Beacon).Reviewers;
        Assert.All(applications, a => Assert.Equal(one[a.Id], other[a.Id]));
    });

    static bool Fits(ToReview application, Reviewer reviewer) =>
        !application.Excluded.Contains(reviewer.Person)
        && application.Applicants.All(a => a.Person != reviewer.Person && a.Institution != reviewer.Institution && !reviewer.Interests.Contains(a.Person.Value) && !reviewer.Interests.Contains(a.Institution.Value));
}

/// <summary>The most pairs, by looking for one more until there is none, on a plain network.</summary>
static class SlowFlow
{
    public static int Of(int applications, int reviewers, Func<int, int, bool> fits, int each, int most)
    {
        var (source, sink) = (applications + reviewers, applications + reviewers + 1);
        var capacity = new int[sink + 1, sink + 1];
        for (var a = 0; a < applications; a++)
        {
            capacity[source, a] = each;
            for (var r = 0; r < reviewers; r++)
                capacity[a, applications + r] = fits(a, r) ? 1 : 0;
        }
        for (var r = 0; r < reviewers; r++)
            capacity[applications + r, sink] = most;
        var flow = 0;
        while (Push(capacity, source, sink, new bool[sink + 1]))
            flow++;
        return flow;
    }

    static bool Push(int[,] capacity, int at, int sink, bool[] seen)
    {
        if (at == sink)
            return true;
        seen[at] = true;
        for (var next = 0; next < seen.Length; next++)
            if (!seen[next] && capacity[at, next] > 0 && Push(capacity, next, sink, seen))
            {
                capacity[at, next]--;
                capacity[next, at]++;
                return true;
            }
        return false;
    }
}
