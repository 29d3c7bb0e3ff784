using System.Collections.Concurrent;
using System.Globalization;
using Collaborative.Domain.Queues;

namespace Collaborative.Clusters.Slurm;

/// <summary>A Slurm cluster. A lease is one job, of as many parts as it has machines, under a name and a comment that follow from it: by these it is found again whatever became of a reply.</summary>
/// <remarks>
/// Our engine has decided where it runs, which slurmrestd 22.05 cannot be told; so jobs are brought by <c>sbatch</c>, looked for in the controller's queue by slurmrestd,
/// and settled by the accounting alone. What a controller says that has just come back is believed only where the accounts agree.
/// </remarks>
sealed class SlurmConnector(string name, SlurmSettings settings, SlurmCommands commands, SlurmRest rest, SlurmAccounts accounts, TimeProvider time, ILogger<SlurmConnector> log) : IConnector
{
    const string Prefix = "aigov-lease-";
    readonly ConcurrentDictionary<Guid, (Ran Ran, long Since)> settling = new();   // by the clock that only goes forward

    public string Name => name;

    public async Task SubmitAsync(Allocation allocation, CancellationToken cancellation)
    {
        if (allocation.Alternative.Worker.IsShare)
            throw new LeaseRefusedException("Parts of a device are not given on this cluster.", isOfDemand: true);
        if (await IsKnownAsync(allocation.Lease, cancellation))
            return;

        var parts = allocation.Workers.GroupBy(w => w.Machine, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => PartOf(allocation, g.Key, g.Count()));
        try
        {
            await commands.RunAsync("sbatch", ["--parsable", .. parts.Aggregate((before, next) => [.. before, ":", .. next])], cancellation, await File.ReadAllTextAsync(settings.Script, cancellation));
        }
        catch (SlurmException no) when (SlurmRefusal.WordsOf(no.Message) is { } words)
        {
            throw new LeaseRefusedException(words);
        }
    }

