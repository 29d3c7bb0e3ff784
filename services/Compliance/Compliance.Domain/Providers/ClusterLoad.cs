using System.Numerics;

namespace Compliance.Domain.Providers;

/// <summary>A training run as a cluster bears it.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after it.</param>
/// <param name="Least">The least number of operations that it can have used.</param>
/// <param name="Chips">How many chips it had all the time, where that was said.</param>
public sealed record BorneRun(Guid Run, DateOnly From, DateOnly Until, BigInteger Least, int? Chips);

/// <summary>Of what there was too little.</summary>
public enum Shortage
{
    /// <summary>Runs had more chips than were in service.</summary>
    Chips,

    /// <summary>Runs did more than the chips could have done.</summary>
    Compute,
}

/// <summary>A time in which runs took more of a cluster than there was: something that was reported is wrong.</summary>
/// <param name="Until">The first day after it.</param>
/// <param name="Needed">Chips, or operations.</param>
/// <param name="There">The same, at most.</param>
/// <param name="Runs">Which runs, in the order of their identifiers.</param>
public sealed record Overload(Shortage Of, DateOnly From, DateOnly Until, BigInteger Needed, BigInteger There, ImmutableArray<Guid> Runs);

/// <summary>Runs held against the cluster on which they were.</summary>
/// <remarks>
/// Runs fit into a cluster exactly if in no time from the beginning of one to the end of another the runs that lie within it need more than there is: the criterion of processor demand
/// (Baruah, Rosier and Howell, Real-Time Systems 2, 1990), for work that can be divided at will. Less than that is not evidence of anything.
/// </remarks>
public static class ClusterLoad
{
    /// <summary>Every time of too many chips, and every shortest time of too much compute; earliest first. None where all fits.</summary>
    public static ImmutableArray<Overload> Of(Cluster cluster, IReadOnlyCollection<BorneRun> runs) =>
        [.. Chips(cluster, runs).Concat(Compute(cluster, runs)).OrderBy(o => o.From).ThenBy(o => o.Until).ThenBy(o => o.Of)];

    static IEnumerable<Overload> Chips(Cluster cluster, IReadOnlyCollection<BorneRun> runs)
    {
        var known = runs.Where(r => r.Chips is not null).ToList();
        var days = known.SelectMany(r => new[] { r.From, r.Until })
            .Concat(cluster.Phases.SelectMany(p => p.Until is { } end ? new[] { p.From, end } : [p.From])).Distinct().Order().ToList();
        for (var i = 0; i + 1 < days.Count; i++)
        {
            var active = known.Where(r => r.From <= days[i] && days[i] < r.Until).ToList();
            var (needed, there) = (active.Aggregate(BigInteger.Zero, (sum, r) => sum + r.Chips!.Value), (BigInteger)cluster.ChipsOn(days[i]));
            if (needed > there)
                yield return new(Shortage.Chips, days[i], days[i + 1], needed, there, Ids(active));
        }
    }

    static IEnumerable<Overload> Compute(Cluster cluster, IReadOnlyCollection<BorneRun> runs)
    {
        var over = new List<Overload>();
        foreach (var from in runs.Select(r => r.From).Distinct())
        {
            var later = runs.Where(r => r.From >= from).OrderBy(r => r.Until).ToList();
            var needed = BigInteger.Zero;
            for (var i = 0; i < later.Count; i++)
            {
                needed += later[i].Least;
                if (i + 1 < later.Count && later[i + 1].Until == later[i].Until)
                    continue;
                var there = cluster.MostBetween(from, later[i].Until);
                if (needed <= there)
                    continue;
                over.Add(new(Shortage.Compute, from, later[i].Until, needed, there, Ids(later.Take(i + 1))));
                break;   // what is longer holds this one
            }
        }
        return over.Where(o => !over.Exists(p => p != o && o.From <= p.From && p.Until <= o.Until));
    }

    static ImmutableArray<Guid> Ids(IEnumerable<BorneRun> runs) => [.. runs.Select(r => r.Run).Order()];
}
