using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Pools;

/// <summary>What changes the devices that can be used.</summary>
public enum CapacityTurn
{
    /// <summary>A pledge begins to hold.</summary>
    PledgeBegins,

    /// <summary>A pledge holds no longer.</summary>
    PledgeEnds,

    /// <summary>Machines go into maintenance.</summary>
    MaintenanceBegins,

    /// <summary>A maintenance is over.</summary>
    MaintenanceEnds,
}

/// <summary>One such change.</summary>
/// <param name="Cluster">The cluster that it is of.</param>
/// <param name="Machines">How many machines it is about.</param>
/// <param name="Reason">Of a maintenance, why.</param>
/// <param name="IsReported">The cluster said it by itself.</param>
public sealed record CapacityChange(CapacityTurn Turn, string Cluster, int Machines, string? Reason = null, bool IsReported = false);

/// <summary>What there is from an instant on, until the next step.</summary>
/// <param name="InService">The devices that can be used.</param>
/// <param name="Pledged">Those, and the ones in maintenance.</param>
/// <param name="Because">What changes at that instant; nothing of the first step, where nothing happens to.</param>
public sealed record CapacityStep(DateTimeOffset From, Amounts InService, Amounts Pledged, ImmutableArray<CapacityChange> Because);

/// <summary>The devices that can be used, as pledges begin and end and machines go into maintenance and come back.</summary>
/// <remarks>
/// It goes by what is on record now. A maintenance that was dropped never was; one that a cluster reports lasts until the cluster takes work there again, which is at most <see cref="NodeWatch.Longest"/> here.
/// A machine that several maintenances name is out once.
/// </remarks>
public sealed class CapacityOverTime(Pool pool)
{
    readonly ILookup<string, Maintenance> maintenances = pool.Maintenances.Values.ToLookup(m => m.Cluster, StringComparer.Ordinal);
    readonly Dictionary<PledgeId, Dictionary<string, Capacity.Node>> nodes = [];   // of pledges of which machines are out by name

    /// <summary>The devices of each model that can be used at an instant.</summary>
    /// <param name="of">Of these pledges; of all where nothing is said.</param>
    public Amounts At(DateTimeOffset at, Func<Pledge, bool>? of = null) => Sum(pool.Pledges.Values.Where(p => p.HoldsAt(at) && of?.Invoke(p) is not false).SelectMany(p => InService(p, at)));

    /// <summary>The first step is at <paramref name="from"/>, and one follows at each instant before <paramref name="to"/> at which something changes; the first of them where there are more than <paramref name="most"/>.</summary>
    public ImmutableArray<CapacityStep> Between(DateTimeOffset from, DateTimeOffset to, int most) =>
    [
        .. Changes().Where(c => c.At > from && c.At < to).Append((At: from, Change: null)).GroupBy(c => c.At).OrderBy(g => g.Key).Take(most)
            .Select(g => new CapacityStep(
                g.Key, At(g.Key), pool.CapacityAt(g.Key),
                [.. g.Select(c => c.Change).OfType<CapacityChange>().OrderBy(c => c.Cluster, StringComparer.Ordinal).ThenBy(c => c.Turn).ThenBy(c => c.Reason, StringComparer.Ordinal)])),
    ];

    IEnumerable<(DateTimeOffset At, CapacityChange? Change)> Changes()
    {
        foreach (var pledge in pool.Pledges.Values)
        {
            var machines = pledge.Groups.Sum(g => g.Count);
            yield return (pledge.From, new(CapacityTurn.PledgeBegins, pledge.Cluster, machines));
            if (pledge.To is { } end)
                yield return (end, new(CapacityTurn.PledgeEnds, pledge.Cluster, machines));
            foreach (var closed in maintenances[pledge.Cluster].Where(m => m.To > pledge.From && (pledge.To is null || m.From < pledge.To)))
            {
                var of = closed.Machines.IsEmpty ? machines : closed.Machines.Distinct(StringComparer.Ordinal).Count(NodesOf(pledge).ContainsKey);
                if (of > 0 && pledge.HoldsAt(closed.From))
                    yield return (closed.From, new(CapacityTurn.MaintenanceBegins, pledge.Cluster, of, closed.Reason, closed.IsReported));
                if (of > 0 && pledge.HoldsAt(closed.To))
                    yield return (closed.To, new(CapacityTurn.MaintenanceEnds, pledge.Cluster, of, closed.Reason, closed.IsReported));
            }
        }
    }

    IEnumerable<(AcceleratorModel Model, long Devices)> InService(Pledge pledge, DateTimeOffset at)
    {
        var closed = maintenances[pledge.Cluster].Where(m => m.HoldsAt(at)).ToList();
        if (closed.Exists(m => m.Machines.IsEmpty))
            return [];
        var all = pledge.Groups.Select(g => (g.Model, (long)g.Count * g.Devices));
        return closed.Count == 0 ? all : all.Concat(closed.SelectMany(m => m.Machines).Distinct(StringComparer.Ordinal)
            .Select(NodesOf(pledge).GetValueOrDefault).OfType<Capacity.Node>().Select(n => (n.Model, -(long)n.Devices)));
    }

    Dictionary<string, Capacity.Node> NodesOf(Pledge pledge) => nodes.TryGetValue(pledge.Id, out var known)
        ? known
        : nodes[pledge.Id] = pledge.Machines.ToDictionary(m => m.Node.Name, m => m.Node, StringComparer.Ordinal);

    static Amounts Sum(IEnumerable<(AcceleratorModel Model, long Devices)> devices) =>
        Amounts.Of(devices.GroupBy(d => d.Model, d => d.Devices).Select(g => (Resource.Of(g.Key), new Fraction(g.Sum(), 1))));
}