    /// <summary>By its name, whatever its number: also one whose number never reached us.</summary>
    public Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation) => commands.RunAsync("scancel", [$"--name={NameOf(lease)}", $"--user={settings.User}"], cancellation);

    public async Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        var (active, known, begun) = await QueueAsync(cluster, cancellation);
        var over = leases.Where(l => !active.Contains(l)).ToList();
        var ended = await accounts.OfAsync([.. over.Select(NameOf)], cancellation);
        return
        [
            .. active.Select(l => new Job(l, null, null, IsWaiting: !begun.Contains(l))),
            .. over.Where(l => ended.Contains(NameOf(l))).Select(l => Settled(l, [.. ended[NameOf(l)]])),
            .. over.Where(l => !ended.Contains(NameOf(l)) && known.Contains(l)).Select(l => new Job(l, null, null)),   // the accounts follow
        ];
    }

    public async Task<IReadOnlyDictionary<Guid, Ran>?> AccountsAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        var (active, known, _) = await QueueAsync(cluster, cancellation);
        var parts = await accounts.OfAsync([.. leases.Select(NameOf)], cancellation);
        return leases.Where(l => !active.Contains(l) && parts[NameOf(l)].All(p => p.Ended is not null) && (parts.Contains(NameOf(l)) || !known.Contains(l)))
            .Select(l => (Lease: l, Ran: RanOf([.. parts[NameOf(l)]]))).Where(l => HasSettled(l.Lease, l.Ran)).ToDictionary(l => l.Lease, l => l.Ran);
    }

    bool HasSettled(Guid lease, Ran ran)
    {
        var now = time.GetTimestamp();
        var (was, since) = settling.AddOrUpdate(lease, _ => (ran, now), (_, before) => before.Ran == ran ? before : (ran, now));
        if (time.GetElapsedTime(since, now) < settings.Settling)
            return false;
        settling.TryRemove(lease, out _);
        return was == ran;
    }

    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation) =>
        [.. (await rest.NodesAsync(cancellation)).Select(n => new ClusterNode(n.Name, n.OutBecause))];

    static Ran RanOf(AccountedJob[] parts) => parts.Where(p => p.Began is not null).Select(p => p.Began!.Value).DefaultIfEmpty().Min() is var began && began == default
        ? new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)   // it never ran
        : new(began, parts.Max(p => p.Ended!.Value));

    /// <summary>A job that is in the accounts without an end and in no queue is one of a controller that has just come back: until both agree it is taken to run.</summary>
    static Job Settled(Guid lease, AccountedJob[] parts) => parts.Any(p => p.Ended is null)
        ? new(lease, null, null)
        : new(lease, parts.Max(p => p.Ended), parts.Select(p => p.Reason).MaxBy(r => Array.IndexOf(Worst, r)));

    static readonly EndReason[] Worst = [EndReason.Completed, EndReason.OutOfTime, EndReason.Failed, EndReason.Lost];

    async Task<bool> IsKnownAsync(Guid lease, CancellationToken cancellation) =>
        (await commands.RunAsync("squeue", ["--noheader", "--states=all", $"--name={NameOf(lease)}", "--format=%i"], cancellation)).Count > 0
        || (await accounts.OfAsync([NameOf(lease)], cancellation)).Count > 0;

    /// <summary>The leases of this cluster of ours that wait or run, all that the controller still knows, and those that have begun. What only calls itself ours is said and left alone.</summary>
    async Task<(HashSet<Guid> Active, HashSet<Guid> Known, HashSet<Guid> Begun)> QueueAsync(string cluster, CancellationToken cancellation)
    {
        var (active, known, begun) = (new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var job in (await rest.JobsAsync(cancellation)).Where(j => j.Name.StartsWith(Prefix, StringComparison.Ordinal)))
            if (!Guid.TryParseExact(job.Name[Prefix.Length..], "D", out var lease) || job.Comment != CommentOf(cluster, lease))
                SlurmLog.Foreign(log, name, job.Name, job.Comment);
            else
                (_, _, _) = (known.Add(lease), job.IsActive && active.Add(lease), !job.IsWaiting && begun.Add(lease));
        return (active, known, begun);
    }

    string[] PartOf(Allocation allocation, string machine, int workers)
    {
        var (demand, node) = (allocation.Alternative.Worker, machine[(allocation.Cluster.Length + 1)..]);
        var minutes = (long)Math.Ceiling((allocation.EndsBy - allocation.Started).TotalMinutes);
        string[] told = [$"AIGOV_LEASE={allocation.Lease:D}", $"AIGOV_REQUEST={allocation.Request.Id.Value:D}", $"AIGOV_PROJECT={allocation.Request.Project.Value:D}", $"AIGOV_ENDS_BY={allocation.EndsBy.ToUnixTimeSeconds()}"];
        return
        [
            $"--job-name={NameOf(allocation.Lease)}", $"--comment={CommentOf(allocation.Cluster, allocation.Lease)}", $"--export={string.Join(',', told)}",
            $"--nodelist={node}", "--nodes=1", $"--ntasks={Number(workers)}", $"--cpus-per-task={Number(Math.Max(1, (demand.Cpu.Value + 999) / 1000))}",
            $"--mem={Number((long)demand.Memory.Value * workers)}M", $"--time={Number(Math.Max(1, minutes))}", "--no-requeue", "--output=/dev/null", "--chdir=/",
            .. demand.Devices == 0 ? (string[])[] : [$"--gres=gpu:{Number((long)demand.Devices * workers)}"],
            .. settings.Partition is { } partition ? [$"--partition={partition}"] : (string[])[],
            .. settings.Account is { } account ? [$"--account={account}"] : (string[])[],
        ];
    }

    internal static string NameOf(Guid lease) => $"{Prefix}{lease:D}";

    static string CommentOf(string cluster, Guid lease) => $"{cluster} {lease:D}";

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

static partial class SlurmLog
{
    [LoggerMessage(LogLevel.Warning, "On {Connector} a job calls itself ours and is not: {Job} ({Comment})")]
    public static partial void Foreign(ILogger log, string connector, string job, string comment);
}
