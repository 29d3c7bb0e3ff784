using System.Collections.Concurrent;
using System.Diagnostics;
using Collaborative.Clusters;
using Collaborative.Domain.Queues;

namespace Collaborative.Tests.Workloads;

/// <summary>A cluster whose jobs run for as many milliseconds as their workloads say, by the real clock, as the runner of Kueue's performance tests has it.</summary>
sealed class TimedCluster(ConcurrentDictionary<Guid, Workload> workloads) : IConnector
{
    readonly ConcurrentDictionary<Guid, (long Held, long Ends, DateTimeOffset EndsAt)> jobs = [];
    long looked, holding;

    public string Name => "timed";

    /// <summary>When each request first started, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public ConcurrentDictionary<Guid, long> Begun { get; } = [];

    /// <summary>Thousandths of devices times seconds that leases held, as the queue has them, from look to look.</summary>
    public double Held { get; private set; }

    public Task SubmitAsync(Allocation allocation, CancellationToken cancellation)
    {
        var now = Stopwatch.GetTimestamp();
        if (workloads.TryGetValue(allocation.Request.Id.Value, out var workload)
            && jobs.TryAdd(allocation.Lease, (workload.Ask.Held, now + (long)(workload.Runtime.TotalSeconds * Stopwatch.Frequency), DateTimeOffset.UtcNow + workload.Runtime)))
            Begun.TryAdd(allocation.Request.Id.Value, now);
        return Task.CompletedTask;
    }

    public Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation)
    {
        jobs.AddOrUpdate(lease, (0, 0, DateTimeOffset.UtcNow), (_, job) => job with { Ends = 0 });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ClusterNode>>([.. pledged.Select(n => new ClusterNode(n, null))]);

    public Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        var now = Stopwatch.GetTimestamp();
        if (looked > 0)
            Held += holding * Stopwatch.GetElapsedTime(looked, now).TotalSeconds;
        (looked, holding) = (now, leases.Sum(l => jobs.TryGetValue(l, out var job) ? job.Held : 0));
        return Task.FromResult<IReadOnlyList<Job>>(
            [.. leases.Where(jobs.ContainsKey).Select(l => jobs[l] is var job && job.Ends <= now ? new Job(l, job.EndsAt, EndReason.Completed) : new Job(l, null, null))]);
    }
}
