using System.Numerics;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Reviews;

/// <summary>One score of one reviewer for one application: the mean over the criteria.</summary>
public readonly record struct Rating(ApplicationId Application, PersonId Reviewer, Fraction Value);

/// <summary>What the ratings of a call say of its applications once it is taken into account that some reviewers are milder than others.</summary>
/// <param name="Merit">Of each application: how much better than the average one; the mean over all that are compared with each other is zero.</param>
/// <param name="Level">Of each reviewer: what they give an average application.</param>
/// <remarks>
/// A rating is taken as the merit of the application plus the level of the reviewer plus chance, and merits and levels are those that leave the least sum of
/// squares (two-way additive model; Yates, 1934). They are the only ones for which what is left over adds up to zero for each reviewer and for each
/// application, which is how anyone can check them. They are solved in whole numbers (Bareiss, 1968): exact, and the same on every machine.
/// A reviewer who gives all a point more changes no merit. Reviewers and applications that are not linked by any chain of reviews are not
/// comparable; each such group then has a mean of zero of its own.
/// </remarks>
public sealed record Calibration(ImmutableDictionary<ApplicationId, Fraction> Merit, ImmutableDictionary<PersonId, Fraction> Level)
{
    /// <summary>Merits and levels that follow from ratings, in whatever order they are listed.</summary>
    public static Calibration Of(IEnumerable<Rating> ratings)
    {
        var merits = ImmutableDictionary.CreateBuilder<ApplicationId, Fraction>();
        var levels = ImmutableDictionary.CreateBuilder<PersonId, Fraction>();
        foreach (var group in Linked([.. ratings.OrderBy(r => r.Reviewer.Value).ThenBy(r => r.Application.Value)]))
        {
            var relative = Solve(group);
            var found = group.GroupBy(r => r.Application).ToDictionary(a => a.Key, a => Mean(a.Select(r => r.Value - relative[r.Reviewer])));
            var average = Mean(found.Values);
            foreach (var (application, merit) in found)
                merits.Add(application, merit - average);
            foreach (var (reviewer, level) in relative)
                levels.Add(reviewer, level + average);
        }
        return new(merits.ToImmutable(), levels.ToImmutable());
    }

    /// <summary>The ratings in groups that are linked by chains of reviews.</summary>
    static List<List<Rating>> Linked(List<Rating> ratings)
    {
        var (ofReviewer, ofApplication) = (ratings.ToLookup(r => r.Reviewer), ratings.ToLookup(r => r.Application));
        var (groups, seen) = (new List<List<Rating>>(), new HashSet<PersonId>());
        foreach (var start in ofReviewer.Select(r => r.Key))
        {
            if (!seen.Add(start))
                continue;
            var (group, waiting) = (new List<Rating>(), new Queue<PersonId>([start]));
            while (waiting.TryDequeue(out var reviewer))
                foreach (var rating in ofReviewer[reviewer])
                {
                    group.Add(rating);
                    foreach (var next in ofApplication[rating.Application].Select(r => r.Reviewer).Where(seen.Add))
                        waiting.Enqueue(next);
                }
            groups.Add(group);
        }
        return groups;
    }

    /// <summary>The levels, with that of the first reviewer as zero: each reviewer's ratings less the means of what they rated, less what the others' levels explain of it.</summary>
    static Dictionary<PersonId, Fraction> Solve(List<Rating> group)
    {
        var number = group.Select(r => r.Reviewer).Distinct().Index().ToDictionary(r => r.Item, r => r.Index - 1);   // the first is -1
        var applications = group.GroupBy(r => r.Application).Select(a => a.ToArray()).ToArray();
        var scale = applications.Select(a => (BigInteger)a.Length).Aggregate(BigInteger.One, Multiple);
        var unit = group.Select(r => r.Value.Denominator).Aggregate(BigInteger.One, Multiple);

        var size = number.Count - 1;
        var rows = new BigInteger[size, size + 1];
        foreach (var application in applications)
        {
            var part = scale / application.Length;
            var sum = application.Aggregate(BigInteger.Zero, (all, r) => all + Whole(r.Value, unit));
            foreach (var (i, rating) in application.Select(r => (number[r.Reviewer], r)).Where(r => r.Item1 >= 0))
            {
                rows[i, i] += scale;
                rows[i, size] += (scale * Whole(rating.Value, unit)) - (part * sum);
                foreach (var j in application.Select(r => number[r.Reviewer]).Where(j => j >= 0))
                    rows[i, j] -= part;
            }
        }
        var levels = Bareiss(rows, size);
        return number.ToDictionary(n => n.Key, n => n.Value < 0 ? Fraction.Zero : levels[n.Value] / new Fraction(unit, 1));
    }

    /// <summary>Elimination without fractions: each division is exact. The matrix is positive definite, so that no pivot is zero.</summary>
    static Fraction[] Bareiss(BigInteger[,] rows, int size)
    {
        var before = BigInteger.One;
        for (var k = 0; k < size; k++)
        {
            for (var i = k + 1; i < size; i++)
            {
                for (var j = k + 1; j <= size; j++)
                    rows[i, j] = ((rows[i, j] * rows[k, k]) - (rows[i, k] * rows[k, j])) / before;
                rows[i, k] = BigInteger.Zero;
            }
            before = rows[k, k];
        }

        var solved = new Fraction[size];
        for (var i = size - 1; i >= 0; i--)
        {
            var rest = new Fraction(rows[i, size], 1);
            for (var j = i + 1; j < size; j++)
                rest -= new Fraction(rows[i, j], 1) * solved[j];
            solved[i] = rest / new Fraction(rows[i, i], 1);
        }
        return solved;
    }

    static BigInteger Whole(Fraction value, BigInteger unit) => value.Numerator * (unit / value.Denominator);

    static BigInteger Multiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;

    static Fraction Mean(IEnumerable<Fraction> values)
    {
        var (sum, count) = values.Aggregate((Sum: Fraction.Zero, Count: 0), (all, v) => (all.Sum + v, all.Count + 1));
        return sum / new Fraction(count, 1);
    }
}
