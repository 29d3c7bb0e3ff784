using System.Globalization;
using Collaborative.Domain.Queues;
using k8s.Models;

namespace Collaborative.Clusters.Kubernetes;

/// <summary>A lease as a Job of Kubernetes: written, and read back.</summary>
/// <remarks>A Job has one template for all its workers: it says on which machines they may be, and which worker is on which follows from what each machine has. Machines go by the host name of their node.</remarks>
static class LeaseJob
{
    public const string Label = "aigov.int/lease";
    public const string ExtraLabel = "aigov.int/extra";
    public const string ClusterAnnotation = "aigov.int/cluster";

    /// <summary>Kept for so long after its end that the queue hears of it even if it stands still for days.</summary>
    const int KeptSeconds = 7 * 86_400;

    /// <summary>So far the clock of a cluster may be ahead.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    /// <summary>An extra worker's goes by the end of its identifier too, for names are short.</summary>
    public static string NameOf(Guid lease, Guid? extra = null) => extra is { } one ? $"lease-{lease:D}-{one.ToString("N")[^12..]}" : $"lease-{lease:D}";

    /// <summary>Of the least that a lease needs; or of one worker that joins it.</summary>
    public static V1Job Of(Allocation allocation, KubernetesSettings settings, DateTimeOffset now, Extra? extra = null)
    {
        ImmutableArray<Worker> workers = extra is null ? [.. allocation.Workers.Take(allocation.Alternative.Workers)] : [extra.Worker];
        var (lease, labels) = (allocation.Lease.ToString("D"), new Dictionary<string, string>(StringComparer.Ordinal) { [Label] = allocation.Lease.ToString("D") });
        if (extra is not null)
            labels[ExtraLabel] = extra.Id.ToString("D");
        return new()
        {
            ApiVersion = "batch/v1",
            Kind = "Job",
            Metadata = new()
            {
                Name = NameOf(allocation.Lease, extra?.Id),
                Labels = new Dictionary<string, string>(labels, StringComparer.Ordinal) { ["kueue.x-k8s.io/queue-name"] = settings.Queue },
                Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [ClusterAnnotation] = allocation.Cluster },
            },
            Spec = new()
            {
                Suspend = true,   // Kueue lets it go
                Parallelism = workers.Length,
                Completions = workers.Length,
                CompletionMode = "Indexed",
                BackoffLimit = 0,
                ActiveDeadlineSeconds = Math.Max(1, (long)(allocation.EndsBy - now).TotalSeconds),
                TtlSecondsAfterFinished = KeptSeconds,
                PodFailurePolicy = LostIfDisrupted,
                Template = new()
                {
                    Metadata = new() { Labels = labels },
                    Spec = new()
                    {
                        RestartPolicy = "Never",
                        AutomountServiceAccountToken = false,
                        Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = On(workers) } },
                        Containers =
                        [
                            new()
                            {
                                Name = "work",
                                Image = settings.Image,
                                Command = settings.Command is { Length: > 0 } command ? [.. command] : null,
                                Env = [new() { Name = "AIGOV_LEASE", Value = lease }, new() { Name = "AIGOV_REQUEST", Value = allocation.Request.Id.Value.ToString("D") }],
                                Resources = Needs(allocation.Alternative.Worker, settings),
                            },
                        ],
                    },
                },
            },
        };
    }

    /// <summary>Of which lease of a cluster a Job is.</summary>
    public static bool IsOf(this V1Job job, string cluster, Guid lease, Guid? extra = null) =>
        job.GetLabel(Label) == lease.ToString("D") && job.GetLabel(ExtraLabel) == extra?.ToString("D") && job.ClusterOf() == cluster && job.Metadata.Name == NameOf(lease, extra);

    public static string? ClusterOf(this V1Job job) => job.GetAnnotation(ClusterAnnotation);

    /// <summary>The lease that a Job says it is of; null if it cannot be one that was written here.</summary>
    public static Guid? LeaseOf(this V1Job job) =>
        Guid.TryParseExact(job.GetLabel(Label), "D", out var lease) && job.GetLabel(ExtraLabel) is null && job.Metadata.Name == NameOf(lease) ? lease : null;

    /// <summary>The lease and the extra worker that a Job says it is of; null if it is of none that was written here.</summary>
    public static (Guid Lease, Guid Extra)? ExtraOf(this V1Job job) =>
        Guid.TryParseExact(job.GetLabel(Label), "D", out var lease) && Guid.TryParseExact(job.GetLabel(ExtraLabel), "D", out var extra) && job.Metadata.Name == NameOf(lease, extra) ? (lease, extra) : null;

    /// <summary>How a Job stands. What cannot be is a fault of the cluster.</summary>
    /// <param name="waiting">Jobs of which pods wait for a node: Kueue has let them go, and the scheduler finds them no place.</param>
    public static Job Read(this V1Job job, string cluster, Guid lease, DateTimeOffset now, IReadOnlySet<string> waiting)
    {
        var name = job.Metadata.Name;
        if (job.Metadata.CreationTimestamp is not { } created || job.Spec is null)
            throw new ClusterFault(cluster, $"{name} has no time of creation or says nothing of what it runs");
        if (created.ToUniversalTime() > (now + Ahead).UtcDateTime)
            throw new ClusterFault(cluster, $"{name} was made in the future");
        return job.Ends() switch
        {
            []      => new(lease, null, null, IsWaiting: job.Spec.Suspend is true || waiting.Contains(name)),
            [var c] => new(lease, EndOf(c, new(created.ToUniversalTime())), ReasonOf(c)),
            _       => throw new ClusterFault(cluster, $"{name} ended twice"),
        };

        DateTimeOffset EndOf(V1JobCondition condition, DateTimeOffset from)
        {
            if (condition.LastTransitionTime is not { } time)
                throw new ClusterFault(cluster, $"{name} ended at no time");
            DateTimeOffset ended = new(time.ToUniversalTime());
            if (ended < from)
                throw new ClusterFault(cluster, $"{name} ended before it was made");
            if (ended > now + Ahead)
                throw new ClusterFault(cluster, string.Create(CultureInfo.InvariantCulture, $"{name} ends in the future, at {ended:u}"));
            return ended > now ? now : ended;
        }
    }

    /// <summary>How the Job of an extra worker stands.</summary>
    public static ExtraJob ReadExtra(this V1Job job, Guid lease, Guid extra, DateTimeOffset now, IReadOnlySet<string> waiting)
    {
        var isActive = job.Metadata.DeletionTimestamp is null && !job.HasEnded();
        DateTimeOffset? ended = job.Ends() is [{ LastTransitionTime: { } at }, ..] ? new DateTimeOffset(at.ToUniversalTime()) : null;
        return new(lease, extra, isActive, isActive && (job.Spec?.Suspend is true || waiting.Contains(job.Metadata.Name)), ended > now ? now : ended);
    }

    /// <summary>Kueue let it go, and not all its pods are ready.</summary>
    public static bool MayWaitForNodes(this V1Job job) => job is { Spec.Suspend: not true, Status.Active: > 0 } && (job.Status.Ready ?? 0) < job.Status.Active && !job.HasEnded();

    public static bool HasEnded(this V1Job job) => job.Ends().Count > 0;

    static List<V1JobCondition> Ends(this V1Job job) => [.. (job.Status?.Conditions ?? []).Where(c => c is { Status: "True", Type: "Complete" or "Failed" })];

    static EndReason ReasonOf(V1JobCondition end) => end switch
    {
        { Type: "Complete" }           => EndReason.Completed,
        { Reason: "DeadlineExceeded" } => EndReason.OutOfTime,
        { Reason: "PodFailurePolicy" } => EndReason.Lost,
        _                              => EndReason.Failed,
    };

    /// <summary>A worker that the cluster took away (a node that went, an eviction) fails its Job under a reason of its own.</summary>
    static V1PodFailurePolicy LostIfDisrupted => new()
    {
        Rules = [new() { Action = "FailJob", OnPodConditions = [new() { Type = "DisruptionTarget", Status = "True" }] }],
    };

    static V1NodeSelector On(ImmutableArray<Worker> workers) => new()
    {
        NodeSelectorTerms =
        [
            new()
            {
                MatchExpressions =
                [
                    new()
                    {
                        Key = "kubernetes.io/hostname",
                        OperatorProperty = "In",
                        Values = [.. workers.Select(w => w.Machine[(w.Machine.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    },
                ],
            },
        ],
    };

    static V1ResourceRequirements Needs(Domain.Placement.Demand worker, KubernetesSettings settings)
    {
        Dictionary<string, ResourceQuantity> needs = new(StringComparer.Ordinal)
        {
            ["cpu"] = new(string.Create(CultureInfo.InvariantCulture, $"{worker.Cpu.Value}m")),
            ["memory"] = new(string.Create(CultureInfo.InvariantCulture, $"{worker.Memory.Value}Mi")),
        };
        if (worker.IsShare)
            needs[settings.Shares[worker.Share.Value]] = new("1");   // one of it is within one device, however the device is divided
        else if (worker.Devices > 0)
            needs[settings.DeviceResource] = new(worker.Devices.ToString(CultureInfo.InvariantCulture));
        return new() { Requests = needs, Limits = needs };
    }
}
