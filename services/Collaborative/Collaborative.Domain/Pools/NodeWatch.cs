namespace Collaborative.Domain.Pools;

/// <summary>What a cluster said of its machines at one look.</summary>
/// <param name="Machines">Those that it has, by their names; with each why it takes no new work, and nothing while it does.</param>
/// <param name="IsWhole">There are no others.</param>
public sealed record NodeReport(string Cluster, ImmutableSortedDictionary<string, string?> Machines, bool IsWhole = false)
{
    /// <summary>The report, and some machines that take no new work whatever it says of them.</summary>
    public NodeReport With(IEnumerable<KeyValuePair<string, string>> refusing) =>
        this with { Machines = refusing.Where(m => Machines.GetValueOrDefault(m.Key) is null).Aggregate(Machines, (machines, m) => machines.SetItem(m.Key, m.Value)) };
}

/// <summary>What follows for the record of maintenance from a look at a cluster.</summary>
public abstract record NodeChange
{
    private NodeChange() { }

    /// <summary>Machines take no new work, for a reason that the cluster gives.</summary>
    public sealed record Out(ImmutableArray<string> Machines, string Reason) : NodeChange;

    /// <summary>What was reported holds no longer.</summary>
    public sealed record Back(Guid Maintenance) : NodeChange;
}

/// <summary>Follows what clusters say of their machines, so that one which comes and goes does not flood the record: out is out at once, back is back after a time of quiet.</summary>
/// <remarks>
/// The quiet is a minute, and twice as long with each return within a day, an hour and four minutes at most. It lives in memory: who forgot it waits again.
/// Maintenance that people planned is neither read nor changed. What runs on a machine that is drained may finish; nothing new is put there (Slurm, scontrol, "DRAIN"; Kubernetes, "cordon").
/// </remarks>
/// <param name="Since">When machines were first seen to be back, without a break.</param>
/// <param name="Returns">How often machines came back, and when last.</param>
/// <param name="Missing">When machines were first not there, without a break.</param>
public sealed record NodeWatch(
    ImmutableDictionary<string, DateTimeOffset> Since, ImmutableDictionary<string, (int Times, DateTimeOffset Last)> Returns, ImmutableDictionary<string, DateTimeOffset> Missing)
{
    /// <summary>The longest that is recorded at once; what is still out then is recorded again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    const int MostDoublings = 6;
    const string Gone = "the cluster does not have it";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);   // a list may have a hole once
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Nothing was seen yet.</summary>
    public static NodeWatch Initial { get; } = new(
        ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal), ImmutableDictionary.Create<string, (int, DateTimeOffset)>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal));

    /// <summary>What a look changes. Machines that the pool does not have are passed over; of those that the report leaves out nothing new is known, unless it is whole and they are missing for a quarter of a minute: then they are out.</summary>
    /// <returns>New maintenance before that which it takes the place of.</returns>
    public (NodeWatch After, ImmutableArray<NodeChange> Changes) Look(Pool pool, NodeReport report, DateTimeOffset now)
    {
        var known = pool.Pledges.Values.Where(p => p.Cluster == report.Cluster && p.HoldsAt(now)).SelectMany(p => p.Machines).Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal);
        var reported = pool.Maintenances.Values.Where(m => m.IsReported && m.Cluster == report.Cluster).OrderBy(m => m.From).ThenBy(m => m.Id).ToList();
        var after = Missed(report, known, now);
        report = report.With(known.Where(m => after.Missing.TryGetValue(m, out var since) && now - since >= Patience).Select(m => KeyValuePair.Create(m, Gone)));
        after = after.Seen(report, reported.SelectMany(m => m.Machines).Distinct(StringComparer.Ordinal), now);
        var (changes, still) = (ImmutableArray.CreateBuilder<NodeChange>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var one in reported)
        {
            ImmutableArray<string> rest = [.. one.Machines.Where(m => known.Contains(m) && !after.IsBack(m, now))];
            still.UnionWith(rest);
            if (one.To > now && rest.Length == one.Machines.Length)
                continue;
            if (!rest.IsEmpty)
                changes.Add(new NodeChange.Out(rest, one.Reason));
            changes.Add(new NodeChange.Back(one.Id));
        }
        changes.AddRange(report.Machines.Where(m => m.Value is not null && known.Contains(m.Key) && !still.Contains(m.Key))
            .GroupBy(m => Maintenance.Worded(m.Value!), m => m.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new NodeChange.Out([.. g], g.Key)));
        return (after.Returned(reported.SelectMany(m => m.Machines).Where(m => after.IsBack(m, now)).Distinct(StringComparer.Ordinal), now), changes.ToImmutable());
    }

    NodeWatch Missed(NodeReport report, IEnumerable<string> known, DateTimeOffset now) => this with
    {
        Missing = known.Aggregate(Missing, (missing, m) => report.Machines.ContainsKey(m) ? missing.Remove(m) : !report.IsWhole || missing.ContainsKey(m) ? missing : missing.Add(m, now)),
    };

    NodeWatch Seen(NodeReport report, IEnumerable<string> machines, DateTimeOffset now) => this with
    {
        Since = machines.Aggregate(Since, (since, m) =>
            report.Machines.TryGetValue(m, out var reason) && reason is null ? since.ContainsKey(m) ? since : since.Add(m, now) : since.Remove(m)),
    };

    bool IsBack(string machine, DateTimeOffset now) => Since.TryGetValue(machine, out var since) && now - since >= QuietOf(machine, now);

    TimeSpan QuietOf(string machine, DateTimeOffset now) =>
        Returns.TryGetValue(machine, out var returns) && now - returns.Last < Day ? Quiet * (1 << Math.Min(returns.Times, MostDoublings)) : Quiet;

    NodeWatch Returned(IEnumerable<string> machines, DateTimeOffset now) => machines.Aggregate(this, (watch, m) => watch with
    {
        Since = watch.Since.Remove(m), Returns = watch.Returns.SetItem(m, (watch.Returns.TryGetValue(m, out var before) && now - before.Last < Day ? before.Times + 1 : 1, now)),
    });
}

