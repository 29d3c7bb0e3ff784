using System.Text.Json.Serialization;

namespace Collaborative.Domain.Queues;

/// <summary>A cluster took a lease and found no device for it in time.</summary>
/// <param name="Machines">What of the cluster was in service, as <see cref="Pools.Pool.ServiceOf"/> says it.</param>
public sealed record NotFound(string Cluster, string Machines);

/// <summary>How often a cluster found no device for a request, one time after another, while the same of its machines were in service.</summary>
/// <remarks>Which devices parts are of, a cluster may decide itself; so it may find none where there is room by our books, and not find it the next time either.</remarks>
/// <param name="Last">When it did not find one last.</param>
public sealed record Missed(string Cluster, string Machines, int Times, DateTimeOffset Last)
{
    /// <summary>So often it is tried at once. Then the request is held, each time for longer, as long as nothing else of the cluster is in service.</summary>
    public const int Most = 3;

    const int MostDoublings = 4;
    static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);

    /// <summary>Until when it is held, if the same machines stay in service: half an hour after the third time, twice as long after each further, and eight hours at most. What kept the cluster from finding a device may have passed.</summary>
    [JsonIgnore]
    public DateTimeOffset HeldUntil => Times < Most ? DateTimeOffset.MinValue : Last + (Hold * (1 << Math.Min(Times - Most, MostDoublings)));

    /// <summary>Once more.</summary>
    public static Missed After(Missed? before, NotFound missed, DateTimeOffset at) =>
        before is { } same && same.Cluster == missed.Cluster && same.Machines == missed.Machines ? same with { Times = same.Times + 1, Last = at } : new(missed.Cluster, missed.Machines, 1, at);
}

/// <summary>The same of a request. Stored format.</summary>
public sealed record KeptMiss(Cycles.RequestId Request, Missed Missed);
