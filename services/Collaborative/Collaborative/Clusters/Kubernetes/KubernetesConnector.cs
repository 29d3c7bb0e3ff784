using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Collaborative.Domain.Queues;
using Collaborative.Storage;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Collaborative.Clusters.Kubernetes;

/// <summary>What a cluster said cannot be, or it said nothing. No account is taken of it.</summary>
sealed class ClusterFault(string cluster, string what) : Exception($"Cluster {cluster}: {what}.");

/// <summary>A cluster that runs Kubernetes, with Kueue before it: a lease is a Job under the lease's name.</summary>
/// <remarks>A Job that runs keeps the machines that its template names; so workers beyond the least are Jobs of their own, under the lease's label and theirs. Kubernetes forgets. What it no longer has was there if this process saw it or an event still tells of it, and is lost; otherwise it never came, and is brought again.</remarks>
sealed class KubernetesConnector(string name, IKubernetes kubernetes, KubernetesSettings settings, Clock clock, ILogger<KubernetesConnector> log) : IExtendingConnector
{
    const int PageSize = 500;
    const int MostPages = 200;

    readonly ConcurrentDictionary<string, ImmutableHashSet<Guid>> seen = new(StringComparer.Ordinal);
    readonly Extended extended = new();
    int blind;   // whether it was said that pods may not be listed

    public string Name => name;

    public Task SubmitAsync(Allocation allocation, CancellationToken cancellation) => BringAsync(allocation, null, cancellation);

    public Task AddAsync(Allocation allocation, Extra extra, CancellationToken cancellation)
    {
        extended.Add(allocation.Cluster, allocation.Lease, extra.Id);
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
        foreach (var extra in extended.Of(cluster, lease))
            await RemoveAsync(cluster, lease, extra, cancellation);
    }

