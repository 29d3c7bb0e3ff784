using CsCheck;

namespace Collaborative.Domain.Tests.Placement;

public sealed class PlacingAQueue
{
    [Fact]
    public void Never_holds_more_than_there_is_and_leaves_nothing_out_that_fits() => Generated.Cases.Sample(c =>
    {
        var accounts = new NodeAccounts(c.Fleet);
        var placings = QueueCycle.Place(c.Fleet, c.Queue, Ranks.Drawn(c.Fleet.Nodes.Length, c.Seed));
        foreach (var (demand, placing) in c.Queue.Zip(placings))
            if (placing is not null)
                accounts.Enter(demand, placing);
        foreach (var (demand, placing) in c.Queue.Zip(placings))
            Assert.True(placing is not null || !Enumerable.Range(0, c.Fleet.Nodes.Length).Any(node => accounts.Fits(demand, node)));
    });

    [Fact]
    public void Does_the_same_again() => Generated.Cases.Sample(c =>
        Assert.Equal(Held(c.Fleet, c.Queue, c.Seed), Held(c.Fleet, c.Queue, c.Seed)));

    [Fact]
    public void Combines_shares_into_whole_devices_though_larger_ones_came_first()
    {
        Fleet fleet = new([new("n", new("T4"), new(64_000), new(65_536), 2)]);
        int[] shares = [600, 600, 300, 500, 400, 700];
        Assert.Equal(2_000, Held(fleet, [.. shares.Select(s => new Demand(new(1_000), new(1_024), 1, new(s), AcceleratorModels.Any))], 1).Sum());
    }

    [Fact]
    public void What_needs_much_of_a_node_gives_way_where_devices_would_lie_idle()
    {
        Fleet fleet = new([new("n", new("T4"), new(8_000), new(65_536), 2)]);
        Demand heavy = new(new(8_000), new(1_024), 1, MilliDevices.Whole, AcceleratorModels.Any);
        var light = heavy with { Cpu = new(4_000), Share = new(900) };
        Assert.Equal(1_800, Held(fleet, [heavy, light, light], 1).Sum());
    }

    static long[] Held(Fleet fleet, ImmutableArray<Demand> queue, ulong seed) =>
        [.. queue.Zip(QueueCycle.Place(fleet, queue, Ranks.Drawn(fleet.Nodes.Length, seed)), (demand, placing) => placing is null ? 0 : demand.HeldMilli)];
}
