using Collaborative.Benchmarks.Measuring;
using Collaborative.Benchmarks.Traces;

namespace Collaborative.Benchmarks.Bounds;

/// <summary>Small fleets drawn from a large one, with demand drawn from the trace, and how near a queue is placed to the bound of each.</summary>
static class Samples
{
    public const int Nodes = 64;

    /// <summary>The held part of the bound, in percent: 100 is proven best.</summary>
    public static double PercentOfBound(Fleet fleet, ImmutableArray<Pod> pods, int seed)
    {
        var chance = new Random(seed);
        var small = new Fleet([.. chance.GetItems(fleet.Nodes.AsSpan(), Nodes).Select((n, i) => n with { Name = $"node-{i}" })]);
        var queue = Arrivals.Of(pods, small, Run.ArrivingPercent, seed);
        var accounts = new NodeAccounts(small);
        var held = 0L;
        foreach (var (demand, placing) in queue.Zip(QueueCycle.Place(small, queue, Ranks.Drawn(Nodes, (ulong)seed))))
        {
            if (placing is null)
                continue;
            accounts.Enter(demand, placing);
            held += demand.HeldMilli;
        }
        return 100.0 * held / CpSatBound.HeldMilli(small, queue);
    }
}
