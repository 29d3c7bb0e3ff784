using CsCheck;

namespace Collaborative.Domain.Tests.Placement;

public sealed class PlacingOnArrival
{
    [Fact]
    public void Never_holds_more_than_there_is_and_places_all_that_fits() => Generated.Cases.Sample(c =>
    {
        var (accounts, pool) = (new NodeAccounts(c.Fleet), Pool(c.Fleet, c.Queue, c.Seed));
        foreach (var demand in c.Queue)
        {
            if (pool.Place(demand) is { } placing)
                accounts.Enter(demand, placing);   // throws where a rule is broken
            else
                Assert.DoesNotContain(Enumerable.Range(0, c.Fleet.Nodes.Length), node => accounts.Fits(demand, node));
        }
        for (var node = 0; node < c.Fleet.Nodes.Length; node++)
            Assert.Equal(State(accounts.LeftoverOf(node)), State(pool.LeftoverOf(node)));
    });

    [Fact]
    public void Does_the_same_again() => Generated.Cases.Sample(c =>
        Assert.Equal(Written(Placed(c.Fleet, c.Queue, c.Seed)), Written(Placed(c.Fleet, c.Queue, c.Seed))));

    [Fact]
    public void Does_not_care_what_nodes_are_called_how_they_are_listed_and_which_of_equals_is_drawn() => Generated.Cases.Sample(c =>
    {
        var order = Ranks.Drawn(c.Fleet.Nodes.Length, c.Seed);
        var renamed = new Fleet([.. order.Select(i => c.Fleet.Nodes[i] with { Name = $"x{i * 7 % 13}" })]);
        Assert.Equal(States(c.Fleet, c.Queue, c.Seed), States(renamed, c.Queue, c.Seed ^ 1));
    });

    [Fact]
    public void A_fleet_that_holds_something_already_goes_on_from_there() => Generated.Cases.Sample(c =>
    {
        var half = c.Queue.Length / 2;
        var whole = Pool(c.Fleet, c.Queue, c.Seed);
        var held = c.Queue.Take(half).Select(d => (d, Placing: whole.Place(d))).Where(p => p.Placing is not null).Select(p => (p.d, p.Placing!)).ToArray();
        var resumed = new Pool(c.Fleet, new ArrivalPolicy(Mix.Of(c.Queue), c.Fleet), Ranks.Drawn(c.Fleet.Nodes.Length, c.Seed), held);
        Assert.Equal(whole.HeldMilli, resumed.HeldMilli);
        Assert.Equal(Written(c.Queue.Skip(half).Select(whole.Place)), Written(c.Queue.Skip(half).Select(resumed.Place)));
    });

    [Fact]
    public void Prefers_the_hole_that_is_filled_to_the_brim()
    {
        Fleet fleet = new([new("n", new("T4"), new(64_000), new(65_536), 2)]);
        Demand[] queue = [Share(650), Share(470), Share(350)];
        Assert.Equal([0, 1, 0], Placed(fleet, [.. queue], 1).Select(p => p!.Devices.Single()));
    }

    static Demand Share(int milli) => new(new(1_000), new(1_024), 1, new(milli), AcceleratorModels.Any);

    static Pool Pool(Fleet fleet, ImmutableArray<Demand> queue, ulong seed) =>
        new(fleet, new ArrivalPolicy(Mix.Of(queue), fleet), Ranks.Drawn(fleet.Nodes.Length, seed));

    static IEnumerable<Placing?> Placed(Fleet fleet, ImmutableArray<Demand> queue, ulong seed) => [.. queue.Select(Pool(fleet, queue, seed).Place)];

    static string[] States(Fleet fleet, ImmutableArray<Demand> queue, ulong seed)
    {
        var pool = Pool(fleet, queue, seed);
        foreach (var demand in queue)
            pool.Place(demand);
        return [.. Enumerable.Range(0, fleet.Nodes.Length).Select(n => $"{fleet.Nodes[n].Model} {State(pool.LeftoverOf(n))}").Order(StringComparer.Ordinal)];
    }

    static string State(Leftover left) => $"{left.CpuMilli} {left.MemoryMib} {string.Join(',', left.Free.ToArray())}";

    static string Written(IEnumerable<Placing?> placings) => string.Join(' ', placings.Select(p => p is null ? "-" : $"{p.Node}:{string.Join(',', p.Devices)}"));
}
