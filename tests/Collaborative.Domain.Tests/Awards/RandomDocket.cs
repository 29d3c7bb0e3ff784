using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using CsCheck;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Awards;

/// <summary>Dockets of two to fourteen applications by three members for two models, read by strangers or by each other.</summary>
static class RandomDocket
{
    public static Gen<Docket> Read(CallTerms terms) =>
        from needs in Gen.Select(Gen.Int[0, 2], Gen.Int[1, 50], Gen.Int[0, 50], Gen.Int[0, 40]).Array[2, 14]
        from left in Gen.Int[0, 120].Array[6]
        from scores in Gen.Int[0, 15].Array[60]
        from beacon in Gen.Byte.Array[32].Select(Convert.ToHexStringLower)
        select Of(terms, needs, left, scores, beacon);

    static Docket Of(CallTerms terms, (int Share, int H100, int Least, int A100)[] needs, int[] left, int[] scores, string beacon)
    {
        var candidates = needs.Select((n, i) => new Candidate(
            new(Id(i)), new(Id(50 + n.Share)), [new(H100, new(n.H100), new(Math.Min(n.H100, n.Least))), .. n.A100 == 0 ? [] : new[] { new Need(A100, new(n.A100), default) }], [new(Id(100 + i))])).ToImmutableArray();
        var docket = new Docket(
            new(Id(1)), terms, candidates, [], [.. left.Select((l, i) => new Left(new(Id(50 + (i % 3))), i < 3 ? H100 : A100, new(l)))], [], Seed, beacon);
        return docket with { Ratings = [.. Ratings(docket, scores)] };
    }

    static IEnumerable<Rating> Ratings(Docket docket, int[] scores)
    {
        var first = Halves.First(docket.Candidates.ToDictionary(c => c.Id, c => c.People), docket.Beacon);
        var own = docket.Candidates.SelectMany(c => c.People.Select(p => (p, Here: first.Contains(c.Id)))).ToArray();
        foreach (var (i, candidate) in docket.Candidates.Index())
        {
            var able = docket.Terms.Reviewers is ReviewerPool.Applicants
                ? own.Where(o => o.Here != first.Contains(candidate.Id)).Select(o => o.p).ToArray()
                : [.. Enumerable.Range(0, 4).Select(r => new PersonId(Id(500 + r)))];
            for (var k = 0; k < Math.Min(2, able.Length); k++)
                yield return new(candidate.Id, able[(i + (k * 3)) % able.Length] is var r && k == 1 && able[i % able.Length] == r ? able[(i + 1) % able.Length] : r, new(scores[(2 * i) + k], 3));
        }
    }
}
