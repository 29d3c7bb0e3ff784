using System.Collections.Immutable;
using BuildingBlocks.EventStore;
using Collaborative.ChargingRuns;
using Collaborative.Clusters;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.ReadingThePool;
using Collaborative.RequestingTime;
using Collaborative.RunningCycles;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Collaborative.Tests.Hosting.PoolSteps;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Tests;

/// <summary>Workers that join leases on a cluster where each is a job of its own, and that keeps no accounts.</summary>
public sealed class RunningCyclesExtended : InVirtualTime
{
    readonly Growing cluster = new();

    [Fact]
    public async Task One_that_fails_keeps_none_of_the_others_and_no_look_brings_more_than_it_may()
    {
        var look = await GrownAsync(40);
        cluster.Fails = 1;
        await look();
        Assert.Equal((32, 31), (cluster.Asked, cluster.Extras.Count));
        await look();
        Assert.Equal((39, 38), (cluster.Asked, cluster.Extras.Count));   // all others
        Time.Advance(TimeSpan.FromMinutes(1));
        await look();
        Assert.Equal((40, 39), (cluster.Asked, cluster.Extras.Count));
    }

    [Fact]
    public async Task One_that_is_refused_is_asked_for_again_ever_more_seldom()
    {
        var look = await GrownAsync(2);
        cluster.Refuses = true;
        for (var second = 0; second < 60; second++)
        {
            await look();
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(5, cluster.Asked);
        cluster.Refuses = false;
        Time.Advance(TimeSpan.FromMinutes(2));
        await look();
        Assert.Single(cluster.Extras);
    }

    [Fact]
    public async Task One_is_charged_from_when_it_was_seen_begun_and_one_that_never_was_costs_nothing()
    {
        var look = await GrownAsync(3);
        await look();
        cluster.Extras[0] = cluster.Extras[0] with { IsWaiting = false };
        Time.Advance(TimeSpan.FromSeconds(60));
        await look();
        Time.Advance(TimeSpan.FromSeconds(120));
        var request = await Host.Database.ReadAsync<Guid>("select id from request");
        await Api.AskAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = request } }, Tokens.Secretariat);
        Time.Advance(TimeSpan.FromMinutes(3));
        await ActivatorUtilities.CreateInstance<Charging>(Host.Services, new Connectors([cluster])).ChargeAllAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [180L, 120, 0],
            await Host.Database.ReadAsync(
                "select extract(epoch from ended - started)::bigint from run where charged order by 1 desc", [], r => r.GetInt64(0), TestContext.Current.CancellationToken));
        Assert.Equal(300, await Host.Database.ReadAsync<long>("select sum(amount)::bigint from posting_entry where purpose = 'Used'"));
    }

    /// <summary>A lease of one worker at least that grew to so many; and a look at its cluster.</summary>
    async Task<Func<Task>> GrownAsync(int most)
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 1, 1, most: most));
        await Host.TickAsync();
        var snapshot = (await Host.Services.GetRequiredService<Orleans.IGrainFactory>().GetGrain<IQueueGrain>(Identifiers.SharedPool).SnapshotAsync())!.Value.Read<Snapshot>();
        Assert.Equal(most, Assert.Single(snapshot.Leases).Workers.Length);
        var pool = (await Host.Services.GetRequiredService<PoolShelf>().ReadAsync(TestContext.Current.CancellationToken)).Pool;
        var reconciliation = new Reconciliation(new([cluster]), Host.Database, NullLogger.Instance);
        return async () => Assert.Empty(await reconciliation.EndedAsync(pool, Standing.Of(snapshot), Time.GetUtcNow(), CancellationToken.None));
    }

    /// <summary>In the place of the cluster that only pretends.</summary>
    sealed class Growing : IExtendingConnector
    {
        public string Name => "simulator";

        public List<ExtraJob> Extras { get; } = [];

        public int Asked { get; private set; }

        /// <summary>The question that it does not answer.</summary>
        public int Fails { get; set; }

        public bool Refuses { get; set; }

        public Task SubmitAsync(Allocation allocation, CancellationToken cancellation) => Task.CompletedTask;

        public Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation) => Task.CompletedTask;

        public Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ClusterNode>>([]);

        public Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Job>>([.. leases.Select(l => new Job(l, null, null))]);

        public Task<IReadOnlyList<ExtraJob>> ExtrasAsync(string cluster, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ExtraJob>>([.. Extras]);

        public Task AddAsync(Allocation allocation, Extra extra, CancellationToken cancellation)
        {
            if (++Asked == Fails)
                return Task.FromException(new TimeoutException());
            if (Refuses)
                return Task.FromException(new LeaseRefusedException("Never."));
            Extras.Add(new(allocation.Lease, extra.Id, true, IsWaiting: true));
            return Task.CompletedTask;
        }

        public Task RemoveAsync(string cluster, Guid lease, Guid extra, CancellationToken cancellation) => Task.CompletedTask;
    }
}
