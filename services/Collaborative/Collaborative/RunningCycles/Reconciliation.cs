using Collaborative.Clusters;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Npgsql;

namespace Collaborative.RunningCycles;

/// <summary>Holds leases against what clusters say that they have: what should run and does not is brought, what should not run is ended, and what is over is told.</summary>
/// <remarks>It goes by the clusters' accounting alone. A reply that was lost is made up for by the next look.</remarks>
sealed class Reconciliation(Connectors connectors, NpgsqlDataSource database, ILogger log)
{
    /// <summary>So long a part of a device may be looked for by a cluster that chooses the device itself: its devices may be divided otherwise than ours.</summary>
    static readonly TimeSpan MostForAPart = TimeSpan.FromMinutes(1);

    /// <summary>Looks are at whole seconds, and may last so long.</summary>
    static readonly TimeSpan WithinALook = TimeSpan.FromSeconds(1), LongestLook = TimeSpan.FromMinutes(1);

    /// <summary>So many workers join leases of a cluster at one look; the others at the next.</summary>
    const int MostAdded = 32;

    readonly Dictionary<Guid, Refusals> refusals = [];   // of leases that stand
    readonly Dictionary<Guid, (Guid Lease, Refusals Refusals)> extraRefusals = [];   // of workers that leases have
    readonly Blame blame = new();
    readonly BlameShelf shelf = new(database);
    readonly ExtraWorkers extras = new(database);
    readonly List<(IConnector Connector, string Cluster, Guid Lease)> ending = [];   // by the last look
    bool isRecalled;

    /// <summary>How long a cluster may take to say what runs there; long lists are many questions.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Machines that refused what was brought to them, with what was said. They are to be out of service before anything else is placed there: until then the lease holds them.</summary>
    public IReadOnlyDictionary<string, string> Refusing => blame.Machines;

