using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.Storage;
using Npgsql;

namespace Collaborative.RunningCycles;

/// <summary>Whose fault it is that a lease was refused however often it was asked: the request's, its machines', or the whole cluster's.</summary>
/// <remarks>
/// The first is over for good, and its machines are out of service for a while, for it may be theirs. Where another is refused too, and the cluster took nothing since, it is the cluster's:
/// all its machines are out for a while, and the request waits again. So a cluster that takes nothing costs one request, however many wait. It is kept over a restart.
/// </remarks>
sealed class Blame
{
    readonly Dictionary<Guid, Cause> causes = [];                                               // of leases that stand
    readonly HashSet<Guid> demands = [];
    readonly Dictionary<string, RequestId> firsts = new(StringComparer.Ordinal);                // refused by clusters that took nothing since
    readonly Dictionary<string, DateTimeOffset> taken = new(StringComparer.Ordinal);

    /// <summary>What refused, and what was said.</summary>
    public IReadOnlyDictionary<string, string> Machines =>
        causes.Values.SelectMany(c => c.Machines.Select(m => (Machine: m, c.Words))).DistinctBy(m => m.Machine, StringComparer.Ordinal).ToDictionary(m => m.Machine, m => m.Words, StringComparer.Ordinal);

    /// <summary>A cluster took a lease, so it is not the cluster.</summary>
    public void Taken(string cluster, DateTimeOffset now)
    {
        taken[cluster] = now;
        firsts.Remove(cluster);
    }

    /// <summary>It was refused for what it is; nothing else is to blame.</summary>
    public void Demand(Guid lease) => demands.Add(lease);

    /// <summary>Decided once for each lease.</summary>
    public Cause Of(Guid id, Lease lease, string cluster, Refusals refused, Pool pool, DateTimeOffset now)
    {
        if (causes.TryGetValue(id, out var known))
            return known;
        var pledged = pool.Pledges.Values.Where(p => p.Cluster == cluster && p.HoldsAt(now)).SelectMany(p => p.Machines).Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal);
        var words = $"refuses work: {refused.Words}";
        if (demands.Contains(id))
            return causes[id] = new(EndReason.Refused, [], words);
        var tookSince = taken.TryGetValue(cluster, out var at) && at >= refused.Since;
        if (!tookSince && firsts.TryGetValue(cluster, out var first) && first != lease.Request.Id)
            return causes[id] = new(EndReason.Lost, [.. pledged], words);
        if (!tookSince)
            firsts[cluster] = lease.Request.Id;
        return causes[id] = new(EndReason.Refused, [.. lease.Workers.Select(w => w.Machine).Where(pledged.Contains).Distinct(StringComparer.Ordinal)], words);
    }

    /// <summary>Forgets all other leases.</summary>
    public void Keep(IReadOnlySet<Guid> leases)
    {
        demands.IntersectWith(leases);
        foreach (var id in causes.Keys.Where(id => !leases.Contains(id)).ToList())
            causes.Remove(id);
    }

    /// <summary>As it is kept. What clusters took is of account only as long as something is refused.</summary>
    public KeptBlame Keep(IReadOnlyDictionary<Guid, Refusals> refusals) => refusals.Count == 0 && causes.Count == 0 && firsts.Count == 0 ? KeptBlame.None : new(
        refusals.ToImmutableSortedDictionary(), causes.ToImmutableSortedDictionary(), [.. demands.Order()], firsts.ToImmutableSortedDictionary(StringComparer.Ordinal), taken.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>What was kept.</summary>
    public void Recall(KeptBlame kept)
    {
        foreach (var (id, cause) in kept.Causes)
            causes[id] = cause;
        demands.UnionWith(kept.Demands);
        foreach (var (cluster, first) in kept.Firsts)
            firsts[cluster] = first;
        foreach (var (cluster, at) in kept.Taken)
            taken[cluster] = at;
    }

    /// <summary>What a refusal follows from.</summary>
    /// <param name="Reason">How the lease ends.</param>
    /// <param name="Machines">They are to be out before it does.</param>
    public sealed record Cause(EndReason Reason, ImmutableArray<string> Machines, string Words);
}

/// <summary>What is remembered of refusals. Stored format.</summary>
/// <param name="Refusals">Of leases that stand.</param>
/// <param name="Causes">Of those of them that are final.</param>
/// <param name="Demands">Leases that were refused for what they are.</param>
/// <param name="Firsts">By cluster, the request that was refused where nothing was taken since.</param>
/// <param name="Taken">By cluster, when it took something last.</param>
sealed record KeptBlame(
    ImmutableSortedDictionary<Guid, Refusals> Refusals, ImmutableSortedDictionary<Guid, Blame.Cause> Causes, ImmutableArray<Guid> Demands,
    ImmutableSortedDictionary<string, RequestId> Firsts, ImmutableSortedDictionary<string, DateTimeOffset> Taken)
{
    /// <summary>Nothing is refused.</summary>
    public static KeptBlame None { get; } = new(
        ImmutableSortedDictionary<Guid, Refusals>.Empty, ImmutableSortedDictionary<Guid, Blame.Cause>.Empty, [], ImmutableSortedDictionary<string, RequestId>.Empty, ImmutableSortedDictionary<string, DateTimeOffset>.Empty);
}

/// <summary>Where it is kept. It is written where it changed, which is seldom: while clusters take what they are brought, never.</summary>
sealed class BlameShelf(NpgsqlDataSource database)
{
    string? written;

    public async Task<KeptBlame> ReadAsync(CancellationToken cancellation)
    {
        var kept = (await database.ReadAsync("select body from kept_blame", [], r => r.Value<KeptBlame>(0), cancellation)) is [var one] ? one : KeptBlame.None;
        written = Stored.Write(kept);
        return kept;
    }

    public async Task WriteAsync(KeptBlame blame, CancellationToken cancellation)
    {
        var text = Stored.Write(blame);
        if (text == written)
            return;
        if (blame == KeptBlame.None)
            await database.ExecuteAsync("delete from kept_blame", [], cancellation);
        else
            await database.ExecuteAsync("insert into kept_blame (body) values ($1) on conflict (one) do update set body = excluded.body", [Sql.Json(text)], cancellation);
        written = text;
    }
}
