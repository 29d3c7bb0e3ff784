using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Collaborative.Domain.Queues;
using Collaborative.Storage;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Collaborative.Clusters.Kubernetes;

/// <summary>How one cluster is reached, and what is run there.</summary>
sealed record KubernetesSettings
{
    /// <summary>Path of a kubeconfig; where there is none, the service's own account in the cluster it runs in.</summary>
    public string? Config { get; init; }

    public required string Namespace { get; init; }

    /// <summary>The local queue of Kueue that admits the Jobs.</summary>
    public required string Queue { get; init; }

    public required string Image { get; init; }

    /// <summary>The image's own where nothing is said.</summary>
    public string[]? Command { get; init; }

    public string DeviceResource { get; init; } = "nvidia.com/gpu";

    /// <summary>The resource of which one is a part of a device, by the part in thousandths: what a device plugin that divides devices in time or in slices calls them. By default none is given.</summary>
    public ImmutableSortedDictionary<int, string> Shares { get; init; } = ImmutableSortedDictionary<int, string>.Empty;
}

/// <summary>What a cluster said cannot be, or it said nothing. No account is taken of it.</summary>
sealed class ClusterFault(string cluster, string what) : Exception($"Cluster {cluster}: {what}.");

/// <summary>A cluster that runs Kubernetes, with Kueue before it: a lease is a Job under the lease's name.</summary>
/// <remarks>A Job that runs keeps the machines that its template names; so workers beyond the least are Jobs of their own, under the lease's label and theirs. Kubernetes forgets. What it no longer has was there if this process saw it or an event still tells of it, and is lost; otherwise it never came, and is brought again.</remarks>
sealed class KubernetesConnector(string name, IKubernetes kubernetes, KubernetesSettings settings, Clock clock, ILogger<KubernetesConnector> log) : IExtendingConnector
{
    const int PageSize = 500;
    const int MostPages = 200;

    readonly ConcurrentDictionary<string, ImmutableHashSet<Guid>> seen = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Guid, ImmutableHashSet<Guid>> extended = new();   // extra workers that were brought or seen, and not ended, by their lease

    public string Name => name;

    public Task SubmitAsync(Allocation allocation, CancellationToken cancellation) => BringAsync(allocation, null, cancellation);

    public Task AddAsync(Allocation allocation, Extra extra, CancellationToken cancellation)
    {
        extended.AddOrUpdate(allocation.Lease, [extra.Id], (_, all) => all.Add(extra.Id));
        return BringAsync(allocation, extra, cancellation);
    }

    async Task BringAsync(Allocation allocation, Extra? extra, CancellationToken cancellation)
    {
        var (cluster, lease, name) = (allocation.Cluster, allocation.Lease, LeaseJob.NameOf(allocation.Lease, extra?.Id));
        if (allocation.Alternative.Worker is { IsShare: true } worker && !settings.Shares.ContainsKey(worker.Share.Value))
            throw new LeaseRefusedException(
                settings.Shares.IsEmpty ? "Parts of a device are not given on this cluster."
                : string.Create(CultureInfo.InvariantCulture, $"Of parts of a device this cluster gives {string.Join(" and ", settings.Shares.Keys)} thousandths, and not {worker.Share.Value}."),
                isOfDemand: true);
        var made = await AskAsync(
            cluster, "making a Job", () => RefusingAsync(() => kubernetes.BatchV1.CreateNamespacedJobAsync(LeaseJob.Of(allocation, settings, clock.Second(), extra), settings.Namespace, cancellationToken: cancellation)),
            HttpStatusCode.Conflict, cancellation);
        var job = made is null ? await ByNameAsync(cluster, name, cancellation) : Checked(cluster, name, made);
        if (job?.IsOf(cluster, lease, extra?.Id) != true)
            throw new ClusterFault(cluster, $"the name {name} belongs to a Job that is not ours");
    }

