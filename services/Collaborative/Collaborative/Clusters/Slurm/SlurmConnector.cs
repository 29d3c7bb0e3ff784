using System.Collections.Concurrent;
using System.Globalization;
using Collaborative.Domain.Queues;

namespace Collaborative.Clusters.Slurm;

/// <summary>A Slurm cluster. A lease is one job, of as many parts as it has machines, under a name and a comment that follow from it: by these it is found again whatever became of a reply.</summary>
/// <remarks>
/// Our engine has decided where it runs, which slurmrestd 22.05 cannot be told; so jobs are brought by <c>sbatch</c>, looked for in the controller's queue by slurmrestd,
/// and settled by the accounting alone. What a controller says that has just come back is believed only where the accounts agree.
/// A job that runs cannot be given more, and of its devices none can be taken alone (22.05); so workers beyond the least are jobs of their own, under the lease's name and theirs.
/// A part of a device is so many shards of one; which device it is, the controller decides, as it does for whole ones.
/// </remarks>
sealed class SlurmConnector(string name, SlurmSettings settings, SlurmCommands commands, SlurmRest rest, SlurmAccounts accounts, TimeProvider time, ILogger<SlurmConnector> log) : IExtendingConnector
{
    const string Prefix = "aigov-lease-";
    readonly ConcurrentDictionary<Guid, (Ran Ran, long Since)> settling = new();   // by the clock that only goes forward
    readonly ConcurrentDictionary<Guid, long> open = new();   // in the accounts, and in no queue: since when
    readonly Extended extended = new();

    public string Name => name;

    /// <summary>A job has its shards of one device, and the parts of one job are on nodes of their own.</summary>
    public bool JoinsParts => true;

    public Task SubmitAsync(Allocation allocation, CancellationToken cancellation)
    {
        var groups = allocation.Workers.Take(allocation.Alternative.Workers).GroupBy(w => w.Machine, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (allocation.Alternative.Worker.IsShare && groups.Exists(g => g.Select(w => w.Devices[0]).Distinct().Skip(1).Any()))   // a job has its shards of one device, and the parts of one job are on nodes of their own
            throw new LeaseRefusedException("Workers that share a node of this cluster have their parts of one device, and there was none with room for all of them.", isOfDemand: true);
        return BringAsync(allocation, NameOf(allocation.Lease), groups.Select(g => (g.Key, g.Count())), cancellation);
    }

    public async Task AddAsync(Allocation allocation, Extra extra, CancellationToken cancellation)
    {
        extended.Add(allocation.Cluster, allocation.Lease, extra.Id);
        await BringAsync(allocation, NameOf(allocation.Lease, extra.Id), [(extra.Worker.Machine, 1)], cancellation);
    }

    async Task BringAsync(Allocation allocation, string job, IEnumerable<(string Machine, int Workers)> groups, CancellationToken cancellation)
    {
        var devices = DevicesOf(allocation.Alternative.Worker);
        if (await IsKnownAsync(job, cancellation))
            return;
        var parts = groups.Select(g => PartOf(allocation, job, g.Machine, g.Workers, devices));
        try
        {
            await commands.RunAsync("sbatch", ["--parsable", .. parts.Aggregate((before, next) => [.. before, ":", .. next])], cancellation, await File.ReadAllTextAsync(settings.Script, cancellation));
        }
        catch (SlurmException no) when (SlurmRefusal.WordsOf(no.Message) is { } words)
        {
            throw new LeaseRefusedException(words);
        }
    }

    /// <summary>By its name, whatever its number: also one whose number never reached us. With all that joined it.</summary>
    public async Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation)
    {
        await EndAsync(NameOf(lease), cancellation);
        foreach (var extra in extended.Of(cluster, lease))
            await RemoveAsync(cluster, lease, extra, cancellation);
    }

    public async Task RemoveAsync(string cluster, Guid lease, Guid extra, CancellationToken cancellation)
    {
        await EndAsync(NameOf(lease, extra), cancellation);
        extended.Remove(cluster, lease, extra);
    }

    Task EndAsync(string job, CancellationToken cancellation) => commands.RunAsync("scancel", [$"--name={job}", $"--user={settings.User}"], cancellation);

