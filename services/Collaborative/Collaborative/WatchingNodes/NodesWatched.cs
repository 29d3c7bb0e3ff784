using System.Collections.Concurrent;
using Collaborative.Clusters;
using Collaborative.Domain.Pools;
using Collaborative.PledgingCapacity;
using Collaborative.Storage;
using Npgsql;

namespace Collaborative.WatchingNodes;

/// <summary>Asks clusters which of their nodes are out of service, and has the pool record it. What cannot be used of an answer changes nothing, and is flagged.</summary>
sealed class NodesWatched(Connectors connectors, NpgsqlDataSource database, ILogger log)
{
    static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    /// <summary>How long a cluster may take to say how its nodes are; the queue waits for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    NodeWatch watch = NodeWatch.Initial;
    DateTimeOffset next = DateTimeOffset.MinValue;
    ImmutableSortedDictionary<string, ClusterTrouble>? flagged;   // as it stands in the table

    /// <summary>Looks at every cluster whose pledge holds.</summary>
    /// <param name="refusing">Machines that refused work, with what was said: they are out, whatever their cluster says.</param>
    /// <returns>Whether the pool was changed by it.</returns>
    public async Task<bool> LookAsync(Pool pool, IReadOnlyDictionary<string, string> refusing, IPoolGrain record, DateTimeOffset now, CancellationToken cancellation)
    {
        if (now < next && next - now <= Apart && refusing.Count == 0)   // a clock that was put back delays nothing
            return false;
        next = now + Apart;
        var pledges = pool.Pledges.Values.Where(p => p.HoldsAt(now)).ToList();
        var (reports, troubles) = (new ConcurrentQueue<NodeReport>(), new ConcurrentDictionary<string, ClusterTrouble>(StringComparer.Ordinal));
        await Task.WhenAll(pledges.Select(async pledge =>
        {
            var (report, trouble) = await ReportAsync(pledge, pledges, cancellation);
            var refused = refusing.Where(m => m.Key.StartsWith($"{pledge.Cluster}/", StringComparison.Ordinal)).ToList();
            if (report is not null || refused.Count > 0)
                reports.Enqueue((report ?? new(pledge.Cluster, ImmutableSortedDictionary<string, string?>.Empty)).With(refused));
            if (trouble is not null)
                troubles[pledge.Cluster] = trouble;
        }));
        await FlagAsync(troubles.ToImmutableSortedDictionary(StringComparer.Ordinal), now, cancellation);
        foreach (var left in pool.Maintenances.Values.Where(m => m.IsReported).Select(m => m.Cluster).Except(pledges.Select(p => p.Cluster), StringComparer.Ordinal))
            reports.Enqueue(new(left, ImmutableSortedDictionary<string, string?>.Empty));   // a cluster that is no longer pledged
        var changed = false;
        foreach (var report in reports.OrderBy(r => r.Cluster, StringComparer.Ordinal))
        {
            var (after, changes) = watch.Look(pool, report, now);
            var isRecorded = true;
            foreach (var change in changes)
                if ((await RecordAsync(record, report.Cluster, change, now)).Code is { } code)
                {
                    Log.Trouble(log, report.Cluster, code, "");
                    isRecorded = false;
                }
                else
                    changed = true;
            if (isRecorded)
                watch = after;   // otherwise the next look finds the same again
        }
        return changed;
    }

    static Task<Answer> RecordAsync(IPoolGrain record, string cluster, NodeChange change, DateTimeOffset now) => change switch
    {
        NodeChange.Out o  => record.ReportOutAsync(Sent.Of(new Maintenance(Guid.CreateVersion7(), cluster, o.Machines, now, now + NodeWatch.Longest, o.Reason, IsReported: true))),
        NodeChange.Back b => record.ReportBackAsync(b.Maintenance),
        _                 => throw new System.Diagnostics.UnreachableException(),
    };

    async Task<(NodeReport?, ClusterTrouble?)> ReportAsync(Pledge pledge, IReadOnlyList<Pledge> all, CancellationToken cancellation)
    {
        if (connectors[pledge.Connector] is not { } connector)
            return (null, ClusterTrouble.NoAnswer);
        var known = pledge.Machines.Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var nodes = await connector.NodesAsync(pledge.Cluster, [.. known.Select(m => NodeOf(pledge, m))], limit.Token);
            if (nodes.DistinctBy(n => n.Name, StringComparer.Ordinal).Count() < nodes.Count)
                return (null, ClusterTrouble.NoAnswer);   // one node twice, and who knows which of both is meant
            var report = new NodeReport(pledge.Cluster, nodes.ToImmutableSortedDictionary(n => $"{pledge.Cluster}/{n.Name}", n => n.OutBecause, StringComparer.Ordinal), IsWhole: true);
            var others = all.Where(p => p.Connector == pledge.Connector && p.Id != pledge.Id).SelectMany(p => p.Machines.Select(m => NodeOf(p, m.Node.Name))).ToHashSet(StringComparer.Ordinal);
            var trouble = ClusterTrouble.Of(report, known, others.Contains);
            return (trouble is { IsNonsense: true } ? null : report, trouble);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.NoAnswer(log, pledge.Cluster, failure.Message);
            return (null, ClusterTrouble.NoAnswer);
        }
    }

    static string NodeOf(Pledge pledge, string machine) => machine[(pledge.Cluster.Length + 1)..];

    async Task FlagAsync(ImmutableSortedDictionary<string, ClusterTrouble> troubles, DateTimeOffset now, CancellationToken cancellation)
    {
        if (flagged is not null && flagged.Count == troubles.Count && troubles.All(t => flagged.TryGetValue(t.Key, out var was) && was.IsSame(t.Value)))
            return;
        foreach (var (cluster, trouble) in troubles.Where(t => flagged?.GetValueOrDefault(t.Key)?.IsSame(t.Value) is not true))
            Log.Trouble(log, cluster, trouble.Code, string.Join(", ", trouble.Machines));
        await database.ExecuteAsync("delete from cluster_trouble where not (cluster = any($1))", [Sql.Texts([.. troubles.Keys])], cancellation);
        foreach (var (cluster, trouble) in troubles)
            await database.ExecuteAsync(
                """
                insert into cluster_trouble as was (cluster, since, code, machines) values ($1, $2, $3, $4)
                on conflict (cluster) do update set since = case when was.code = excluded.code then was.since else excluded.since end, code = excluded.code, machines = excluded.machines
                """,
                [Sql.Text(cluster), Sql.Instant(now), Sql.Text(trouble.Code), Sql.Texts([.. trouble.Machines])], cancellation);
        flagged = troubles;
    }
}

static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Cluster {Cluster} does not tell how its nodes are: {Reason}")]
    public static partial void NoAnswer(ILogger log, string cluster, string reason);

    [LoggerMessage(LogLevel.Warning, "Of what cluster {Cluster} says of its nodes not all can be used: {Code} {Machines}")]
    public static partial void Trouble(ILogger log, string cluster, string code, string machines);
}
