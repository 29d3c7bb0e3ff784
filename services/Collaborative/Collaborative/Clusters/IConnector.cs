using System.Collections.Concurrent;
using Collaborative.Domain.Pools;

namespace Collaborative.Clusters;

/// <summary>How a job on a cluster stands.</summary>
/// <param name="Lease">The allocation that travels with the job.</param>
/// <param name="Ended">When it ended, by the cluster's accounting; null while it runs.</param>
/// <param name="Reason">Why, where it ended.</param>
/// <param name="IsWaiting">The cluster has taken it, and has not begun it.</param>
sealed record Job(Guid Lease, DateTimeOffset? Ended, Domain.Queues.EndReason? Reason, bool IsWaiting = false);

/// <summary>A node as its cluster has it.</summary>
/// <param name="Name">As the cluster names it.</param>
/// <param name="OutBecause">Why it takes no new work, in the cluster's words; null while it does.</param>
sealed record ClusterNode(string Name, string? OutBecause);

/// <summary>From when to when a job ran.</summary>
readonly record struct Ran(DateTimeOffset Began, DateTimeOffset Ended);

/// <summary>What a cluster is told to run.</summary>
sealed record Allocation(Guid Lease, string Cluster, Request Request, Alternative Alternative, ImmutableArray<Worker> Workers, DateTimeOffset Started, DateTimeOffset EndsBy);

/// <summary>A worker that a lease has beyond the least it needs: it joined after the start, and may leave before the end.</summary>
/// <param name="Id">Of its run, under which it is charged.</param>
sealed record Extra(Guid Id, Worker Worker);

/// <summary>The job of an <see cref="Extra"/> on its cluster.</summary>
/// <param name="IsActive">It waits or runs; otherwise it is over, and is known.</param>
/// <param name="IsWaiting">The cluster has taken it, and has not begun it.</param>
/// <param name="Ended">When it ended, where the cluster says so and keeps no accounts.</param>
readonly record struct ExtraJob(Guid Lease, Guid Id, bool IsActive, bool IsWaiting = false, DateTimeOffset? Ended = null);

/// <summary>What the accounts of a cluster know: the job of a lease, or of an extra worker beside it.</summary>
readonly record struct AccountKey(Guid Lease, Guid? Extra = null)
{
    /// <summary>By which the answer is found.</summary>
    public Guid Id => Extra ?? Lease;
}

/// <summary>A cluster answered that it does not take a lease. That it did not answer is no refusal, and neither is what passes by itself: a quota that is full, a right that is missing, a namespace that goes.</summary>
/// <param name="words">Why, in the cluster's words.</param>
/// <param name="isOfDemand">It lies in what is asked for and how it was placed, so that it tells nothing of the cluster and its machines.</param>
sealed class LeaseRefusedException(string words, bool isOfDemand = false) : Exception(words)
{
    public bool IsOfDemand => isOfDemand;
}

/// <summary>What brings allocations to a kind of clusters. A reply may be lost: whatever is asked may be asked again, and what counts is what the cluster says it has.</summary>
interface IConnector
{
    const int AtOnce = 24;

    /// <summary>As pledges name it.</summary>
    string Name { get; }

    /// <summary>Its clusters give a job parts of one device only, on each machine.</summary>
    bool JoinsParts => false;

    /// <summary>Starts a job under its allocation, once, however often it is asked.</summary>
    /// <exception cref="LeaseRefusedException">The cluster does not take it.</exception>
    Task SubmitAsync(Allocation allocation, CancellationToken cancellation);

    /// <summary>Ends a job; one that ended, or never was, stays so.</summary>
    Task CancelAsync(string cluster, Guid lease, CancellationToken cancellation);

    /// <summary>Ends many jobs: beside each other, where a cluster has no better way. One that cannot be ended keeps none of the others.</summary>
    async Task CancelAllAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation)
    {
        var failures = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(leases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (lease, token) =>
        {
            try
            {
                await CancelAsync(cluster, lease, token);
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                failures.Enqueue(failure);
            }
        });
        if (!failures.IsEmpty)
            throw new AggregateException(failures);
    }

    /// <summary>When those of our jobs ran that are over by the accounts of their cluster, by <see cref="AccountKey.Id"/>; one that never began ran for no time. Null where it keeps no accounts: then runs are charged by our clock.</summary>
    Task<IReadOnlyDictionary<Guid, Ran>?> AccountsAsync(string cluster, IReadOnlyCollection<AccountKey> jobs, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<Guid, Ran>?>(null);

    /// <summary>The nodes that a cluster has, and which of them its operators, or itself, took out of service.</summary>
    /// <param name="pledged">The nodes that were pledged; it may have more, or not all of them.</param>
    Task<IReadOnlyList<ClusterNode>> NodesAsync(string cluster, IReadOnlyCollection<string> pledged, CancellationToken cancellation);

    /// <summary>All jobs of ours that run on a cluster, and of these leases those that ended.</summary>
    Task<IReadOnlyList<Job>> ObserveAsync(string cluster, IReadOnlyCollection<Guid> leases, CancellationToken cancellation);
}

/// <summary>A connector to clusters whose jobs keep what they were given: what a lease gains is a job of its own beside it, and what it loses is the end of one.</summary>
interface IExtendingConnector : IConnector
{
    /// <summary>All extra workers of ours that a cluster still knows: as it was observed last, where nobody asked since.</summary>
    Task<IReadOnlyList<ExtraJob>> ExtrasAsync(string cluster, CancellationToken cancellation);

    /// <summary>Starts a worker beside a lease that runs, once, however often it is asked.</summary>
    /// <exception cref="LeaseRefusedException">The cluster does not take it.</exception>
    Task AddAsync(Allocation allocation, Extra extra, CancellationToken cancellation);

    /// <summary>Ends a worker; the lease goes on without it.</summary>
    Task RemoveAsync(string cluster, Guid lease, Guid extra, CancellationToken cancellation);
}

/// <summary>The connectors that there are.</summary>
sealed class Connectors(IEnumerable<IConnector> all)
{
    readonly ImmutableDictionary<string, IConnector> byName = all.ToImmutableDictionary(c => c.Name, StringComparer.Ordinal);

    public IConnector? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>The connector of a cluster that is pledged, or was; at an instant, of one that may be used then.</summary>
    public IConnector? Of(Pool pool, string cluster, DateTimeOffset? at = null) =>
        pool.Pledges.Values.FirstOrDefault(p => p.Cluster == cluster && (at is null || p.HoldsAt(at.Value))) is { } pledge ? this[pledge.Connector] : null;

    /// <summary>Those whose clusters give a job parts of one device only.</summary>
    public IReadOnlySet<string> Joining { get; } = all.Where(c => c.JoinsParts).Select(c => c.Name).ToImmutableHashSet(StringComparer.Ordinal);

    public IEnumerable<string> Names => byName.Keys.Order(StringComparer.Ordinal);
}
