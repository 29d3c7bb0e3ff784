namespace Collaborative.Domain.Queues;

/// <summary>A cluster took a lease and found no device for it in time.</summary>
/// <param name="Machines">What of the cluster was in service, as <see cref="Pools.Pool.ServiceOf"/> says it.</param>
public sealed record NotFound(string Cluster, string Machines);

/// <summary>How often a cluster found no device for a request, one time after another, while the same of its machines were in service.</summary>
/// <remarks>Which devices parts are of, a cluster may decide itself; so it may find none where there is room by our books, and not find it the next time either.</remarks>
public sealed record Missed(string Cluster, string Machines, int Times)
{
    /// <summary>So often it is tried. Then the request is held until something else of the cluster is in service.</summary>
    public const int Most = 3;

    /// <summary>Once more.</summary>
    public static Missed After(Missed? before, NotFound missed) =>
        before is { } same && same.Cluster == missed.Cluster && same.Machines == missed.Machines ? same with { Times = same.Times + 1 } : new(missed.Cluster, missed.Machines, 1);
}

/// <summary>The same of a request. Stored format.</summary>
public sealed record KeptMiss(Cycles.RequestId Request, Missed Missed);
