using System.Diagnostics;
using BuildingBlocks.EventStore;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Pauses;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Queues;
using Collaborative.Storage;
using Contracts.Compliance;
using Microsoft.Extensions.DependencyInjection;
using static Collaborative.Tests.Hosting.PoolSteps;
using Stored = Collaborative.Storage.Stored;
using Request = Collaborative.Domain.Cycles.Request;

namespace Collaborative.Tests;

/// <summary>How long it takes from the message of an order to the end of the last job, beside the bare statements that end as many jobs. <c>./infra/bench pause</c> runs it with 10,000.</summary>
public sealed class PausingManyAllocations(ITestOutputHelper output) : IAsyncLifetime
{
    static readonly int Allocations = int.Parse(Environment.GetEnvironmentVariable("AIGOV_PAUSE_ALLOCATIONS") ?? "1000", System.Globalization.CultureInfo.InvariantCulture);
    static readonly Guid Model = Guid.NewGuid();
    static readonly DateTimeOffset Started = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    readonly CollaborativeHost host = new();

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        await host.Api.SetUpAsync();
        await host.StopAsync();
        await RunAsync();
        await host.StartAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Ends_the_last_one_within_two_seconds()
    {
        await host.Services.GetRequiredService<Orleans.IGrainFactory>().GetGrain<global::Collaborative.RequestingTime.IQueueGrain>(Identifiers.SharedPool).ObeyAsync();   // it is awake, and knows that nothing is paused
        var floor = await FloorAsync();
        Assert.Equal((long)Allocations, await host.Database.ReadAsync<long>("select count(*) from simulated_job where ended is null and cluster = 'one'"));

        var order = host.Compliance.Order(["Training"], models: [Model]);
        var watch = Stopwatch.StartNew();
        await host.Api.DeliverAsync(ComplianceTopics.Pauses, order);
        var pausing = watch.Elapsed;

        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) from simulated_job where ended is null and cluster = 'one'"));
        Assert.Equal((long)Allocations, await host.Database.ReadAsync<long>("select count(*) from request where held_by = $1 and state = 'WAITING'", Sql.Uuid(order.PauseId)));
        Assert.Equal((long)Allocations, await host.Database.ReadAsync<long>("select count(*) from run where reason = 'Paused'"));
        output.WriteLine($"{Allocations} running allocations: {pausing.TotalMilliseconds:0} ms from the message to the last effect; the bare statements that end as many jobs take {floor.TotalMilliseconds:0} ms; ratio {pausing / floor:0.0}");
        Assert.True(pausing < TimeSpan.FromSeconds(2) || pausing < 4 * floor, $"It took {pausing}, and the floor {floor}.");   // a machine that is busy with other things is slow in both
    }

    /// <summary>As many jobs of another cluster are ended by the same statement, as many beside each other, with nothing around it.</summary>
    async Task<TimeSpan> FloorAsync()
    {
        await host.Database.ExecuteAsync("insert into simulated_job (lease, cluster, started, ends_at, ending) select gen_random_uuid(), 'floor', started, ends_at, ending from simulated_job", [], TestContext.Current.CancellationToken);
        var jobs = await host.Database.ReadAsync("select lease from simulated_job where cluster = 'floor'", [], r => r.GetGuid(0), TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(jobs, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (job, token) => await host.Database.ExecuteAsync(
            "update simulated_job set ended = least(ends_at, $2), ending = case when ends_at <= $2 then ending else 'Withdrawn' end where lease = $1 and ended is null", [Sql.Uuid(job), Sql.Instant(DateTimeOffset.UtcNow)], token));
        return watch.Elapsed;
    }

    /// <summary>The pool as it stands when so many allocations run: the kept queue, and what the projections and the cluster hold.</summary>
    async Task RunAsync()
    {
        var requests = Enumerable.Range(0, Allocations).Select(i => new Request(
            new(Guid.CreateVersion7()), new(Project(1 + (i % Projects))), "normal", Started,
            [new(new(new(1000), new(1024), 1, new(20), AcceleratorModels.OneOf()), 1, 0, TimeSpan.FromHours(20))], Topology.Near, TimeSpan.Zero)).ToList();
        var leases = requests.Select(r => new Lease(r, 0, [new("one/r1/1", [0])], Started, Started.AddHours(20))).ToList();
        var obedience = Obedience.None;
        foreach (var request in requests)
            obedience = obedience.With(request.Id, new Work(WorkKind.Training, Model));
        var kept = new KeptQueue(0, "collaborative", [.. leases], [], [], KeptObedience.Of(obedience));
        var token = TestContext.Current.CancellationToken;
        await host.Database.ExecuteAsync("insert into packed_queue (pool, version, body) values ($1, 0, $2)", [Sql.Text(Identifiers.SharedPool), Stored.Packed(kept)], token);
        Guid[] ids = [.. requests.Select(r => r.Id.Value)], jobs = [.. leases.Select(l => Identifiers.OfLease(l.Request.Id, l.Started))];
        await host.Database.ExecuteAsync(
            """
            insert into request (id, project_id, class, body, by_whom, at, state, act_id, work)
            select id, $2, 'normal', $3, $2, now(), 'RUNNING', id, '{}' from unnest($1) as r (id)
            """, [Sql.Uuids(ids), Sql.Uuid(Project(1)), Stored.Body(requests[0])], token);
        await host.Database.ExecuteAsync(
            """
            insert into run (id, request_id, project_id, lease, cluster, model, workers, devices, share, ground, started, ends_by)
            select id, id, $3, job, 'one', 'H100', '[]', 1, 20, 'Entitled', $4, $4 + interval '20 hours' from unnest($1, $2) as r (id, job)
            """, [Sql.Uuids(ids), Sql.Uuids(jobs), Sql.Uuid(Project(1)), Sql.Instant(Started)], token);
        await host.Database.ExecuteAsync(
            "insert into simulated_job (lease, cluster, started, ends_at, ending) select job, 'one', $2, $2 + interval '20 hours', 'Completed' from unnest($1) as r (job)", [Sql.Uuids(jobs), Sql.Instant(Started)], token);
    }
}
