using System.Collections.Concurrent;

namespace Collaborative.Clusters;

/// <summary>Extra workers that were brought or seen, and not ended, by their cluster and lease: what ends a lease ends them too.</summary>
sealed class Extended
{
    readonly ConcurrentDictionary<(string Cluster, Guid Lease), ImmutableHashSet<Guid>> all = new();
    readonly ConcurrentDictionary<string, List<ExtraJob>> observed = new(StringComparer.Ordinal);   // by cluster, until it is asked for

    public ImmutableHashSet<Guid> Of(string cluster, Guid lease) => all.GetValueOrDefault((cluster, lease), []);

    public void Add(string cluster, Guid lease, Guid extra) => all.AddOrUpdate((cluster, lease), [extra], (_, known) => known.Add(extra));

    public void Remove(string cluster, Guid lease, Guid extra) => all.AddOrUpdate((cluster, lease), [], (_, known) => known.Remove(extra));

    /// <summary>What a cluster was just observed to have, which the next who asks is told. All other leases of it but these are forgotten.</summary>
    public void Observed(string cluster, IEnumerable<Guid> leases, List<ExtraJob> extras)
    {
        observed[cluster] = extras;
        var known = leases.Concat(extras.Select(e => e.Lease)).ToHashSet();
        foreach (var key in all.Keys.Where(k => k.Cluster == cluster && !known.Contains(k.Lease)))
            all.TryRemove(key, out _);
    }

    /// <summary>What was observed and nobody asked for since; null where it is to be observed again.</summary>
    public List<ExtraJob>? TakeObserved(string cluster) => observed.TryRemove(cluster, out var extras) ? extras : null;
}
