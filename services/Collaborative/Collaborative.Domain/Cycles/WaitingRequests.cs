using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Collaborative.Domain.Cycles;

/// <summary>Requests that wait. A snapshot: it changes by making another.</summary>
/// <remarks>Those that are alike are kept together as they come and go, so that a cycle costs little, however many wait.</remarks>
public sealed class WaitingRequests : IReadOnlyCollection<Request>
{
    static readonly Comparer<Request> Sooner = Comparer<Request>.Create((one, other) =>
        one.Submitted.CompareTo(other.Submitted) is var by && by != 0 ? by : one.Id.Value.CompareTo(other.Id.Value));

    static readonly ImmutableSortedSet<Request> Nobody = ImmutableSortedSet.Create<Request>(comparer: Sooner);

    readonly ImmutableDictionary<RequestId, Request> all;
    readonly ImmutableDictionary<Likeness, ImmutableSortedSet<Request>> alike;

    WaitingRequests(ImmutableDictionary<RequestId, Request> all, ImmutableDictionary<Likeness, ImmutableSortedSet<Request>> alike) => (this.all, this.alike) = (all, alike);

    /// <summary>Nobody waits.</summary>
    public static WaitingRequests None { get; } = Of([]);

    /// <summary>So many wait.</summary>
    public int Count => all.Count;

    /// <summary>Who waits.</summary>
    public IEnumerable<RequestId> Ids => all.Keys;

    /// <summary>Those that are alike together; who came sooner is before.</summary>
    internal IEnumerable<IReadOnlyList<Request>> Alike => alike.Values;

    /// <summary>A request that waits.</summary>
    /// <exception cref="KeyNotFoundException">It does not.</exception>
    public Request this[RequestId request] => all[request];

    /// <summary>These wait, and nobody else.</summary>
    /// <exception cref="ArgumentException">Two have one identifier.</exception>
    public static WaitingRequests Of(IReadOnlyCollection<Request> requests) => new(
        requests.ToImmutableDictionary(r => r.Id), requests.GroupBy(Likeness.Of).ToImmutableDictionary(g => g.Key, g => g.ToImmutableSortedSet(Sooner)));

    /// <summary>Whether it waits.</summary>
    public bool Contains(RequestId request) => all.ContainsKey(request);

    /// <summary>A request, if it waits.</summary>
    public bool TryGet(RequestId request, [MaybeNullWhen(false)] out Request found) => all.TryGetValue(request, out found);

    /// <summary>With one more.</summary>
    /// <exception cref="ArgumentException">It waits already.</exception>
    public WaitingRequests With(Request request)
    {
        var likeness = Likeness.Of(request);
        return new(all.Add(request.Id, request), alike.SetItem(likeness, alike.GetValueOrDefault(likeness, Nobody).Add(request)));
    }

    /// <summary>Without one; the same where it does not wait.</summary>
    public WaitingRequests Without(RequestId id)
    {
        if (!all.TryGetValue(id, out var request))
            return this;
        var likeness = Likeness.Of(request);
        var left = alike[likeness].Remove(request);
        return new(all.Remove(id), left.IsEmpty ? alike.Remove(likeness) : alike.SetItem(likeness, left));
    }

    /// <inheritdoc/>
    public IEnumerator<Request> GetEnumerator() => all.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
