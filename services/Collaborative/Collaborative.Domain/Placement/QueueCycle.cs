namespace Collaborative.Domain.Placement;

/// <summary>Places a whole queue at once: what holds most of the devices in the end, whatever the order in which the demands came.</summary>
/// <remarks>
/// Steps: gangs and whole devices, and shares combined into devices (<see cref="Fillings"/>), are placed as whole devices, the hardest first, in rounds,
/// for what finds no room makes room for other combinations; then all that is left over, largest first, and demands without devices last.
/// Each round places something, so that there are never more rounds than demands; two or three are usual.
/// </remarks>
public static class QueueCycle
{
    /// <returns>For each demand of the queue its placing, or null.</returns>
    public static ImmutableArray<Placing?> Place(Fleet fleet, ImmutableArray<Demand> queue, ImmutableArray<int> ranks)
    {
        var placings = new Placing?[queue.Length];
        var whole = new Pool(fleet, new BalancePolicy(Mix.Of(queue.Where(d => d.Devices > 0))), ranks);
        var placed = true;
        while (placed)
        {
            placed = false;
            foreach (var bundle in Bundles(fleet, queue, placings, whole))
                placed |= Enter(bundle, whole, placings);
        }

        Rest(fleet, queue, placings, ranks, i => queue[i].Devices > 0);
        Exchange.Improve(fleet, queue, placings);
        Rest(fleet, queue, placings, ranks, _ => true);
        return [.. placings];
    }

    /// <summary>Places what is left over as it fits, largest first.</summary>
    static void Rest(Fleet fleet, ImmutableArray<Demand> queue, Placing?[] placings, ImmutableArray<int> ranks, Func<int, bool> which)
    {
        var held = placings.Index().Where(p => p.Item is not null).Select(p => (queue[p.Index], p.Item!));
        var pool = new Pool(fleet, new ArrivalPolicy(Mix.Of(queue), fleet), ranks, held);
        foreach (var i in Enumerable.Range(0, queue.Length).Where(i => placings[i] is null && which(i)).OrderByDescending(i => queue[i].HeldMilli).ThenBy(i => Weight(queue[i], fleet)))
            placings[i] = pool.Place(queue[i]);
    }

    static bool Enter(Bundle bundle, Pool pool, Placing?[] placings)
    {
        if (pool.Place(bundle.Whole) is not { } placing)
            return false;
        foreach (var member in bundle.Members)
            placings[member] = placing;
        return true;
    }

    /// <summary>What waits and could be placed on the devices that are idle: gangs first, then what few devices will do for, then what needs most beside the device.</summary>
    static List<Bundle> Bundles(Fleet fleet, ImmutableArray<Demand> queue, Placing?[] placings, Pool pool)
    {
        int[] waiting = [.. Enumerable.Range(0, queue.Length).Where(i => placings[i] is null && queue[i].Devices > 0)];
        List<Bundle> bundles = [.. waiting.Where(i => !queue[i].IsShare && pool.Fits(queue[i])).Select(i => new Bundle([i], queue[i]))];
        var idle = (fleet.MilliDevices - pool.HeldMilli) / MilliDevices.One;
        int[] shares = [.. waiting.Where(i => queue[i].IsShare)];
        var fillings = Fillings.Of(shares.CountBy(i => queue[i].Share.Value).ToDictionary(), (int)idle - bundles.Sum(b => b.Whole.Devices));
        bundles.AddRange(Bundle.Of(fillings, queue, fleet, shares));
        return [.. bundles
            .OrderByDescending(b => b.Whole.Devices)
            .ThenBy(b => fleet.DevicesOf(b.Whole.Models))
            .ThenByDescending(b => Weight(b.Whole, fleet))];
    }

    /// <summary>What a demand needs of processors and memory for each device, in millionths of what the fleet has for each, the greater of the two.</summary>
    internal static long Weight(Demand demand, Fleet fleet)
    {
        var devices = Math.Max(1, demand.Devices);
        return Math.Max(Part(demand.Cpu.Value, fleet.CpuMilli), Part(demand.Memory.Value, fleet.MemoryMib));

        long Part(int asked, long all) => (long)Int128.Min((Int128)asked * 1_000_000 * fleet.Devices / devices / Math.Max(1, all), int.MaxValue);
    }
}
