using BuildingBlocks.EventStore;
using Collaborative.Clusters;
using Collaborative.Domain.Pools;
using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Collaborative.WatchingNodes;
using Microsoft.Extensions.Logging.Abstractions;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class WatchingNodes : InVirtualTime
{
    const string Shown = "{ capacityPool { capacity { devices } maintenances { id cluster machines reason isReported receipt { actId } } troubles { cluster code machines } } }";

    [Fact]
    public async Task Nothing_is_placed_on_a_drained_node_what_runs_there_ends_and_it_comes_back()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 4, 30));
        await Host.TickAsync();
        var drained = (await MachinesAsync(running))[0];
        await DrainAsync("one", drained["one/".Length..], "Fan 3");
        await PassAsync(10);

        var shown = (await Api.AskAsync(Shown)).GetProperty("capacityPool");
        var reported = Assert.Single(shown.GetProperty("maintenances").EnumerateArray());
        Assert.Equal(("Fan 3", true, drained), (reported.GetProperty("reason").GetString(), reported.GetProperty("isReported").GetBoolean(), reported.GetProperty("machines")[0].GetString()));
        Assert.NotEqual(JsonValueKind.Null, reported.GetProperty("receipt").GetProperty("actId").ValueKind);
        Assert.Empty(shown.GetProperty("troubles").EnumerateArray());
        Assert.Equal("RUNNING", await StateAsync(running));   // what runs may finish
        Assert.Equal("maintenance.reported", (await Api.RefusalAsync(Drop, new { input = new { commandId = Guid.NewGuid(), maintenanceId = reported.GetProperty("id").GetString() } }, Tokens.Secretariat)).Code);

        await PassAsync(1800);
        Assert.Equal("ENDED", await StateAsync(running));
        // Nobody borrows, so nothing is taken back: seven machines, and the eighth is drained.
        var (norway, kenya) = (await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 4, 300)), await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 3, 300)));
        await PassAsync(10);
        var one = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 1, 10));
        await PassAsync(10);
        Assert.Equal(("RUNNING", "RUNNING", "WAITING"), (await StateAsync(norway), await StateAsync(kenya), await StateAsync(one)));
        Assert.DoesNotContain(drained, (string[])[.. await MachinesAsync(norway), .. await MachinesAsync(kenya)]);

        await SayAsync("delete from simulated_drain");
        await PassAsync(10);
        Assert.Single(await MaintenancesAsync());   // not yet: it might come and go
        await PassAsync(60);
        Assert.Empty(await MaintenancesAsync());
        Assert.Equal([drained], await MachinesAsync(one));
        Assert.Equal(2, await Host.Database.ReadAsync<long>("select count(*) from event where type like 'pool.maintenance-%'"));
    }

    [Fact]
    public async Task What_a_cluster_says_of_nodes_that_nobody_pledged_changes_nothing_and_is_flagged()
    {
        await DrainAsync("one", "login-1", "Disk");
        await PassAsync(10);
        Assert.Empty(await MaintenancesAsync());
        var trouble = Assert.Single((await Api.AskAsync(Shown)).GetProperty("capacityPool").GetProperty("troubles").EnumerateArray());
        Assert.Equal(("one", "cluster.unknown_machines", "one/login-1"), (trouble.GetProperty("cluster").GetString(), trouble.GetProperty("code").GetString(), trouble.GetProperty("machines")[0].GetString()));
        await SayAsync("delete from simulated_drain");
        await PassAsync(10);
        Assert.Empty((await Api.AskAsync(Shown)).GetProperty("capacityPool").GetProperty("troubles").EnumerateArray());
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_tried_again_at_the_next_look()
    {
        var (cluster, record) = (new Told(), Record());
        var nodes = new NodesWatched(new([cluster]), Host.Database, NullLogger.Instance);
        cluster.Reason = "Fan";
        await LookAsync(0);
        Assert.Single(record.Pool.Maintenances);
        cluster.Reason = null;
        await LookAsync(10);
        record.Refuses = true;
        Assert.False(await LookAsync(70));
        record.Refuses = false;
        Assert.True(await LookAsync(75));
        Assert.Empty(record.Pool.Maintenances);

        Task<bool> LookAsync(int second) => nodes.LookAsync(record.Pool, NoneRefuse, record, Start.AddSeconds(second), CancellationToken.None);
    }

    [Fact]
    public async Task A_cluster_that_never_says_how_its_nodes_are_does_not_stop_the_queue()
    {
        var record = Record();
        var nodes = new NodesWatched(new([new Told { Hangs = true }]), Host.Database, NullLogger.Instance) { Patience = TimeSpan.FromMilliseconds(50) };
        Assert.False(await nodes.LookAsync(record.Pool, NoneRefuse, record, Start, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal("cluster.no_answer", await Host.Database.ReadAsync<string>("select code from cluster_trouble where cluster = 'far'"));
    }

    [Fact]
    public async Task A_clock_that_is_put_back_delays_no_look()
    {
        var (cluster, record) = (new Told(), Record());
        var nodes = new NodesWatched(new([cluster]), Host.Database, NullLogger.Instance);
        foreach (var second in (int[])[0, 3, -600, -598])
            await nodes.LookAsync(record.Pool, NoneRefuse, record, Start.AddSeconds(second), CancellationToken.None);
        Assert.Equal(2, cluster.Asked);
    }

    static readonly Dictionary<string, string> NoneRefuse = [];

    static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    static Recorded Record()
    {
        var pledge = new Pledge(new(Guid.NewGuid()), Guid.NewGuid(), "A site", "far", "told", [new("n", 1, new("H100"), 8, new(1_000), new(1_000), [])], Start.AddDays(-1), null, 0, null);
        return new() { Pool = Domain.Pools.Pool.Initial with { Pledges = Domain.Pools.Pool.Initial.Pledges.Add(pledge.Id, pledge) } };
    }

    Task DrainAsync(string cluster, string node, string reason) => SayAsync("insert into simulated_drain (cluster, node, reason) values ($1, $2, $3)", cluster, node, reason);

    async Task SayAsync(string sql, params string[] values)
    {
        await using var command = Host.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(BuildingBlocks.EventStore.Sql.Text(value));
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    async Task PassAsync(int seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        await Host.TickAsync();
    }

    async Task<string[]> MachinesAsync(string id) =>
        [.. (await Api.LookAsync(id)).GetProperty("runs")[0].GetProperty("workers").EnumerateArray().Select(w => w.GetProperty("machine").GetString()!)];

    async Task<string> StateAsync(string id) => (await Api.LookAsync(id)).GetProperty("state").GetString()!;

    async Task<JsonElement[]> MaintenancesAsync() => [.. (await Api.AskAsync(Shown)).GetProperty("capacityPool").GetProperty("maintenances").EnumerateArray()];

    /// <summary>A cluster of one node that says of it what it is told to.</summary>
    sealed class Told : IConnector
    {
        public string Name => "told";

        public string? Reason { get; set; }

        public bool Hangs { get; set; }

        public int Asked { get; private set; }

        public async Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation)
        {
            Asked++;
            if (Hangs)
                await Task.Delay(Timeout.Infinite, cancellation);
            return [new("n-001", Reason)];
        }

        public Task SubmitAsync(Allocation allocation, CancellationToken cancellation) => Task.CompletedTask;

        public Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation) => Task.CompletedTask;

        public Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Job>>([]);
    }

    /// <summary>A pool that records reports, unless it is told not to.</summary>
    sealed class Recorded : IPoolGrain
    {
        public required Domain.Pools.Pool Pool { get; set; }

        public bool Refuses { get; set; }

        public Task<Answer> ReportOutAsync(Sent maintenance)
        {
            var one = maintenance.Read<Maintenance>();
            return Tell(Pool with { Maintenances = Pool.Maintenances.Add(one.Id, one) });
        }

        public Task<Answer> ReportBackAsync(Guid maintenance) => Tell(Pool with { Maintenances = Pool.Maintenances.Remove(maintenance) });

        Task<Answer> Tell(Domain.Pools.Pool after)
        {
            if (Refuses)
                return Task.FromResult(new Answer("test.refused", "No.", default));
            Pool = after;
            return Task.FromResult(new Answer(null, null, default));
        }

        public Task<Answer> PledgeAsync(Order order, Sent pledge, Guid by) => throw new NotSupportedException();

        public Task<Answer> EndPledgeAsync(Order order, Guid pledge, DateTimeOffset to, string reason, Guid by) => throw new NotSupportedException();

        public Task<Answer> PlanMaintenanceAsync(Order order, Sent maintenance, Guid by) => throw new NotSupportedException();

        public Task<Answer> DropMaintenanceAsync(Order order, Guid maintenance, Guid by) => throw new NotSupportedException();

        public Task<Answer> ReserveAsync(Order order, Sent reservation, Guid by) => throw new NotSupportedException();

        public Task<Answer> GiveUpReservationAsync(Order order, Guid reservation, Guid by) => throw new NotSupportedException();

        public Task<Answer> DecideRulesAsync(Order order, Sent rules, Guid by) => throw new NotSupportedException();

        public Task<Answer> DecideSharesAsync(Order order, Sent quotas, string decision, Guid by) => throw new NotSupportedException();

        public Task<Answer> DecideRatesAsync(Order order, Sent worths, DateTimeOffset? from, string decision, Guid by) => throw new NotSupportedException();

        public Task<Answer> AdmitAsync(Order order, Guid project, Guid person, Guid by) => throw new NotSupportedException();

        public Task<Answer> ReleaseAsync(Order order, Guid project, Guid person, Guid by) => throw new NotSupportedException();
    }
}