    /// <summary>Leases that are over: by their clusters, by their walltime, or because their machines are no longer in the pool.</summary>
    /// <remarks>What has to be ended on its cluster is so by <see cref="CancelEndedAsync"/>, when it is written why: a job that was cancelled says only that.</remarks>
    public async Task<IReadOnlyList<QueueCommand.End>> EndedAsync(Pool pool, Standing standing, DateTimeOffset now, CancellationToken cancellation)
    {
        await RecallAsync(cancellation);
        ending.Clear();
        List<QueueCommand.End> ended = [];
        var outOfService = pool.Maintenances.Values.Where(m => m.IsReported && m.HoldsAt(now)).SelectMany(m => m.Machines).ToHashSet(StringComparer.Ordinal);
        var held = ByCluster(standing.Leases.Values).ToDictionary(c => c.Cluster, c => c.Leases, StringComparer.Ordinal);
        foreach (var cluster in pool.Pledges.Values.Where(p => p.HoldsAt(now)).Select(p => p.Cluster).Union(held.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var leases = held.GetValueOrDefault(cluster, []);
            if (connectors.Of(pool, cluster, now) is not { } connector)
            {
                ended.AddRange(leases.Select(l => Over(l, now, EndReason.Lost)));
                continue;
            }
            var ids = leases.ToDictionary(l => Identifiers.OfLease(l.Request.Id, l.Started));
            if (await ObserveAsync(connector, cluster, ids.Keys, cancellation) is not { } jobs)
                continue;
            foreach (var job in jobs)
                if (!ids.TryGetValue(job.Lease, out var lease))
                    await CancelAsync(connector, cluster, cancellation, job.Lease);   // nothing holds it any more
                else if (job.Ended is { } over)
                {
                    if (EndOf(over, lease, now) is { } at)
                        ended.Add(Over(lease, at, job.Reason ?? EndReason.Completed));
                }
                else if (lease.EndsBy <= now)
                {
                    ending.Add((connector, cluster, job.Lease));
                    ended.Add(job.IsWaiting ? Over(lease, now, EndReason.Lost) : Over(lease, lease.EndsBy, EndReason.OutOfTime));   // what has not begun has used up nothing
                }
                else if (job.IsWaiting && lease.Workers.Any(w => outOfService.Contains(w.Machine)))
                {
                    ending.Add((connector, cluster, job.Lease));   // its machine takes nothing new: it waits again
                    ended.Add(Over(lease, now, EndReason.Lost));
                }
                else if (job.IsWaiting && WorkerOf(lease).IsShare && now - lease.Started > MostForAPart)
                {
                    ending.Add((connector, cluster, job.Lease));   // nothing gives such a part: it waits again, and is held where that happens too often
                    ended.Add(Over(lease, now, EndReason.Lost) with { NotFound = new(cluster, pool.ServiceOf(cluster, now)) });
                }
            if (connector is IExtendingConnector extending)
                await ExtendAsync(extending, cluster, ids, jobs, now, cancellation);
            var known = jobs.Select(j => j.Lease).ToHashSet();
            foreach (var (id, lease) in ids.Where(l => !known.Contains(l.Key)))
            {
                if (lease.EndsBy > now)
                    await SubmitAsync(connector, id, cluster, lease, now, cancellation);
                if (refusals.GetValueOrDefault(id) is { IsFinal: true } refused)
                {
                    var because = blame.Of(id, lease, cluster, refused, pool, now);
                    if (lease.EndsBy <= now || because.Machines.All(outOfService.Contains))
                        ended.Add(Over(lease, now, because.Reason, refused.Words));
                }
                else if (lease.EndsBy <= now)
                    ended.Add(Over(lease, now, EndReason.Lost));   // it never was there, and was not refused often enough
            }
        }
        Forget(standing);
        await shelf.WriteAsync(blame.Keep(refusals), cancellation);
        return ended;
    }

    /// <summary>What was refused before this process began.</summary>
    public async Task RecallAsync(CancellationToken cancellation)
    {
        if (isRecalled)
            return;
        var kept = await shelf.ReadAsync(cancellation);
        foreach (var (id, refused) in kept.Refusals)
            refusals[id] = refused;
        blame.Recall(kept);
        isRecalled = true;
    }

    /// <summary>What leases gained joins them where they run, and what they lost is ended. One that fails keeps none of the others; the next look makes up for it.</summary>
    async Task ExtendAsync(IExtendingConnector connector, string cluster, Dictionary<Guid, Lease> leases, IReadOnlyList<Job> jobs, DateTimeOffset now, CancellationToken cancellation)
    {
        var malleable = leases.Where(l => l.Value.Request.Alternatives[l.Value.Alternative] is var a && a.MostWorkers > a.Workers).Select(l => l.Key).ToHashSet();
        if (malleable.Count == 0)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        await TriedAsync(async () =>
        {
            var (wanted, there) = (await extras.OfAsync(malleable), (await connector.ExtrasAsync(cluster, limit.Token)).ToLookup(e => e.Lease));
            await extras.StandAsync([.. there.SelectMany(e => e).Where(e => malleable.Contains(e.Lease))], now, cancellation);
            foreach (var gone in there.SelectMany(e => e).Where(e => e.IsActive && malleable.Contains(e.Lease) && wanted[e.Lease].All(w => w.Id != e.Id)))
                await TriedAsync(() => connector.RemoveAsync(cluster, gone.Lease, gone.Id, limit.Token));
            var joining = jobs.Where(j => j is { Ended: null, IsWaiting: false } && malleable.Contains(j.Lease))
                .SelectMany(j => wanted[j.Lease].Where(w => there[j.Lease].All(e => e.Id != w.Id) && !(now < extraRefusals.GetValueOrDefault(w.Id).Refusals?.Again)).Select(w => (j.Lease, Extra: w)));
            foreach (var (lease, extra) in joining.Take(MostAdded))
                await TriedAsync(() => AddAsync(connector, AllocationOf(lease, cluster, leases[lease]), extra, now, limit.Token));
            foreach (var id in extraRefusals.Where(r => malleable.Contains(r.Value.Lease) && wanted[r.Value.Lease].All(w => w.Id != r.Key)).Select(r => r.Key).ToList())
                extraRefusals.Remove(id);
        });

        async Task TriedAsync(Func<Task> act)
        {
            try
            {
                if (!limit.IsCancellationRequested)
                    await act();
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                Log.NoAnswer(log, cluster, failure.Message);
            }
        }
    }

    /// <summary>What a cluster does not take, or does not answer, is asked again ever more seldom, as long as the lease has it: what never runs costs nothing.</summary>
    async Task AddAsync(IExtendingConnector connector, Allocation allocation, Extra extra, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await connector.AddAsync(allocation, extra, cancellation);
            extraRefusals.Remove(extra.Id);
        }
        catch (Exception failure)
        {
            extraRefusals[extra.Id] = (allocation.Lease, Refusals.After(extraRefusals.GetValueOrDefault(extra.Id).Refusals, failure.Message, now));   // so that the others have their turn
            if (failure is not LeaseRefusedException)
                throw;
            Log.Refused(log, allocation.Cluster, allocation.Lease, failure.Message);
        }
    }

