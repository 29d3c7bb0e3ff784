using Collaborative.Benchmarks.Measuring;

namespace Collaborative.Benchmarks.Peers;

/// <summary>Any node that fits, and any device of it, by chance.</summary>
sealed class RandomFit(Fleet fleet, int seed)
{
    readonly Random chance = new(seed);
    readonly NodeAccounts accounts = new(fleet);

    public Placing? Place(Demand demand)
    {
        int[] fitting = [.. Enumerable.Range(0, fleet.Nodes.Length).Where(n => accounts.Fits(demand, n))];
        if (fitting.Length == 0)
            return null;

        var node = fitting[chance.Next(fitting.Length)];
        int[] devices = [.. accounts.Free(node).ToArray().Index().Where(d => d.Item >= demand.Share.Value).Select(d => d.Index)];
        chance.Shuffle(devices);
        var placing = new Placing(node, [.. devices.Take(demand.Devices).Order()]);
        accounts.Enter(demand, placing);
        return placing;
    }
}