/// <summary>What is wrong with what a cluster says of its machines.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Machines">Those meant; a few where there are many.</param>
public sealed record ClusterTrouble(string Code, ImmutableArray<string> Machines)
{
    const int Few = 8;

    /// <summary>It does not answer, or what it answers cannot be.</summary>
    public static ClusterTrouble NoAnswer { get; } = new("cluster.no_answer", []);

    /// <summary>What is wrong with a report; nothing where it can be used whole.</summary>
    /// <param name="known">The machines of the cluster that the pool has.</param>
    /// <param name="elsewhere">Whether a machine, by its name without the cluster's, belongs to another pledge behind the same door.</param>
    public static ClusterTrouble? Of(NodeReport report, IReadOnlySet<string> known, Func<string, bool> elsewhere)
    {
        var strangers = report.Machines.Where(m => m.Value is not null && !known.Contains(m.Key) && !elsewhere(m.Key[(report.Cluster.Length + 1)..])).Select(m => m.Key).ToList();
        var missing = known.Where(m => !report.Machines.ContainsKey(m)).Order(StringComparer.Ordinal).ToList();
        return missing.Count > 0 && missing.Count == known.Count ? new("cluster.other_machines", Some(missing))
            : strangers.Count > 0                                ? new("cluster.unknown_machines", Some(strangers))
            : missing.Count > 0                                  ? new("cluster.missing_machines", Some(missing))
            : null;
    }

    /// <summary>Nothing of the report is used.</summary>
    public bool IsNonsense => Code is "cluster.no_answer" or "cluster.other_machines";

    /// <summary>Nothing new about it.</summary>
    public bool IsSame(ClusterTrouble other) => Code == other.Code && Machines.SequenceEqual(other.Machines, StringComparer.Ordinal);

    static ImmutableArray<string> Some(IEnumerable<string> machines) => [.. machines.Take(Few)];
}
