using Collaborative.Domain.Pools;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Domain.Tests.Pools;

public sealed class WatchingNodes
{
    static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    Pool pool = Pool.Evolve(Pool.Initial, new PoolEvent.CapacityPledged(new(Id(1)), Pledged("fac"), Id(9), Start.AddDays(-1)));
    NodeWatch watch = NodeWatch.Initial;
    DateTimeOffset now = Start;
    int acts;

    [Fact]
    public void What_a_cluster_drains_is_recorded_at_once_as_reported_with_its_reason_for_a_year_at_most()
    {
        Look(("n-001", "Fan 3"), ("n-002", null));
        var one = Assert.Single(pool.Maintenances.Values);
        Assert.Equal(("fac", "Fan 3", true), (one.Cluster, one.Reason, one.IsReported));
        Assert.Equal((Start, Start.AddDays(366)), (one.From, one.To));
        Assert.Equal(["fac/n-001"], one.Machines);
        Assert.Equal(["fac/n-001"], Assert.Single(pool.ReservationsAfter(now)).Machines);
    }

    [Fact]
    public void A_rack_that_goes_down_is_one_act_and_what_is_said_again_is_none()
    {
        Look(("n-001", "Power"), ("n-002", "Power"), ("n-003", "Fan"));
        Assert.Equal(2, acts);
        for (var i = 0; i < 100; i++)
            Look(("n-001", "Power"), ("n-002", "Power"), ("n-003", "Fan"));
        Assert.Equal(2, acts);
    }

    [Fact]
    public void What_is_back_is_back_after_a_minute_of_quiet_and_the_rest_stays_out()
    {
        Look(("n-001", "Power"), ("n-002", "Power"));
        Pass(10);
        Look(("n-001", null), ("n-002", "Power"));
        Pass(59);
        Look(("n-001", null), ("n-002", "Power"));
        Assert.Equal(["fac/n-001", "fac/n-002"], Out());
        Pass(1);
        Look(("n-001", null), ("n-002", "Power"));
        Assert.Equal(["fac/n-002"], Out());
        Look(("n-001", null), ("n-002", null));
        Pass(60);
        Look(("n-001", null), ("n-002", null));
        Assert.Empty(pool.Maintenances);
    }

    /// <summary>However fast or slow it comes and goes, a day of it is a few acts; and it is never in use while it is out.</summary>
    [Theory]
    [InlineData(5, 5)]
    [InlineData(30, 90)]
    [InlineData(120, 120)]
    [InlineData(60, 600)]
    [InlineData(5, 3_000)]
    public void A_node_that_comes_and_goes_does_not_flood_the_record(int secondsOut, int secondsIn)
    {
        for (var second = 0; second < 86_400; second += 5)
        {
            now = Start.AddSeconds(second);
            var isOut = second % (secondsOut + secondsIn) < secondsOut;
            Look(("n-001", isOut ? "NOT_RESPONDING" : null));
            Assert.True(!isOut || Out().Contains("fac/n-001"));
        }
        Assert.InRange(acts, 1, 60);
    }

    [Fact]
    public void What_people_planned_is_neither_dropped_nor_taken_for_a_report()
    {
        var planned = new Maintenance(Id(5), "fac", ["fac/n-001"], now, now.AddDays(1), "New cables");
        Assert.Null(Tell(new PoolCommand.PlanMaintenance(new(Id(2)), planned with { IsReported = true }, Id(9), now)));   // what people plan is not reported
        Look(("n-001", "cables"));
        Assert.Equal(2, pool.Maintenances.Count);
        Look(("n-001", null));
        Pass(60);
        Look(("n-001", null));
        Assert.Equal(planned, Assert.Single(pool.Maintenances.Values) with { Machines = planned.Machines });
        Assert.Null(Tell(new PoolCommand.ReportBack(new(Id(3)), planned.Id, now)));
        Assert.Single(pool.Maintenances);
    }

    [Fact]
    public void People_do_not_drop_what_a_cluster_reports()
    {
        Look(("n-001", "Fan"));
        Assert.Equal("maintenance.reported", Tell(new PoolCommand.DropMaintenance(new(Id(2)), pool.Maintenances.Keys.Single(), Id(9), now)));
        Assert.Equal("maintenance.unknown", Tell(new PoolCommand.DropMaintenance(new(Id(2)), Id(77), Id(9), now)));
        Assert.Single(pool.Maintenances);
    }

    [Fact]
    public void What_is_out_for_longer_than_a_year_is_recorded_again()
    {
        Look(("n-001", "Sold"));
        now = now.AddDays(366);
        Look(("n-001", "Sold"));
        Assert.Equal(now, Assert.Single(pool.Maintenances.Values).From);
    }

    [Fact]
    public void Machines_that_the_pool_does_not_have_change_nothing()
    {
        Look(("n-009", "Fan"), ("login", "Fan"));
        Assert.Empty(pool.Maintenances);
        Assert.Equal("maintenance.unknown_machine", Tell(new PoolCommand.ReportOut(new(Id(2)), new(Id(5), "fac", ["fac/n-009"], now, now.AddDays(1), "Fan", true), now)));
    }