    public async Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        var queue = await QueueAsync(cluster, cancellation);
        var over = leases.Where(l => !queue.Active.Contains(l)).ToList();
        var ended = await accounts.OfAsync([.. over.Select(l => NameOf(l))], cancellation);
        var left = queue.Extras.Where(e => e.IsActive).Select(e => e.Lease).Where(l => !queue.Active.Contains(l)).Distinct().Except(leases);   // what joined a lease outlived it
        var extras = queue.Extras.Select(e => e.Id).ToHashSet();
        extended.Observed(cluster, leases, queue.Extras);
        foreach (var lease in leases.Except(over))
            open.TryRemove(lease, out _);
        return
        [
            .. queue.Active.Except(extras).Select(l => new Job(l, null, null, IsWaiting: !queue.Begun.Contains(l))),
            .. left.Select(l => new Job(l, null, null)),
            .. over.Where(l => ended.Contains(NameOf(l))).Select(l => Settled(l, [.. ended[NameOf(l)]], queue.Known.Contains(l))),
            .. over.Where(l => !ended.Contains(NameOf(l)) && queue.Known.Contains(l)).Select(l => new Job(l, null, null)),   // the accounts follow
        ];
    }

    public async Task<IReadOnlyList<ExtraJob>> ExtrasAsync(string cluster, CancellationToken cancellation) => extended.TakeObserved(cluster) ?? (await QueueAsync(cluster, cancellation)).Extras;

    public async Task<IReadOnlyDictionary<Guid, Ran>?> AccountsAsync(string cluster, IReadOnlyCollection<AccountKey> jobs, CancellationToken cancellation)
    {
        var queue = await QueueAsync(cluster, cancellation);
        var parts = await accounts.OfAsync([.. jobs.Select(NameOf)], cancellation);
        return jobs.Where(j => !queue.Active.Contains(j.Id) && parts[NameOf(j)].All(p => p.Ended is not null) && (parts.Contains(NameOf(j)) || !queue.Known.Contains(j.Id)))
            .Select(j => (j.Id, Ran: RanOf([.. parts[NameOf(j)]]))).Where(j => HasSettled(j.Id, j.Ran)).ToDictionary(j => j.Id, j => j.Ran);
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

    /// <summary>A job that is in the accounts without an end and in no queue is one of a controller that has just come back, and is taken to run; or, where that lasts, one that it lost.</summary>
    Job Settled(Guid lease, AccountedJob[] parts, bool isKnown)
    {
        if (parts.All(p => p.Ended is not null))
            return new(lease, parts.Max(p => p.Ended), parts.Select(p => p.Reason).MaxBy(r => Array.IndexOf(Worst, r)));
        if (isKnown)
        {
            open.TryRemove(lease, out _);
            return new(lease, null, null);
        }
        var now = time.GetTimestamp();
        var since = time.GetElapsedTime(open.GetOrAdd(lease, now), now);
        if (since < settings.Runaway)
            return new(lease, null, null);
        SlurmLog.Runaway(log, name, NameOf(lease));
        return new(lease, time.GetUtcNow() - (since - settings.Runaway), EndReason.Lost);   // the same at each look
    }

    static readonly EndReason[] Worst = [EndReason.Completed, EndReason.OutOfTime, EndReason.Failed, EndReason.Lost];

    async Task<bool> IsKnownAsync(string job, CancellationToken cancellation) =>
        (await commands.RunAsync("squeue", ["--noheader", "--states=all", $"--name={job}", "--format=%i"], cancellation)).Count > 0
        || (await accounts.OfAsync([job], cancellation)).Count > 0;

    /// <summary>What the controller knows of this cluster of ours. What only calls itself ours is said and left alone.</summary>
    async Task<Queued> QueueAsync(string cluster, CancellationToken cancellation)
    {
        var queue = new Queued([], [], [], []);
        foreach (var job in (await rest.JobsAsync(cancellation)).Where(j => j.Name.StartsWith(Prefix, StringComparison.Ordinal)))
            if (!TryRead(job.Name, out var key) || job.Comment != CommentOf(cluster, key.Lease))
                SlurmLog.Foreign(log, name, job.Name, job.Comment);
            else
            {
                (_, _, _) = (queue.Known.Add(key.Id), job.IsActive && queue.Active.Add(key.Id), !job.IsWaiting && queue.Begun.Add(key.Id));
                if (key.Extra is not { } extra)
                    continue;
                queue.Extras.Add(new(key.Lease, extra, job.IsActive, job.IsActive && job.IsWaiting));
                if (job.IsActive)
                    extended.Add(cluster, key.Lease, extra);
            }
        return queue;
    }

    /// <summary>By their <see cref="AccountKey.Id"/>: what waits or runs, all that the controller still knows, and what has begun.</summary>
    sealed record Queued(HashSet<Guid> Active, HashSet<Guid> Known, HashSet<Guid> Begun, List<ExtraJob> Extras);

    string[] PartOf(Allocation allocation, string job, string machine, int workers, string[] devices)
    {
        var (demand, node) = (allocation.Alternative.Worker, machine[(allocation.Cluster.Length + 1)..]);
        var minutes = (long)Math.Ceiling((allocation.EndsBy - time.GetUtcNow()).TotalMinutes);
        string[] told = [$"AIGOV_LEASE={allocation.Lease:D}", $"AIGOV_REQUEST={allocation.Request.Id.Value:D}", $"AIGOV_PROJECT={allocation.Request.Project.Value:D}", $"AIGOV_ENDS_BY={allocation.EndsBy.ToUnixTimeSeconds()}"];
        return
        [
            $"--job-name={job}", $"--comment={CommentOf(allocation.Cluster, allocation.Lease)}", $"--export={string.Join(',', told)}",
            $"--nodelist={node}", "--nodes=1", $"--ntasks={Number(workers)}", $"--cpus-per-task={Number(Math.Max(1, (demand.Cpu.Value + 999) / 1000))}",
            $"--mem={Number((long)demand.Memory.Value * workers)}M", $"--time={Number(Math.Max(1, minutes))}", "--no-requeue", "--output=/dev/null", "--chdir=/",
            .. devices.Select(d => $"--gres={d}:{Number((demand.IsShare ? (long)demand.Share.Value * settings.ShardsADevice / MilliDevices.One : demand.Devices) * workers)}"),
            .. settings.Partition is { } partition ? [$"--partition={partition}"] : (string[])[],
            .. settings.Account is { } account ? [$"--account={account}"] : (string[])[],
        ];
    }

    /// <summary>What a worker's devices are called here, if it has any.</summary>
    /// <exception cref="LeaseRefusedException">It asks for a part of a device that the cluster does not have.</exception>
    string[] DevicesOf(Domain.Placement.Demand worker) =>
        worker.Devices == 0 ? []
        : !worker.IsShare ? ["gpu"]
        : settings.ShardsADevice < 1 ? throw new LeaseRefusedException("Parts of a device are not given on this cluster.", isOfDemand: true)
        : worker.Share.Value * settings.ShardsADevice % MilliDevices.One == 0 ? ["shard"]
        : throw new LeaseRefusedException($"A device is divided into {Number(settings.ShardsADevice)} parts on this cluster, and {Number(worker.Share.Value)} thousandths are not a number of them.", isOfDemand: true);

    internal static string NameOf(Guid lease, Guid? extra = null) => extra is { } one ? $"{Prefix}{lease:D}+{one:D}" : $"{Prefix}{lease:D}";

    static string NameOf(AccountKey job) => NameOf(job.Lease, job.Extra);

    static bool TryRead(string name, out AccountKey key)
    {
        var parts = name[Prefix.Length..].Split('+');
        var (lease, extra) = (Guid.Empty, Guid.Empty);
        var isOne = parts.Length is 1 or 2 && Guid.TryParseExact(parts[0], "D", out lease) && (parts.Length == 1 || Guid.TryParseExact(parts[1], "D", out extra));
        key = new(lease, parts.Length == 2 ? extra : null);
        return isOne;
    }

    static string CommentOf(string cluster, Guid lease) => $"{cluster} {lease:D}";

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

static partial class SlurmLog
{
    [LoggerMessage(LogLevel.Warning, "On {Connector} a job calls itself ours and is not: {Job} ({Comment})")]
    public static partial void Foreign(ILogger log, string connector, string job, string comment);

    [LoggerMessage(LogLevel.Warning, "The controller of {Connector} lost {Job}, which its accounts have without an end: an operator ends it there (sacctmgr show runawayjobs), and it is charged then")]
    public static partial void Runaway(ILogger log, string connector, string job);
}