    public async Task RemoveAsync(string cluster, Guid lease, Guid extra, CancellationToken cancellation)
    {
        await EndAsync(cluster, lease, extra, cancellation);
        extended.Remove(cluster, lease, extra);
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
        var waiting = await WaitingForNodesAsync(cluster, all, cancellation);
        var extras = Remembered(cluster, all, waiting);
        foreach (var job in all.Where(j => j.ExtraOf() is null))
            if (Own(job) is { } lease)
                jobs[lease] = job.Read(cluster, lease, clock.Second(), waiting);
        foreach (var left in extras.Where(e => e.IsActive && !asked.Contains(e.Lease)))
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
        extended.Observed(cluster, leases, extras);
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

    public async Task<IReadOnlyList<ExtraJob>> ExtrasAsync(string cluster, CancellationToken cancellation)
    {
        if (extended.TakeObserved(cluster) is { } extras)
            return extras;
        var all = await AllAsync(cluster, cancellation);
        return Remembered(cluster, all, await WaitingForNodesAsync(cluster, all, cancellation));
    }

    List<ExtraJob> Remembered(string cluster, List<V1Job> all, HashSet<string> waiting)
    {
        List<ExtraJob> extras = [.. all.Where(j => j.ClusterOf() == cluster).Select(j => (Job: j, Of: j.ExtraOf())).Where(j => j.Of is not null)
            .Select(j => j.Job.ReadExtra(j.Of!.Value.Lease, j.Of.Value.Extra, clock.Second(), waiting))];
        foreach (var extra in extras.Where(e => e.IsActive))
            extended.Add(cluster, extra.Lease, extra.Id);
        return extras;
    }

    /// <summary>Jobs of which at least one pod was found no node: one that was cordoned after Kueue let the Job go takes none. Of an account that may not list pods, none is known.</summary>
    async Task<HashSet<string>> WaitingForNodesAsync(string cluster, List<V1Job> all, CancellationToken cancellation)
    {
        if (!all.Exists(LeaseJob.MayWaitForNodes))
            return [];
        var pods = await PagesAsync(
            cluster, "pods",
            next => kubernetes.CoreV1.ListNamespacedPodAsync(settings.Namespace, labelSelector: LeaseJob.Label, fieldSelector: "status.phase=Pending", limit: PageSize, continueParameter: next, cancellationToken: cancellation),
            l => l is { ApiVersion: "v1", Kind: "PodList" } ? l.Items : null, HttpStatusCode.Forbidden, cancellation);
        if (pods is null && Interlocked.Exchange(ref blind, 1) == 0)
            Log.MayNotList(log, cluster);
        return (pods ?? []).Where(p => p.Status?.Conditions?.Any(c => c is { Type: "PodScheduled", Status: "False" }) is true)
            .Select(p => p.OwnerReferences()?.FirstOrDefault(o => o.Kind == "Job")?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A node goes by its host name, as machines of a pledge do. One that is cordoned, or not ready, takes no new work.</summary>
    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation)
    {
        var nodes = await PagesAsync(
            cluster, "nodes", next => kubernetes.CoreV1.ListNodeAsync(limit: PageSize, continueParameter: next, cancellationToken: cancellation),
            l => l is { ApiVersion: "v1", Kind: "NodeList" } ? l.Items : null, null, cancellation);
        return [.. nodes!.Select(n => new ClusterNode(n.GetLabel("kubernetes.io/hostname") ?? n.Metadata.Name, OutBecause(n)))];
    }

    static string? OutBecause(V1Node node) =>
        node.Spec?.Unschedulable is true ? "cordoned"
        : node.Status?.Conditions?.FirstOrDefault(c => c is { Type: "Ready" }) is not { } ready ? "no condition Ready"
        : ready.Status == "True" ? null
        : string.IsNullOrWhiteSpace(ready.Reason) ? "not ready" : ready.Reason;

    async Task<List<V1Job>> AllAsync(string cluster, CancellationToken cancellation) => (await PagesAsync(
        cluster, "Jobs", next => kubernetes.BatchV1.ListNamespacedJobAsync(settings.Namespace, labelSelector: LeaseJob.Label, limit: PageSize, continueParameter: next, cancellationToken: cancellation),
        l => l is { ApiVersion: "batch/v1", Kind: "JobList" } ? l.Items : null, null, cancellation))!;

    /// <summary>A list, page by page; null where the cluster answered with a status that is expected.</summary>
    /// <param name="items">Of a page; null if it is not one.</param>
    static async Task<List<TItem>?> PagesAsync<TList, TItem>(string cluster, string what, Func<string?, Task<TList>> page, Func<TList, IList<TItem>?> items, HttpStatusCode? expected, CancellationToken cancellation)
        where TList : class, IMetadata<V1ListMeta>
        where TItem : class, IMetadata<V1ObjectMeta>
    {
        List<TItem> all = [];
        string? next = null;
        for (var number = 0; number < MostPages; number++)
        {
            if (await AskAsync(cluster, $"listing {what}", () => page(next), expected, cancellation) is not { } list)
                return null;
            if (items(list) is not { } some || some.Any(i => i?.Metadata?.Name is null))
                throw new ClusterFault(cluster, $"the list of {what} is not one");
            all.AddRange(some);
            next = list.Metadata?.ContinueProperty;
            if (string.IsNullOrEmpty(next))
                return all;
        }
        throw new ClusterFault(cluster, $"the list of {what} has no end");
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

static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Job {Job} on cluster {Cluster} bears the label of leases and is none of ours; nothing is charged for it")]
    public static partial void NotOurs(ILogger log, string job, string cluster);

    [LoggerMessage(LogLevel.Information, "Job {Job} on cluster {Cluster} runs and is held by no lease; nothing is charged for it")]
    public static partial void Unheld(ILogger log, string job, string cluster);

    [LoggerMessage(LogLevel.Warning, "On cluster {Cluster} this account may not list pods: that a Job waits for a node is not seen")]
    public static partial void MayNotList(ILogger log, string cluster);
}