    [Fact]
    public void What_a_report_leaves_out_stays_as_it_is()
    {
        Look(("n-001", "Fan"));
        Pass(600);
        Look(("n-002", null));
        Pass(600);
        Look(("n-002", null));
        Assert.Equal(["fac/n-001"], Out());
    }

    /// <summary>One hole in a list is none.</summary>
    [Fact]
    public void What_a_cluster_does_not_have_any_more_is_out_after_a_quarter_of_a_minute_and_comes_back()
    {
        All("n-001", "n-002", "n-003", "n-004");
        All("n-001", "n-002", "n-003");
        Pass(14);
        All("n-001", "n-002", "n-003");
        All("n-001", "n-002", "n-003", "n-004");
        All("n-001", "n-002", "n-003");
        Pass(14);
        All("n-001", "n-002", "n-003");
        Assert.Empty(pool.Maintenances);
        Pass(1);
        All("n-001", "n-002", "n-003");
        Assert.Equal(["fac/n-004"], Out());
        Assert.Equal("the cluster does not have it", Assert.Single(pool.Maintenances.Values).Reason);
        Pass(600);
        All("n-001", "n-002", "n-003");
        Assert.Equal(["fac/n-004"], Out());
        All("n-001", "n-002", "n-003", "n-004");
        Pass(60);
        All("n-001", "n-002", "n-003", "n-004");
        Assert.Empty(pool.Maintenances);
        Assert.Equal(2, acts);

        void All(params string[] nodes) => Look(Report([.. nodes.Select(n => (n, (string?)null))]) with { IsWhole = true });
    }

    [Fact]
    public void What_was_reported_goes_with_its_pledge()
    {
        Look(("n-001", "Fan"));
        pool = Pool.Evolve(pool, new PoolEvent.PledgeEnded(new(Id(3)), new(Id(100)), now, "Over", Id(9), now));
        Look();
        Assert.Empty(pool.Maintenances);
    }

    [Theory]
    [InlineData("", "out of service")]
    [InlineData(" \n\t", "out of service")]
    [InlineData("Fan\n3\u0007 \u202Eis", "Fan 3 is")]
    public void A_reason_is_one_line(string given, string kept) => Assert.Equal(kept, Maintenance.Worded(given));

    [Fact]
    public void A_reason_is_short()
    {
        Look(("n-001", new string('x', 5_000)));
        Assert.Equal(Maintenance.LongestReason, Assert.Single(pool.Maintenances.Values).Reason.Length);
    }

    [Fact]
    public void An_answer_that_fits_no_pledge_is_flagged()
    {
        HashSet<string> known = ["fac/n-001", "fac/n-002"];
        Assert.Null(Trouble(("n-001", null), ("n-002", "Fan"), ("login", null)));
        Assert.Equal("cluster.unknown_machines", Trouble(("n-001", null), ("n-002", null), ("login", "Fan"))!.Code);
        Assert.Null(Trouble(("n-001", null), ("n-002", null), ("m-001", "Fan")));   // another pledge behind the same door
        Assert.Equal(["fac/n-002"], Trouble(("n-001", null))!.Machines);
        Assert.Equal("cluster.missing_machines", Trouble(("n-001", "Fan"))!.Code);
        Assert.True(Trouble(("x-001", "Fan"))!.IsNonsense);
        Assert.True(Trouble()!.IsNonsense);

        ClusterTrouble? Trouble(params (string Node, string? Reason)[] nodes) => ClusterTrouble.Of(Report(nodes), known, n => n == "m-001");
    }

    void Look(params (string Node, string? Reason)[] nodes) => Look(Report(nodes));

    void Look(NodeReport report)
    {
        (watch, var changes) = watch.Look(pool, report, now);
        foreach (var change in changes)
        {
            acts++;
            Assert.Null(change switch
            {
                NodeChange.Out o  => Tell(new PoolCommand.ReportOut(new(Id(1000 + acts)), new(Id(2000 + acts), "fac", o.Machines, now, now + NodeWatch.Longest, o.Reason, true), now)),
                NodeChange.Back b => Tell(new PoolCommand.ReportBack(new(Id(1000 + acts)), b.Maintenance, now)),
                _                 => "?",
            });
        }
    }

    string? Tell(PoolCommand command)
    {
        switch (Pool.Decide(pool, command))
        {
            case Decision<PoolEvent, PoolRefusal>.Accepted accepted:
                pool = accepted.Events.Aggregate(pool, Pool.Evolve);
                return null;
            case Decision<PoolEvent, PoolRefusal>.Refused refused:
                return refused.Reason.Code;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    string[] Out() => [.. pool.Maintenances.Values.SelectMany(m => m.Machines).Order(StringComparer.Ordinal)];

    void Pass(int seconds) => now = now.AddSeconds(seconds);

    static NodeReport Report((string Node, string? Reason)[] nodes) => new("fac", nodes.ToImmutableSortedDictionary(n => $"fac/{n.Node}", n => n.Reason, StringComparer.Ordinal));

    static Pledge Pledged(string cluster) => new(
        new(Id(100)), Id(9), "A site", cluster, "simulator", [new("n", 4, new("H100"), 4, new(64_000), new(512_000), [])], Start.AddDays(-1), null, 2_000, null);

    static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
