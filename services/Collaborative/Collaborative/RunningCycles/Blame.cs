using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;

namespace Collaborative.RunningCycles;

/// <summary>Whose fault it is that a lease was refused however often it was asked: the request's, its machines', or the whole cluster's.</summary>
/// <remarks>
/// The first is over for good, and its machines are out of service for a while, for it may be theirs. Where another is refused too, and the cluster took nothing since, it is the cluster's:
/// all its machines are out for a while, and the request waits again. So a cluster that takes nothing costs one request, however many wait. It lives in memory: who forgot it begins anew.
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

    /// <summary>What a refusal follows from.</summary>
    /// <param name="Reason">How the lease ends.</param>
    /// <param name="Machines">They are to be out before it does.</param>
    public sealed record Cause(EndReason Reason, ImmutableArray<string> Machines, string Words);
}
