namespace Collaborative.Domain.Placement;

/// <summary>
/// How much of what is idle the typical demand cannot use, in expectation (FGD, USENIX ATC 2023, section 4.2).
/// </summary>
/// <remarks>
/// A kind that does not fit a node counts all that is idle there; one that fits counts the devices that are each too small for it.
/// Kinds are weighted by how many came, as in the paper, or by how much of the devices they ask for, which gives gangs of whole devices their due.
/// </remarks>
public sealed class Fragmentation
{
    readonly ImmutableArray<(Need Need, long Weight)> kinds;
    readonly long total;

    Fragmentation(IEnumerable<(Need, long Weight)> kinds)
    {
        this.kinds = [.. kinds.Where(k => k.Weight > 0)];
        total = Math.Max(1, this.kinds.Sum(k => k.Weight));
    }

    /// <summary>As published: each kind by its count, memory left out, and kinds without devices count all that is idle.</summary>
    public static Fragmentation ByCount(Mix mix, Fleet fleet) => new(Kinds(mix, fleet).Select(k => (k.Need, (long)k.Count)));

    /// <summary>Each kind by what all of it would hold.</summary>
    public static Fragmentation ByHeld(Mix mix, Fleet fleet) => new(Kinds(mix, fleet).Select(k => (k.Need, (long)k.Count * k.Need.HeldMilli)));

    /// <summary>The expected idle amount that cannot be used, in millionths of a device, rounded down.</summary>
    public long Of(in Leftover node)
    {
        var idle = node.IdleMilli;
        if (idle == 0)
            return 0;

        var sum = 0L;
        foreach (var (need, weight) in kinds)
            sum += weight * Unusable(need, node, idle);
        return (long)((Int128)sum * 1000 / total);
    }

    static int Unusable(in Need need, in Leftover node, int idle)
    {
        if (need.Devices == 0 || !need.Fits(node))
            return idle;

        var sum = 0;
        for (var i = node.Free.Length - 1; i >= 0 && node.Free[i] < need.ShareMilli; i--)
            sum += node.Free[i];
        return sum;
    }

    static IEnumerable<(Need Need, int Count)> Kinds(Mix mix, Fleet fleet) =>
        mix.WithoutMemory().Kinds.Select(k => (Need.Of(k.Demand, fleet), k.Count));
}
