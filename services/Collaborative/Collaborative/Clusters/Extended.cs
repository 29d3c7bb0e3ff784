using System.Collections.Concurrent;

namespace Collaborative.Clusters;

/// <summary>Extra workers that were brought or seen, and not ended, by their cluster and lease: what ends a lease ends them too.</summary>
sealed class Extended
{
    readonly ConcurrentDictionary<(string Cluster, Guid Lease), ImmutableHashSet<Guid>> all = new();

    public ImmutableHashSet<Guid> Of(string cluster, Guid lease) => all.GetValueOrDefault((cluster, lease), []);

    public void Add(string cluster, Guid lease, Guid extra) => all.AddOrUpdate((cluster, lease), [extra], (_, known) => known.Add(extra));

    public void Remove(string cluster, Guid lease, Guid extra) => all.AddOrUpdate((cluster, lease), [], (_, known) => known.Remove(extra));

    /// <summary>Forgets all other leases of a cluster.</summary>
    public void Keep(string cluster, IReadOnlySet<Guid> leases)
    {
        foreach (var key in all.Keys.Where(k => k.Cluster == cluster && !leases.Contains(k.Lease)))
            all.TryRemove(key, out _);
    }
}