    public async Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation)
    {
        await EndAsync(cluster, lease, null, cancellation);
        foreach (var extra in extended.GetValueOrDefault(lease, []))
            await RemoveAsync(cluster, lease, extra, cancellation);
    }

    public async Task RemoveAsync(string cluster, Guid lease, Guid extra, CancellationToken cancellation)
    {
        await EndAsync(cluster, lease, extra, cancellation);
        extended.AddOrUpdate(lease, [], (_, all) => all.Remove(extra));
    }

    async Task EndAsync(string cluster, Guid lease, Guid? extra, CancellationToken cancellation)
    {
        if (await ByNameAsync(cluster, LeaseJob.NameOf(lease, extra), cancellation) is not { } job)
            return;
        if (!job.IsOf(cluster, lease, extra))
            throw new ClusterFault(cluster, $"the name {job.Metadata.Name} belongs to a Job that is not ours, and is left alone");
        if (job.HasEnded())
            return;
        await AskAsync(
            cluster, "ending a Job",
            () => kubernetes.BatchV1.DeleteNamespacedJobAsync(
                job.Metadata.Name, settings.Namespace, new() { PropagationPolicy = "Foreground", Preconditions = new() { Uid = job.Metadata.Uid } }, cancellationToken: cancellation),
            HttpStatusCode.NotFound, cancellation);
    }

    public async Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        var asked = leases.ToHashSet();
        Dictionary<Guid, Job> jobs = [];
        var all = await AllAsync(cluster, cancellation);
        var waiting = all.Exists(LeaseJob.MayWaitForNodes) ? await WaitingForNodesAsync(cluster, cancellation) : [];
        foreach (var job in all.Where(j => j.ExtraOf() is null))
            if (Own(job) is { } lease)
                jobs[lease] = job.Read(cluster, lease, clock.Second(), waiting);
        foreach (var left in Remembered(cluster, all).Where(e => e.IsActive && !asked.Contains(e.Lease)))
            jobs[left.Lease] = new(left.Lease, null, null);   // what joined a lease outlived it
        foreach (var lease in asked.Where(l => !jobs.ContainsKey(l)).Order())
            if (await ByNameAsync(cluster, LeaseJob.NameOf(lease), cancellation) is { } late)
            {
                if (Own(late) == lease)
                    jobs[lease] = late.Read(cluster, lease, clock.Second(), waiting);
            }
            else if (seen.GetValueOrDefault(cluster, []).Contains(lease) || await WasThereAsync(cluster, lease, cancellation))
                jobs[lease] = new(lease, clock.Second(), EndReason.Lost);
        seen[cluster] = [.. jobs.Keys.Where(asked.Contains)];
        return [.. jobs.Values.Where(j => j.Ended is null || asked.Contains(j.Lease))];

        Guid? Own(V1Job job)
        {
            if (job.LeaseOf() is not { } lease || job.ClusterOf() is not { } of)
            {
                Log.NotOurs(log, job.Metadata.Name, cluster);
                return null;
            }
            if (of != cluster)
                return null;   // of another pledge behind the same door
            if (!asked.Contains(lease) && !job.HasEnded())
            {
                if (job.Metadata.DeletionTimestamp is not null)
                    return null;   // it is going already
                Log.Unheld(log, job.Metadata.Name, cluster);
            }
            return lease;
        }
    }

    public async Task<IReadOnlyList<ExtraJob>> ExtrasAsync(string cluster, CancellationToken cancellation) => Remembered(cluster, await AllAsync(cluster, cancellation));

    List<ExtraJob> Remembered(string cluster, List<V1Job> all)
    {
        List<ExtraJob> extras = [.. all.Where(j => j.ClusterOf() == cluster).Select(j => (Job: j, Of: j.ExtraOf())).Where(j => j.Of is not null)
            .Select(j => new ExtraJob(j.Of!.Value.Lease, j.Of.Value.Extra, j.Job.Metadata.DeletionTimestamp is null && !j.Job.HasEnded()))];
        foreach (var extra in extras.Where(e => e.IsActive))
            extended.AddOrUpdate(extra.Lease, [extra.Id], (_, known) => known.Add(extra.Id));
        return extras;
    }

    /// <summary>Jobs of which at least one pod was found no node: one that was cordoned after Kueue let the Job go takes none.</summary>
    async Task<HashSet<string>> WaitingForNodesAsync(string cluster, CancellationToken cancellation)
    {
        HashSet<string> waiting = new(StringComparer.Ordinal);
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var list = await AskAsync(
                cluster, "listing pods",
                () => kubernetes.CoreV1.ListNamespacedPodAsync(settings.Namespace, labelSelector: LeaseJob.Label, fieldSelector: "status.phase=Pending", limit: PageSize, continueParameter: next, cancellationToken: cancellation),
                null, cancellation);
            if (list is not { ApiVersion: "v1", Kind: "PodList", Items: not null } || list.Items.Any(p => p?.Metadata?.Name is null))
                throw new ClusterFault(cluster, "the list of pods is not one");
            foreach (var pod in list.Items.Where(p => p.Status?.Conditions?.Any(c => c is { Type: "PodScheduled", Status: "False" }) is true))
                if (pod.OwnerReferences()?.FirstOrDefault(o => o.Kind == "Job") is { } job)
                    waiting.Add(job.Name);
            next = list.Metadata?.ContinueProperty;
            if (string.IsNullOrEmpty(next))
                return waiting;
        }
        throw new ClusterFault(cluster, "the list of pods has no end");
    }

    /// <summary>A node goes by its host name, as machines of a pledge do. One that is cordoned, or not ready, takes no new work.</summary>
    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation)
    {
        List<ClusterNode> all = [];
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var list = await AskAsync(cluster, "listing nodes", () => kubernetes.CoreV1.ListNodeAsync(limit: PageSize, continueParameter: next, cancellationToken: cancellation), null, cancellation);
            if (list is not { ApiVersion: "v1", Kind: "NodeList", Items: not null } || list.Items.Any(n => n?.Metadata?.Name is null))
                throw new ClusterFault(cluster, "the list of nodes is not one");
            all.AddRange(list.Items.Select(n => new ClusterNode(n.GetLabel("kubernetes.io/hostname") ?? n.Metadata.Name, OutBecause(n))));
            next = list.Metadata?.ContinueProperty;
            if (string.IsNullOrEmpty(next))
                return all;
        }
        throw new ClusterFault(cluster, "the list of nodes has no end");
    }

    static string? OutBecause(V1Node node) =>
        node.Spec?.Unschedulable is true ? "cordoned"
        : node.Status?.Conditions?.FirstOrDefault(c => c is { Type: "Ready" }) is not { } ready ? "no condition Ready"
        : ready.Status == "True" ? null
        : string.IsNullOrWhiteSpace(ready.Reason) ? "not ready" : ready.Reason;

    async Task<List<V1Job>> AllAsync(string cluster, CancellationToken cancellation)
    {
        List<V1Job> all = [];
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var list = await AskAsync(
                cluster, "listing Jobs", () => kubernetes.BatchV1.ListNamespacedJobAsync(settings.Namespace, labelSelector: LeaseJob.Label, limit: PageSize, continueParameter: next, cancellationToken: cancellation),
                null, cancellation);
            if (list is not { ApiVersion: "batch/v1", Kind: "JobList", Items: not null } || list.Items.Any(j => j?.Metadata?.Name is null))
                throw new ClusterFault(cluster, "the list of Jobs is not one");
            all.AddRange(list.Items);
            next = list.Metadata?.ContinueProperty;
            if (string.IsNullOrEmpty(next))
                return all;
        }
        throw new ClusterFault(cluster, "the list of Jobs has no end");
    }

    async Task<V1Job?> ByNameAsync(string cluster, string name, CancellationToken cancellation)
    {
        var job = await AskAsync(
            cluster, "reading a Job", () => kubernetes.BatchV1.ReadNamespacedJobAsync(name, settings.Namespace, cancellationToken: cancellation), HttpStatusCode.NotFound, cancellation);
        return job is null ? null : Checked(cluster, name, job);
    }

    static V1Job Checked(string cluster, string name, V1Job job) =>
        job is { ApiVersion: "batch/v1", Kind: "Job", Metadata.Uid: not null } && job.Metadata.Name == name
            ? job
            : throw new ClusterFault(cluster, $"what was given for {name} is not that Job");

    async Task<bool> WasThereAsync(string cluster, Guid lease, CancellationToken cancellation)
    {
        var events = await AskAsync(
            cluster, "listing events",
            () => kubernetes.CoreV1.ListNamespacedEventAsync(settings.Namespace, fieldSelector: $"involvedObject.kind=Job,involvedObject.name={LeaseJob.NameOf(lease)}", limit: 1, cancellationToken: cancellation),
            null, cancellation);
        return events is { ApiVersion: "v1", Kind: "EventList", Items: not null } ? events.Items.Count > 0 : throw new ClusterFault(cluster, "the list of events is not one");
    }

    /// <summary>What an API server answers that will not have a Job: it is none by its rules, or what guards its doors denies it. Its message tells which, and of the request it tells nothing.</summary>
    /// <remarks>Whatever else is forbidden passes by itself: a quota that is full, a namespace that is being deleted, a right that the account does not have yet.</remarks>
    static async Task<T> RefusingAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HttpOperationException no) when (no.Response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity || IsDenied(no.Response))
        {
            throw new LeaseRefusedException(MessageOf(no.Response.Content) ?? $"{(int)no.Response.StatusCode} {no.Response.StatusCode}");
        }
    }

    /// <summary>By an admission webhook, or by an admission policy (k8s.io/apiserver, admission/plugin: "denied the request", "denied request").</summary>
    static bool IsDenied(HttpResponseMessageWrapper answer) =>
        answer.StatusCode is HttpStatusCode.Forbidden && MessageOf(answer.Content) is { } message
        && (message.Contains(" denied the request", StringComparison.Ordinal) || message.Contains(" denied request", StringComparison.Ordinal));

    static string? MessageOf(string content)
    {
        try
        {
            return KubernetesJson.Deserialize<V1Status>(content) is { Kind: "Status", Message: { Length: > 0 } message } ? message : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>The answer; null where the cluster answered with a status that is expected. Of a failure its kind alone is said, for requests carry tokens.</summary>
    static async Task<T?> AskAsync<T>(string cluster, string what, Func<Task<T>> ask, HttpStatusCode? expected, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await ask() ?? throw new ClusterFault(cluster, $"{what} was answered by nothing");
        }
        catch (HttpOperationException refused)
        {
            return refused.Response.StatusCode == expected ? null : throw new ClusterFault(cluster, $"{what} was answered by {(int)refused.Response.StatusCode} {refused.Response.StatusCode}");
        }
        catch (Exception failure) when (failure is not (ClusterFault or LeaseRefusedException) && !cancellation.IsCancellationRequested)
        {
            throw new ClusterFault(cluster, $"{what} failed ({failure.GetType().Name})");
        }
    }
}

