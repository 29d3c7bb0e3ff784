using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Domain.Tests.Queues;

/// <summary>A part of a device that its cluster does not find is tried three times, and again when what the cluster has in service changes.</summary>
public sealed class HoldingWhatIsNotFound
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly AcceleratorModel H100 = new("H100");
    static readonly Request Asked = new(
        new(Id(1)), new(Id(2)), "normal", Now, [new(new Demand(new(4_000), new(1_000), 1, new(250), AcceleratorModels.Any), 1, 1, TimeSpan.FromHours(1))], Topology.Near, TimeSpan.Zero);

    [Fact]
    public void Is_in_no_cycle_after_the_third_time_until_something_else_is_in_service()
    {
        var (pool, queue) = (World(), Waiting());
        for (var time = 1; time <= Missed.Most; time++)
        {
            Assert.Equal([Asked], Next(pool, queue).Pending);
            queue = Miss(queue, pool);
        }
        Assert.Empty(Next(pool, queue).Pending);
        Assert.Equal(("one", 3), (queue.HeldAt(pool, Now)[Asked.Id].Cluster, queue.HeldAt(pool, Now)[Asked.Id].Times));

        // Kept and read again it is the same.
        Assert.Empty(Next(pool, queue.Keep().ToQueue()).Pending);

        // A machine goes out of service: tried again; then it is counted anew.
        var smaller = pool with { Maintenances = pool.Maintenances.Add(Id(8), new(Id(8), "one", ["one/n-002"], Now.AddHours(-1), Now.AddHours(1), "New fans")) };
        Assert.Equal([Asked], Next(smaller, queue).Pending);
        queue = Miss(queue, smaller);
        Assert.Equal([Asked], Next(smaller, queue).Pending);
        Assert.Equal(1, queue.Misses[Asked.Id].Times);
    }

    /// <summary>What kept the cluster from finding a device may have passed without any machine having changed.</summary>
    [Fact]
    public void Is_tried_again_after_a_while_and_held_for_longer_each_time()
    {
        var (pool, queue) = (World(), Waiting());
        for (var time = 1; time <= Missed.Most; time++)
            queue = Miss(queue, pool);
        var last = Now.AddMinutes(1);   // when it was missed
        foreach (var hold in new[] { 30, 60, 120, 240, 480, 480 })
        {
            Assert.Equal(last.AddMinutes(hold), queue.Misses[Asked.Id].HeldUntil);
            Assert.NotEmpty(queue.HeldAt(pool, last.AddMinutes(hold).AddSeconds(-1)));
            Assert.Empty(queue.HeldAt(pool, last.AddMinutes(hold)));
            queue = Miss(queue, pool);
        }
    }

    [Fact]
    public void Is_forgotten_where_it_ran_or_is_wanted_no_longer()
    {
        var (pool, queue) = (World(), Waiting());
        queue = Miss(Miss(queue, pool), pool);
        Assert.Equal(2, queue.Misses[Asked.Id].Times);
        Assert.Empty(Told(Leased(queue), new QueueCommand.End(new(Id(9)), Asked.Id, Now, Now.AddMinutes(9), EndReason.Lost)).Misses);
        Assert.Empty(Told(queue, new QueueCommand.Withdraw(new(Id(9)), Asked.Id, Id(3), Now)).Misses);
    }

    static Queue Miss(Queue queue, Pool pool) => Told(Leased(queue), new QueueCommand.End(new(Id(9)), Asked.Id, Now, Now.AddMinutes(1), EndReason.Lost, NotFound: new("one", pool.ServiceOf("one", Now))));

    static Queue Told(Queue queue, QueueCommand command) =>
        Queue.Evolve(queue, Assert.Single(Assert.IsType<Decision<QueueEvent, QueueRefusal>.Accepted>(Queue.Decide(queue, command)).Events));

    static Snapshot Next(Pool pool, Queue queue) => NextCycle.Of(pool, queue, new([new(Asked.Project, H100, new(1L << 40))], [], 1), Now)!.Snapshot;

    static Queue Waiting() => Queue.Initial with { Standing = Queue.Initial.Standing with { Pending = WaitingRequests.Of([Asked]) } };

    static Queue Leased(Queue queue) => queue with
    {
        Standing = queue.Standing with { Pending = queue.Standing.Pending.Without(Asked.Id), Leases = queue.Standing.Leases.Add(Asked.Id, new(Asked, 0, [new("one/n-001", [0])], Now, Now.AddHours(1))) },
    };

    static Pool World()
    {
        var pledge = new Pledge(new(Id(4)), Id(5), "A site", "one", "simulator", [new("n", 2, H100, 8, new(64_000), new(100_000), ["rack 1"])], Now.AddDays(-1), null, 0, null);
        Quota[] quotas =
        [
            new(new(Id(6)), null, "All", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
            new(Asked.Project, new(Id(6)), "Project", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
        ];
        return Pool.Initial with
        {
            Pledges = Pool.Initial.Pledges.Add(pledge.Id, pledge),
            Shares = new([.. quotas], Amounts.Of((Resource.Of(H100), new(16, 1))), "Decision 1", Now.AddDays(-1)),
        };
    }

    static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
