using Collaborative.Clusters;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.RunningCycles;
using Collaborative.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using static Collaborative.Tests.Hosting.PoolSteps;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Tests;

public sealed class RunningCyclesRefused : InVirtualTime
{
    const string Shown = "query($id: ID!) { timeRequest(id: $id) { state endReason endCode refusal runs { reason started ended } } }";

    [Fact]
    public async Task What_a_cluster_refuses_each_time_ends_as_refused_is_not_charged_and_gives_its_place_to_others()
    {
        await SayAsync("insert into simulated_refusal (cluster, words) values ('one', 'Invalid account or account/partition combination specified')");
        var refused = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 4));
        await Host.TickAsync();
        var seconds = 0;
        for (; (await ShowAsync(refused)).GetProperty("state").GetString() == "RUNNING"; seconds += 2)
        {
            Assert.InRange(seconds, 0, 40);
            Time.Advance(TimeSpan.FromSeconds(2));
            await Host.TickAsync();
        }
        Assert.InRange(seconds, 30, 34);
        var shown = await ShowAsync(refused);
        Assert.Equal(("ENDED", "Refused", "lease.refused"), (shown.GetProperty("state").GetString(), shown.GetProperty("endReason").GetString(), shown.GetProperty("endCode").GetString()));
        Assert.Equal("Invalid account or account/partition combination specified", shown.GetProperty("refusal").GetString());
        Assert.Equal(JsonValueKind.Null, (await ShowAsync(refused, Tokens.Researcher(Guid.NewGuid()))).GetProperty("refusal").ValueKind);   // of another project
        Assert.Equal(JsonValueKind.Null, (await Api.AskAsync(Shown, new { id = refused })).GetProperty("timeRequest").GetProperty("refusal").ValueKind);
        Assert.Equal(0, await Host.Database.ReadAsync<long>("select count(*) from run where ended is null"));

        await SayAsync("delete from simulated_refusal");
        var next = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 8, 4));
        Time.Advance(TimeSpan.FromMinutes(3));
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await ShowAsync(next)).GetProperty("state").GetString());
        Assert.Equal(0, await Host.Database.ReadAsync<long>("select count(*) from posting_entry where run_id is not null"));
        Assert.Equal(1, await Host.Database.ReadAsync<long>("select count(*) from run where charged and started = ended and reason = 'Refused'"));
    }

    [Fact]
    public async Task A_cluster_that_relents_is_asked_until_it_does()
    {
        await SayAsync("insert into simulated_refusal (cluster, words) values ('one', 'Slurm is tired')");
        var asked = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1)));
        await Host.TickAsync();
        await SayAsync("delete from simulated_refusal");
        Time.Advance(TimeSpan.FromSeconds(2));
        await Host.TickAsync();
        Assert.Equal("RUNNING", (await ShowAsync(asked)).GetProperty("state").GetString());
        Assert.Equal(1, await Host.Database.ReadAsync<long>("select count(*) from simulated_job"));
    }

    [Fact]
    public async Task A_refusal_is_counted_and_silence_is_not()
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };

        cluster.IsSilent = true;
        for (var second = 0; second < 600; second += 2)
            Assert.Empty(await LookAsync(second));
        Assert.Equal(300, cluster.Asked);

        (cluster.IsSilent, cluster.Asked) = (false, 0);
        IReadOnlyList<QueueCommand.End> ended = [];
        for (var second = 600; ended.Count == 0; second += 2)
        {
            Assert.InRange(second, 600, 640);
            await reconciliation.BringAsync(pool, standing.Leases.Values, started.AddSeconds(second), CancellationToken.None);
            ended = await LookAsync(second);
        }
        Assert.Equal(5, cluster.Asked);
        Assert.Equal((EndReason.Refused, "Never."), (ended[0].Reason, ended[0].Words));

        // What never came to its cluster was not out of time: it waits again.
        cluster.IsSilent = true;
        await reconciliation.EndedAsync(pool, Queue.Initial.Standing, started.AddSeconds(700), CancellationToken.None);   // it is over
        var other = new Reconciliation(new([cluster]), Host.Database, NullLogger.Instance);
        Assert.Equal(EndReason.Lost, Assert.Single(await other.EndedAsync(pool, standing, started.AddHours(1), CancellationToken.None)).Reason);

        Task<IReadOnlyList<QueueCommand.End>> LookAsync(int second) => reconciliation.EndedAsync(Out(pool, reconciliation.Refusing, started), standing, started.AddSeconds(second), CancellationToken.None);
    }

    [Fact]
    public async Task A_cluster_that_takes_nothing_costs_one_request_and_its_machines_are_out_until_it_does()
    {
        await SayAsync("insert into simulated_refusal (cluster, words) values ('one', 'Invalid account')");
        string[] asked = [.. await Task.WhenAll(Enumerable.Range(1, 3).Select(n => Api.RequestAsync(Tokens.Secretariat, Asking(Project(n), 8, 1))))];
        for (var second = 0; second < 40; second += 2)
            await PassAsync(2);
        Assert.Equal((1, 2), (await CountAsync("ENDED", "Refused"), await CountAsync("WAITING", null)));
        var reported = (await Api.AskAsync("{ capacityPool { maintenances { isReported reason machines } } }")).GetProperty("capacityPool").GetProperty("maintenances").EnumerateArray().ToList();
        Assert.All(reported, m => Assert.Equal((true, "refuses work: Invalid account"), (m.GetProperty("isReported").GetBoolean(), m.GetProperty("reason").GetString())));
        Assert.Equal(8, reported.SelectMany(m => m.GetProperty("machines").EnumerateArray().Select(x => x.GetString())).Distinct().Count());

        for (var second = 0; second < 600; second += 5)
            await PassAsync(5);
        Assert.Equal(1, await CountAsync("ENDED", "Refused"));

        await SayAsync("delete from simulated_refusal");
        for (var second = 0; second < 900; second += 10)
            await PassAsync(10);
        Assert.Equal((0, 1), (await CountAsync("WAITING", null), await CountAsync("ENDED", "Refused")));
        Assert.Equal(2, await Host.Database.ReadAsync<long>("select count(*) from simulated_job"));

        async Task<int> CountAsync(string state, string? reason)
        {
            var all = await Task.WhenAll(asked.Select(id => ShowAsync(id)));
            return all.Count(r => r.GetProperty("state").GetString() == state && (reason is null || r.GetProperty("endReason").GetString() == reason));
        }
    }

    [Fact]
    public async Task Before_what_was_refused_is_over_its_machines_are_out()
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };
        for (var second = 0; second < 60; second += 2)
            Assert.Empty(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(second), CancellationToken.None));
        Assert.Equal(5, cluster.Asked);
        Assert.Equal(KeyValuePair.Create("far/n-001", "refuses work: Never."), Assert.Single(reconciliation.Refusing));
        Assert.Equal(EndReason.Refused, Assert.Single(await reconciliation.EndedAsync(Out(pool, reconciliation.Refusing, started), standing, started.AddSeconds(60), CancellationToken.None)).Reason);
        await reconciliation.EndedAsync(pool, Queue.Initial.Standing, started.AddSeconds(62), CancellationToken.None);
        Assert.Empty(reconciliation.Refusing);
    }

    [Fact]
    public async Task What_was_refused_is_remembered_over_a_restart()
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };
        for (var second = 0; second < 60; second += 2)
        {
            Assert.Empty(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(second), CancellationToken.None));
            reconciliation = new(new([cluster]), Host.Database, NullLogger.Instance);   // at each look another process
        }
        Assert.Equal(5, cluster.Asked);

        await reconciliation.RecallAsync(CancellationToken.None);
        Assert.Equal("far/n-001", Assert.Single(reconciliation.Refusing).Key);
        Assert.Equal(EndReason.Refused, Assert.Single(await reconciliation.EndedAsync(Out(pool, reconciliation.Refusing, started), standing, started.AddSeconds(60), CancellationToken.None)).Reason);

        // The next that is refused there is the cluster's fault, also for who did not see the first.
        var another = lease with { Request = lease.Request with { Id = new(Guid.NewGuid()) }, Workers = [new("far/n-002", [0])] };
        var then = standing with { Leases = Queue.Initial.Standing.Leases.Add(another.Request.Id, another) };
        for (var second = 62; second < 120; second += 2)
            await (reconciliation = new(new([cluster]), Host.Database, NullLogger.Instance)).EndedAsync(pool, then, started.AddSeconds(second), CancellationToken.None);
        Assert.Equal(4, reconciliation.Refusing.Count);
        Assert.Equal(EndReason.Lost, Assert.Single(await reconciliation.EndedAsync(Out(pool, reconciliation.Refusing, started), then, started.AddSeconds(120), CancellationToken.None)).Reason);

        await SayAsync("delete from kept_blame");
    }

    [Fact]
    public async Task A_part_of_a_device_that_a_cluster_does_not_find_waits_again_and_no_machine_is_out_for_it()
    {
        var (cluster, reconciliation, pool, whole, started) = One();
        var lease = whole with { Request = whole.Request with { Alternatives = [whole.Request.Alternatives[0] with { Worker = new(new(1), new(1), 1, new(250), AcceleratorModels.Any) }] } };
        cluster.Says = new(Identifiers.OfLease(lease.Request.Id, started), null, null, IsWaiting: true);
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };
        for (var second = 0; second <= 60; second += 10)
            Assert.Empty(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(second), CancellationToken.None));
        Assert.Equal(EndReason.Lost, Assert.Single(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(62), CancellationToken.None)).Reason);
        Assert.Empty(reconciliation.Refusing);
        Assert.Equal(0, cluster.Asked);
    }

    [Fact]
    public async Task What_no_cluster_of_the_kind_takes_puts_no_machine_out()
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        cluster.IsOfDemand = true;
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };
        IReadOnlyList<QueueCommand.End> ended = [];
        for (var second = 0; second <= 30; second += 2)
            ended = await reconciliation.EndedAsync(pool, standing, started.AddSeconds(second), CancellationToken.None);
        Assert.Equal(EndReason.Refused, Assert.Single(ended).Reason);
        Assert.Empty(reconciliation.Refusing);
    }

    [Fact]
    public async Task A_cluster_that_never_says_what_runs_does_not_stop_the_queue()
    {
        var (cluster, _, pool, lease, started) = One();
        cluster.Hangs = true;
        var reconciliation = new Reconciliation(new([cluster]), Host.Database, NullLogger.Instance) { Patience = TimeSpan.FromMilliseconds(50) };
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };
        Assert.Empty(await reconciliation.EndedAsync(pool, standing, started, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    /// <summary>The cycle of a look gives again what was free when it began, and not what was still held then.</summary>
    [Fact]
    public async Task What_ended_while_it_was_looked_is_for_the_next_look()
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        cluster.Says = new(Identifiers.OfLease(lease.Request.Id, started), started.AddSeconds(9), EndReason.Completed);
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };
        Assert.Empty(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(8), CancellationToken.None));
        Assert.Equal(started.AddSeconds(9), Assert.Single(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(9), CancellationToken.None)).At);
    }

    [Fact]
    public async Task What_ended_by_a_clock_that_is_far_ahead_ended_when_it_was_looked()
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        cluster.Says = new(Identifiers.OfLease(lease.Request.Id, started), started.AddMinutes(30), EndReason.Completed);
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, lease) };
        Assert.Equal(started.AddSeconds(8), Assert.Single(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(8), CancellationToken.None)).At);
    }

    [Fact]
    public async Task What_ended_by_itself_as_its_time_was_over_is_not_out_of_time()
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        cluster.Says = new(Identifiers.OfLease(lease.Request.Id, started), started.AddSeconds(9), EndReason.Completed);
        var leaving = lease with { EndsBy = started.AddSeconds(8), LeavesFor = new RequestId(Guid.NewGuid()) };
        var standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, leaving) };
        var end = Assert.Single(await reconciliation.EndedAsync(pool, standing, started.AddSeconds(8), CancellationToken.None));
        Assert.Equal((started.AddSeconds(8), EndReason.Completed), (end.At, end.Reason));
    }

    static Pool Out(Pool pool, IReadOnlyDictionary<string, string> refusing, DateTimeOffset from)
    {
        if (refusing.Count == 0)
            return pool;
        var report = new Maintenance(Guid.NewGuid(), "far", [.. refusing.Keys], from, from.AddDays(1), "It refuses", IsReported: true);
        return pool with { Maintenances = pool.Maintenances.Add(report.Id, report) };
    }

    async Task PassAsync(int seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        await Host.TickAsync();
    }

    /// <summary>Our own cycle told it to make room and it had not begun, or its cluster had refused it once: neither is its fault.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_has_not_begun_when_its_time_is_over_waits_again(bool wasTaken)
    {
        var (cluster, reconciliation, pool, lease, started) = One();
        if (wasTaken)
            cluster.Says = new(Identifiers.OfLease(lease.Request.Id, started), null, null, IsWaiting: true);
        await reconciliation.BringAsync(pool, [lease], started, CancellationToken.None);
        var leaving = lease with { EndsBy = started.AddSeconds(1), LeavesFor = new RequestId(Guid.NewGuid()) };
        var queue = Queue.Initial with { Standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(lease.Request.Id, leaving) } };
        var end = Assert.Single(await reconciliation.EndedAsync(pool, queue.Standing, started.AddSeconds(1), CancellationToken.None));
        Assert.Equal(EndReason.Lost, end.Reason);
        var ended = Assert.IsType<QueueEvent.LeaseEnded>(Assert.Single(Assert.IsType<Decision<QueueEvent, QueueRefusal>.Accepted>(Queue.Decide(queue, end)).Events));
        Assert.Equal(EndReason.Preempted, ended.Reason);
        Assert.Contains(lease.Request.Id, Queue.Evolve(queue, ended).Standing.Pending.Ids);
    }

    (Stubborn Cluster, Reconciliation Reconciliation, Pool Pool, Lease Lease, DateTimeOffset Started) One()
    {
        var (cluster, started) = (new Stubborn(), Time.GetUtcNow());
        var request = new Request(new(Guid.NewGuid()), new(Guid.NewGuid()), "normal", started, [new(new Demand(new(1), new(1), 1, MilliDevices.Whole, AcceleratorModels.Any), 1, 1, TimeSpan.FromHours(1))], Topology.Near, TimeSpan.Zero);
        var pledge = new Pledge(new(Guid.NewGuid()), Guid.NewGuid(), "A site", "far", "stubborn", [new("n", 4, new("H100"), 8, new(1_000), new(1_000), [])], started, null, 0, null);
        return (
            cluster, new(new([cluster]), Host.Database, NullLogger.Instance), Pool.Initial with { Pledges = Pool.Initial.Pledges.Add(pledge.Id, pledge) },
            new(request, 0, [new("far/n-001", [0])], started, started.AddHours(1)), started);
    }

    async Task<JsonElement> ShowAsync(string id, string? token = null) => (await Api.AskAsync(Shown, new { id }, token ?? Tokens.Secretariat)).GetProperty("timeRequest");

    async Task SayAsync(string sql)
    {
        await using var command = Host.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A cluster that takes nothing.</summary>
    sealed class Stubborn : IConnector
    {
        public string Name => "stubborn";

        public bool IsSilent { get; set; }

        public int Asked { get; set; }

        public bool IsOfDemand { get; set; }

        public bool Hangs { get; set; }

        /// <summary>Of what it took.</summary>
        public Job? Says { get; set; }

        public Task SubmitAsync(Allocation allocation, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromException(IsSilent ? new TimeoutException() : new LeaseRefusedException("Never.", IsOfDemand));
        }

        public Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation) => Task.CompletedTask;

        public Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ClusterNode>>([]);

        public async Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
        {
            if (Hangs)
                await Task.Delay(Timeout.Infinite, cancellation);
            return Says is { } job ? [job] : [];
        }
    }
}
