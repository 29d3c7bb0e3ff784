using CsCheck;

namespace Collaborative.Domain.Tests.Placement;

public sealed class MeasuringFragmentation
{
    [Fact]
    public void Is_what_the_definition_says() => Generated.Cases.Sample(c =>
    {
        var (accounts, pool) = (new NodeAccounts(c.Fleet), new Pool(c.Fleet, new ArrivalPolicy(Mix.Of(c.Queue), c.Fleet), Ranks.Drawn(c.Fleet.Nodes.Length, c.Seed)));
        foreach (var demand in c.Queue.Take(c.Queue.Length / 2))
            if (pool.Place(demand) is { } placing)
                accounts.Enter(demand, placing);

        var measured = Fragmentation.ByCount(Mix.Of(c.Queue), c.Fleet);
        for (var node = 0; node < c.Fleet.Nodes.Length; node++)
            Assert.Equal(Expected(c.Queue, accounts, c.Fleet, node), measured.Of(accounts.LeftoverOf(node)));
    });

    /// <summary>Over all demands as they are, one by one: what is idle and of no use to it.</summary>
    static long Expected(ImmutableArray<Demand> queue, NodeAccounts accounts, Fleet fleet, int node)
    {
        int[] idle = accounts.Free(node).ToArray();
        var unusable = queue.Sum(d => d.Devices == 0 || !accounts.Fits(d with { Memory = new(0) }, node) ? (long)idle.Sum() : idle.Where(milli => milli < d.Share.Value).Sum());
        return queue.Length == 0 ? 0 : unusable * 1000 / queue.Length;
    }
}
