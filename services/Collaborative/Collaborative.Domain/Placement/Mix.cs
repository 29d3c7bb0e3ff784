namespace Collaborative.Domain.Placement;

/// <summary>How often each kind of demand comes, by what was seen: all that a policy may know of the future.</summary>
/// <remarks>Most frequent first; equal counts by the demand's own quantities, so that the order never depends on who was read first.</remarks>
public sealed class Mix
{
    Mix(IEnumerable<Counted> kinds) => Kinds = [.. kinds];

    /// <summary>A kind of demand and how many of it were counted.</summary>
    public readonly record struct Counted(Demand Demand, int Count)
    {
        /// <summary>What all of its kind would hold, in thousandths of a device.</summary>
        public long HeldMilli => Demand.HeldMilli * Count;
    }

    /// <summary>Different demands with their counts.</summary>
    public ImmutableArray<Counted> Kinds { get; }

    /// <summary>Counts these demands.</summary>
    public static Mix Of(IEnumerable<Demand> demands) => Of(demands.Select(d => new Counted(d, 1)));

    /// <summary>Adds up what was counted of each kind.</summary>
    public static Mix Of(IEnumerable<Counted> demands) => new(demands
        .GroupBy(d => d.Demand, (demand, all) => new Counted(demand, all.Sum(d => d.Count)))
        .OrderByDescending(k => k.Count)
        .ThenBy(k => k.Demand.Devices).ThenBy(k => k.Demand.Share.Value).ThenBy(k => k.Demand.Cpu.Value).ThenBy(k => k.Demand.Memory.Value)
        .ThenBy(k => k.Demand.Models.ToString(), StringComparer.Ordinal));

    /// <summary>The most frequent kinds until they make up this percentage of all demands (FGD, USENIX ATC 2023, section 4.1: typical tasks, 95).</summary>
    public Mix Typical(int percent)
    {
        var wanted = Kinds.Sum(k => (long)k.Count) * percent;
        var counted = 0L;
        return new(Kinds.TakeWhile(k => (counted += k.Count) - k.Count < (wanted + 99) / 100));
    }

    /// <summary>The kinds that would hold the most, no more than so many, and with no more sizes of shares than that: what a policy costs grows with both.</summary>
    public Mix Heaviest(int kinds, int sizes)
    {
        var known = Kinds.Where(k => k.Demand.IsShare).GroupBy(k => k.Demand.Share.Value)
            .OrderByDescending(g => g.Sum(k => k.HeldMilli)).ThenBy(g => g.Key).Take(sizes).Select(g => g.Key).ToHashSet();
        return new(Kinds.Where(k => !k.Demand.IsShare || known.Contains(k.Demand.Share.Value)).OrderByDescending(k => k.HeldMilli).Take(kinds));
    }

    /// <summary>The same demands with no regard to memory, as FGD counts them.</summary>
    public Mix WithoutMemory() => Of(Kinds.Select(k => k with { Demand = k.Demand with { Memory = new(0) } }));
}
