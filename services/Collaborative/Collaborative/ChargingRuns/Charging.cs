using Collaborative.Clusters;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.GrantingTime;
using Collaborative.ReadingThePool;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Npgsql;
using Orleans;

namespace Collaborative.ChargingRuns;

/// <summary>Charges runs that are over. A run is charged once, however often it is tried; a stop in between loses none.</summary>
sealed class Charging(NpgsqlDataSource database, IGrainFactory grains, PoolShelf shelf, Connectors connectors, Clock clock, IHostApplicationLifetime life, IConfiguration configuration, ILogger<Charging> log)
    : Repeating(life, configuration.GetValue("Charging:Pause", TimeSpan.FromSeconds(2)), log)
{
    const int AtOnce = 200;
    static readonly TimeSpan AccountsFollow = TimeSpan.FromMinutes(2);
    readonly ILogger<Charging> log = log;

    protected override Task StepAsync(CancellationToken cancellation) => ChargeAllAsync(cancellation);

    public async Task ChargeAllAsync(CancellationToken cancellation)
    {
        (DateTimeOffset Ended, Guid Run) last = (DateTimeOffset.MinValue, Guid.Empty);
        while (await EndedAfterAsync(last, cancellation) is { Count: > 0 } runs)
        {
            last = (runs[^1].Ours.Ended, runs[^1].Run);
            await ChargeAsync(runs, cancellation);
        }
    }

    /// <summary>Those that are over and not charged, oldest first; what cannot be settled yet does not keep others waiting.</summary>
    Task<List<EndedRun>> EndedAfterAsync((DateTimeOffset Ended, Guid Run) last, CancellationToken cancellation) => database.ReadAsync(
        """
        select id, request_id, project_id, model, devices, share, started, ended, reason, cluster, lease,
               not exists (select from run other where other.lease = run.lease and not other.extra and other.started < run.started),
               not exists (select from run other where other.lease = run.lease and not other.extra and other.started > run.started),
               extra, begun, over
        from run where ended is not null and not charged and (ended, id) > ($2, $3) order by ended, id limit $1
        """,
        [Sql.Int(AtOnce), Sql.Instant(last.Ended), Sql.Uuid(last.Run)],
        r => new EndedRun(r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5),
            new(r.GetFieldValue<DateTimeOffset>(6), r.GetFieldValue<DateTimeOffset>(7)), r.GetString(8), r.GetString(9), r.GetGuid(10), r.GetBoolean(11), r.GetBoolean(12), r.GetBoolean(13),
            r.IsDBNull(14) ? null : r.GetFieldValue<DateTimeOffset>(14), r.IsDBNull(15) ? null : r.GetFieldValue<DateTimeOffset>(15)), cancellation);

    async Task ChargeAsync(IReadOnlyList<EndedRun> runs, CancellationToken cancellation)
    {
        var pool = (await shelf.ReadAsync(cancellation)).Pool;
        var accounts = new Dictionary<string, IReadOnlyDictionary<Guid, Ran>?>(StringComparer.Ordinal);
        foreach (var cluster in runs.GroupBy(r => r.Cluster, r => r.Key, StringComparer.Ordinal))
            accounts[cluster.Key] = await AccountsOfAsync(pool, cluster.Key, [.. cluster.Distinct()], cancellation);
        List<(EndedRun Run, Ran Ran)> ready = [];
        foreach (var run in runs)
            if (RanOf(run, accounts[run.Cluster], connectors.Of(pool, run.Cluster) is IExtendingConnector) is not { } ran)
                continue;
            else if (ran.Ended > ran.Began && (run.Reason is not nameof(EndReason.Refused) || accounts[run.Cluster] is not null))
                ready.Add((run, ran));
            else if (clock.Now() - run.Ours.Ended >= AccountsFollow)   // it never began: by the accounts, as far as they say by now, or because the cluster refused it
                await database.ExecuteAsync("update run set charged = true, ended = started where id = $1", [Sql.Uuid(run.Run)], cancellation);
        if (ready.Count == 0)
            return;
        var answers = await grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).ChargeAsync(Sent.Of(ready.Select(r => new OverRun(
            new(new(r.Run.Run), new(r.Run.Project), new(r.Run.Model), r.Run.Devices, new(r.Ran.Began, r.Ran.Ended), $"request {r.Run.Request:D}", r.Ran.Ended, r.Run.Share),
            r.Run.Reason is nameof(EndReason.Preempted) or nameof(EndReason.Lost)))));
        foreach (var ((run, _), answer) in ready.Zip(answers).Where(r => r.Second.Code is not null))
            Log.NotCharged(log, run.Run, answer.Code!);
        var charged = ready.Zip(answers).Where(r => r.Second.Code is null).Select(r => r.First).ToList();
        await database.ExecuteAsync(
            "update run set charged = true, started = c.began, ended = c.ended from unnest($1, $2, $3) as c (id, began, ended) where run.id = c.id",
            [Sql.Uuids([.. charged.Select(c => c.Run.Run)]), Sql.Instants([.. charged.Select(c => c.Ran.Began)]), Sql.Instants([.. charged.Select(c => c.Ran.Ended)])], cancellation);
    }

    /// <summary>From when to when a run is charged: by the accounts of its cluster where that keeps any, and not before they are closed; null until then.</summary>
    /// <param name="isExtending">Extra workers are jobs there, which may begin late, or never.</param>
    static Ran? RanOf(EndedRun run, IReadOnlyDictionary<Guid, Ran>? accounts, bool isExtending) => accounts is null ? run.IsExtra && isExtending ? run.AsSeen : run.Ours
        : !accounts.TryGetValue(run.Key.Id, out var account) ? null
        : run.IsExtra ? account
        : new(run.IsFirst ? account.Began : Later(account.Began, run.Ours.Began), run.IsLast ? account.Ended : Earlier(account.Ended, run.Ours.Ended));

    async Task<IReadOnlyDictionary<Guid, Ran>?> AccountsOfAsync(Pool pool, string cluster, IReadOnlyCollection<AccountKey> jobs, CancellationToken cancellation)
    {
        if (connectors.Of(pool, cluster) is not { } connector)
            return null;
        try
        {
            return await connector.AccountsAsync(cluster, jobs, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.NoAnswer(log, cluster, failure.Message);
            return ImmutableDictionary<Guid, Ran>.Empty;
        }
    }

    static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    /// <param name="Ours">From when to when by our clock.</param>
    /// <param name="IsFirst">Whether the lease began with it, and did not only change its machines.</param>
    /// <param name="IsLast">Whether the lease ended with it.</param>
    /// <param name="IsExtra">Whether it is of a worker that joined a lease.</param>
    /// <param name="Begun">When such a one was first seen begun.</param>
    /// <param name="Over">When it was over by its cluster, where it was before.</param>
    sealed record EndedRun(
        Guid Run, Guid Request, Guid Project, string Model, int Devices, int Share, Ran Ours, string Reason, string Cluster, Guid Lease, bool IsFirst, bool IsLast, bool IsExtra,
        DateTimeOffset? Begun, DateTimeOffset? Over)
    {
        /// <summary>From when it was seen begun; one that never was ran for no time.</summary>
        public Ran AsSeen => new(Begun is { } begun ? Earlier(Later(begun, Ours.Began), Ours.Ended) : Ours.Ended, Begun is null || Over is not { } over ? Ours.Ended : Earlier(over, Ours.Ended));

        public AccountKey Key => new(Lease, IsExtra ? Run : null);
    }
}
