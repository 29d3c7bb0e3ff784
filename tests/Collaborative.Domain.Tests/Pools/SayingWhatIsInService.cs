using Collaborative.Domain.Pools;
using Collaborative.Domain.Quotas;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Domain.Tests.Pools;

public sealed class SayingWhatIsInService
{
    static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Resource H100 = Resource.Of(new("H100"));

    Pool pool = Pool.Evolve(Pool.Initial, new PoolEvent.CapacityPledged(new(Id(1)), Pledged("fac", 0, null), Id(9), Start));

    [Fact]
    public void Leaves_out_machines_in_maintenance_whether_it_is_planned_or_reported_and_each_once()
    {
        Close(1, 2, "fac/n-001", "fac/n-002");
        Close(1, 3, reported: true, "fac/n-002", "fac/n-003");
        Assert.Equal([16, 4, 8, 16], new[] { 0, 1, 2, 3 }.Select(InService));
        Assert.Equal(new Fraction(16, 1), pool.CapacityAt(Start.AddDays(1))[H100]);   // pledged all the same
    }

    [Fact]
    public void Has_nothing_of_a_cluster_that_is_closed_as_a_whole_and_all_of_others()
    {
        pool = Pool.Evolve(pool, new PoolEvent.CapacityPledged(new(Id(2)), Pledged("alps", 1, 3), Id(9), Start));
        Close(1, 2);
        Assert.Equal([16, 16, 32, 16], new[] { 0, 1, 2, 3 }.Select(InService));
    }

    [Fact]
    public void A_maintenance_that_was_dropped_is_none_and_machines_that_nobody_pledged_change_nothing()
    {
        Close(1, 2, "fac/n-001", "fac/x-009");
        Assert.Equal(12, InService(1));
        pool = Pool.Evolve(pool, new PoolEvent.MaintenanceDropped(new(Id(8)), pool.Maintenances.Keys.Single(), Id(9), Start));
        Assert.Equal(16, InService(1));
    }

    [Fact]
    public void Steps_where_pledges_and_maintenance_begin_and_end_and_says_so()
    {
        pool = Pool.Evolve(pool, new PoolEvent.CapacityPledged(new(Id(2)), Pledged("alps", 1, 3), Id(9), Start));
        Close(2, 3, "fac/n-001");
        var steps = new CapacityOverTime(pool).Between(Start.AddHours(1), Start.AddDays(30), 100);
        Assert.Equal([16, 32, 28, 16], steps.Select(s => (int)s.InService[H100].Numerator));
        Assert.Equal([16, 32, 32, 16], steps.Select(s => (int)s.Pledged[H100].Numerator));
        Assert.Equal([Start.AddHours(1), Start.AddDays(1), Start.AddDays(2), Start.AddDays(3)], steps.Select(s => s.From));
        Assert.Empty(steps[0].Because);
        Assert.Equal([new CapacityChange(CapacityTurn.PledgeBegins, "alps", 4)], steps[1].Because);
        Assert.Equal([new CapacityChange(CapacityTurn.MaintenanceBegins, "fac", 1, "Why")], steps[2].Because);
        Assert.Equal([new CapacityChange(CapacityTurn.PledgeEnds, "alps", 4), new CapacityChange(CapacityTurn.MaintenanceEnds, "fac", 1, "Why")], steps[3].Because);
    }

    [Fact]
    public void Between_two_steps_nothing_changes()
    {
        var random = new Random(7);
        for (var i = 0; i < 20; i++)
        {
            var from = random.Next(1, 40);
            Close(from, from + random.Next(1, 10), [.. Enumerable.Range(1, 4).Where(_ => random.Next(2) == 0).Select(n => $"fac/n-00{n}")]);
        }
        var steps = new CapacityOverTime(pool).Between(Start, Start.AddDays(60), 100);
        foreach (var (step, next) in steps.Zip(steps.Skip(1).Select(s => s.From).Append(Start.AddDays(60))))
            for (var at = step.From; at < next; at = at.AddHours(6))
                Assert.Equal(step.InService, pool.InServiceAt(at));
        Assert.Equal(3, new CapacityOverTime(pool).Between(Start, Start.AddDays(60), 3).Length);
    }

    int InService(int day) => (int)pool.InServiceAt(Start.AddDays(day))[H100].Numerator;

    void Close(int from, int to, params string[] machines) => Close(from, to, reported: false, machines);

    void Close(int from, int to, bool reported, params string[] machines) => pool = Pool.Evolve(pool, new PoolEvent.MaintenancePlanned(
        new(Id(7)), new(Id(50 + pool.Maintenances.Count), "fac", [.. machines], Start.AddDays(from), Start.AddDays(to), "Why", reported), Id(9), Start));

    static Pledge Pledged(string cluster, int from, int? to) => new(
        new(Id(cluster[0])), Id(9), "A site", cluster, "simulator", [new("n", 4, new("H100"), 4, new(64_000), new(512_000), [])], Start.AddDays(from), to is { } end ? Start.AddDays(end) : null, 2_000, null);

    static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