static class KubernetesClusters
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>One connector for each that is named in the configuration, under <c>Clusters:Kubernetes</c>; by default none.</summary>
    public static IServiceCollection AddKubernetesClusters(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection("Clusters:Kubernetes").GetChildren())
        {
            var (name, settings) = (section.Key, SettingsOf(section));
            services.AddSingleton<IConnector>(s => new KubernetesConnector(
                name, Connect(name, settings.Config), settings, s.GetRequiredService<Clock>(), s.GetRequiredService<ILogger<KubernetesConnector>>()));
        }
        return services;
    }

    internal static IKubernetes Connect(string name, string? path)
    {
        try
        {
            var access = path is null ? KubernetesClientConfiguration.InClusterConfig() : KubernetesClientConfiguration.BuildConfigFromConfigFile(path);
            access.HttpClientTimeout = Patience;
            return new k8s.Kubernetes(access);
        }
        catch (Exception failure)
        {
            throw new ClusterFault(name, (path is null ? "the service runs in none, and Config names no kubeconfig" : $"{path} is no kubeconfig that can be used") + $" ({failure.GetType().Name})");
        }
    }

    static KubernetesSettings SettingsOf(IConfigurationSection section)
    {
        return new()
        {
            Config = section["Config"],
            Namespace = Needed("Namespace"),
            Queue = Needed("Queue"),
            Image = Needed("Image"),
            Command = section.GetSection("Command").Get<string[]>(),
            DeviceResource = section["DeviceResource"] ?? "nvidia.com/gpu",
            Shares = section.GetSection("Shares").GetChildren().ToImmutableSortedDictionary(
                s => int.TryParse(s.Key, CultureInfo.InvariantCulture, out var part) && part is > 0 and < MilliDevices.One ? part : throw new InvalidOperationException($"{s.Path} is no part of a device in thousandths."),
                s => s.Value is { Length: > 0 } resource ? resource : throw new InvalidOperationException($"{s.Path} names no resource.")),
        };

        string Needed(string key) => section[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{section.Path}:{key} is not set.");
    }
}

static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Job {Job} on cluster {Cluster} bears the label of leases and is none of ours; nothing is charged for it")]
    public static partial void NotOurs(ILogger log, string job, string cluster);

    [LoggerMessage(LogLevel.Information, "Job {Job} on cluster {Cluster} runs and is held by no lease; nothing is charged for it")]
    public static partial void Unheld(ILogger log, string job, string cluster);
}