    /// <summary>Ends on their clusters the leases that the last look ended, which is written by now. What a cluster does not hear is ended by the next look.</summary>
    public async Task CancelEndedAsync(CancellationToken cancellation)
    {
        foreach (var jobs in ending.GroupBy(e => (e.Connector, e.Cluster), e => e.Lease))
            await CancelAsync(jobs.Key.Connector, jobs.Key.Cluster, cancellation, [.. jobs]);
        ending.Clear();
    }

    /// <summary>Brings to their clusters what was just given.</summary>
    public async Task BringAsync(Pool pool, IEnumerable<Lease> given, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var (cluster, leases) in ByCluster(given))
            if (connectors.Of(pool, cluster) is { } connector)
                foreach (var lease in leases)
                    await SubmitAsync(connector, Identifiers.OfLease(lease.Request.Id, lease.Started), cluster, lease, now, cancellation);
    }

    /// <summary>Ends jobs at once, on all their clusters beside each other. What a cluster does not hear is ended by the next look, for nothing holds it any more.</summary>
    public Task StopAsync(Pool pool, IEnumerable<Lease> leases, CancellationToken cancellation) => Task.WhenAll(
        from lease in leases
        group Identifiers.OfLease(lease.Request.Id, lease.Started) by ClusterOf(lease.Workers) into held
        let connector = connectors.Of(pool, held.Key)
        where connector is not null
        select CancelAsync(connector, held.Key, cancellation, [.. held]));

    async Task CancelAsync(IConnector connector, string cluster, CancellationToken cancellation, params Guid[] leases)
    {
        try
        {
            await connector.CancelAllAsync(cluster, leases, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.NoAnswer(log, cluster, failure.Message);
        }
    }

    void Forget(Standing standing)
    {
        if (refusals.Count == 0)
            return;
        var stand = standing.Leases.Values.Select(l => Identifiers.OfLease(l.Request.Id, l.Started)).ToHashSet();
        foreach (var id in refusals.Keys.Where(id => !stand.Contains(id)).ToList())
            refusals.Remove(id);
        blame.Keep(stand);
    }

    /// <summary>Brings a lease, unless its cluster refused it a moment ago.</summary>
    async Task SubmitAsync(IConnector connector, Guid id, string cluster, Lease lease, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = refusals.GetValueOrDefault(id);
        if (before is { IsFinal: true } || now < before?.Again)
            return;
        try
        {
            await connector.SubmitAsync(AllocationOf(id, cluster, lease), cancellation);
            refusals.Remove(id);
            blame.Taken(cluster, now);
        }
        catch (LeaseRefusedException refused)
        {
            refusals[id] = Refusals.After(before, refused.Message, now);
            if (refused.IsOfDemand)
                blame.Demand(id);
            Log.Refused(log, cluster, id, refused.Message);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.NoAnswer(log, cluster, failure.Message);
        }
    }

    async Task<IReadOnlyList<Job>?> ObserveAsync(IConnector connector, string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await connector.ObserveAsync(cluster, leases, limit.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.NoAnswer(log, cluster, failure.Message);
            return null;
        }
    }

    static IEnumerable<(string Cluster, IReadOnlyList<Lease> Leases)> ByCluster(IEnumerable<Lease> leases) =>
        leases.GroupBy(l => ClusterOf(l.Workers), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, (IReadOnlyList<Lease>)[.. g]));

    static Allocation AllocationOf(Guid id, string cluster, Lease lease) => new(id, cluster, lease.Request, lease.Request.Alternatives[lease.Alternative], lease.Workers, lease.Started, lease.EndsBy);

    static Domain.Placement.Demand WorkerOf(Lease lease) => lease.Request.Alternatives[lease.Alternative].Worker;

    /// <summary>The cluster of workers, by the name of their machine.</summary>
    internal static string ClusterOf(ImmutableArray<Worker> workers) => workers[0].Machine[..workers[0].Machine.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>When a job ended by a look. What ended while it was looked is for the next, for the cycle of this one gives again what was free when it began; unless its time is over, or a clock is yet further ahead: then the look's own is taken.</summary>
    static DateTimeOffset? EndOf(DateTimeOffset ended, Lease lease, DateTimeOffset now) =>
        ended < now + WithinALook ? ended
        : lease.EndsBy <= now || ended >= now + LongestLook ? now
        : null;

    static QueueCommand.End Over(Lease lease, DateTimeOffset at, EndReason reason, string? words = null) => new(Stored.NewAct(), lease.Request.Id, lease.Started, at, reason, words);
}
