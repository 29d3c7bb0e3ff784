using Collaborative.Domain.Placement;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>Tells requests apart.</summary>
public readonly record struct RequestId(Guid Value);

/// <summary>What a project asks for.</summary>
/// <param name="Project">A leaf of the quota tree.</param>
/// <param name="Class">The name of its priority class.</param>
/// <param name="Alternatives">What would do, best first.</param>
/// <param name="CheckpointGrace">From the notice of a preemption to its end: so long it may save its state.</param>
/// <param name="Deadline">It has to be over by then; started too late it is of no use and is not started.</param>
public sealed record Request(
    RequestId Id, QuotaId Project, string Class, DateTimeOffset Submitted, ImmutableArray<Alternative> Alternatives,
    Topology Topology, TimeSpan CheckpointGrace, DateTimeOffset? Deadline = null);

/// <summary>One way to serve a request: workers that are alike and start together or not at all, all on devices of one model.</summary>
/// <param name="Worker">What each worker needs, on one machine.</param>
/// <param name="Workers">So many at least; work that is shrunk keeps them.</param>
/// <param name="MostWorkers">So many at most; above <paramref name="Workers"/> the work is malleable, and grows where nobody else can start.</param>
/// <param name="Walltime">For so long at most; on slower devices it is longer, which is how alternatives are converted.</param>
public sealed record Alternative(Demand Worker, int Workers, int MostWorkers, TimeSpan Walltime);

/// <summary>How near workers have to be to each other.</summary>
public enum Topology
{
    /// <summary>As near as there is room: the fewest steps up from the interconnect domain.</summary>
    Near,

    /// <summary>In one interconnect domain, or not at all.</summary>
    OneDomain,
}

/// <summary>Where one worker runs.</summary>
/// <param name="Devices">The numbers of the machine's devices, ascending; a share is a part of one.</param>
public sealed record Worker(string Machine, ImmutableArray<int> Devices)
{
    /// <inheritdoc/>
    public bool Equals(Worker? other) => other is not null && other.Machine == Machine && other.Devices.SequenceEqual(Devices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Machine, Devices.Length);
}

/// <summary>A request that holds what it was given.</summary>
/// <param name="Alternative">The place of what it was given among its alternatives.</param>
/// <param name="EndsBy">It is ended then if it has not ended before.</param>
/// <param name="LeavesFor">The request that it was told to make room for; it ends by <paramref name="EndsBy"/>.</param>
public sealed record Lease(Request Request, int Alternative, ImmutableArray<Worker> Workers, DateTimeOffset Started, DateTimeOffset EndsBy, RequestId? LeavesFor = null)
{
    /// <summary>Without these workers, each once: several may be alike, and the last of them leaves, for those it needs come first.</summary>
    public Lease Without(IEnumerable<Worker> workers) => this with { Workers = workers.Aggregate(Workers, (left, w) => left.LastIndexOf(w) is >= 0 and var at ? left.RemoveAt(at) : left) };
}

/// <summary>The latest start of a pending request, on these workers. Kept; it starts before where there is room before.</summary>
public sealed record Promise(RequestId Request, int Alternative, ImmutableArray<Worker> Workers, DateTimeOffset Start);
