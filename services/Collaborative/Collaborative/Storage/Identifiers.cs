using System.Globalization;
using Contracts.Identity;

namespace Collaborative.Storage;

/// <summary>Identifiers that follow from what they stand for.</summary>
static class Identifiers
{
    static readonly Guid Space = new("6e7d1b52-4a0f-4f3c-8b1d-2c9a75e0f4d3");

    /// <summary>The pool of the institution: its pledges and shares, its queue and its books.</summary>
    public const string SharedPool = "shared";

    /// <summary>The pool as the subject of a record.</summary>
    public static Guid Pool { get; } = NamedUuid.Of(Space, $"pool:{SharedPool}");

    /// <summary>What a request was given at an instant: the name by which clusters know the job. A request that was preempted gets another one the next time.</summary>
    public static Guid OfLease(RequestId request, DateTimeOffset started) => Of("lease", request, started);

    /// <summary>What a lease started with, which is charged as one.</summary>
    public static Guid OfRun(RequestId request, DateTimeOffset from) => Of("run", request, from);

    /// <summary>One of the workers that joined a lease in a cycle, of which there may be several in a second.</summary>
    public static Guid OfExtra(RequestId request, DateTimeOffset from, long cycle, int place) => Of(string.Create(CultureInfo.InvariantCulture, $"extra {cycle} {place}"), request, from);

    static Guid Of(string what, RequestId request, DateTimeOffset at) =>
        NamedUuid.Of(Space, string.Create(CultureInfo.InvariantCulture, $"{what}:{request.Value:D}:{at.ToUnixTimeSeconds()}"));
}
