using System.Collections.Concurrent;
using Collaborative.Domain.Cycles.Explaining;
using Collaborative.Domain.Quotas;

namespace Collaborative.ExplainingAWait;

/// <summary>What holds a request by a cycle.</summary>
sealed record Explained(long Cycle, ImmutableArray<Fact> Facts, DateTimeOffset? LatestStart);

/// <summary>What would have started a request.</summary>
/// <param name="Asked">The request as it is.</param>
/// <param name="Names">Of the quotas whose limits would be higher, from the institution down.</param>
sealed record Proposed(Change Change, Request Asked, ImmutableArray<RaisedQuota> Names);

/// <summary>A quota that would hold so much more.</summary>
sealed record RaisedQuota(string Name, Amounts By);

/// <summary>Explains what waits by one cycle. What holds a request is read off at once; what would start it is tried out, one request at a time, and kept.</summary>
sealed class Explaining(DecidedCycle decided)
{
    readonly SemaphoreSlim turn = new(1);
    readonly ConcurrentDictionary<RequestId, Lazy<Task<Proposed?>>> proposals = [];

    public DecidedCycle Decided => decided;

    public Explained? Explained(RequestId request) =>
        decided.Holds(request) is { } facts ? new(decided.Outcome.Number, facts, (decided[request] as Verdict.Promised)?.By) : null;

    public Task<Proposed?> ProposeAsync(RequestId request) => proposals.GetOrAdd(request, id => new(() => Task.Run(async () =>
    {
        await turn.WaitAsync();
        try
        {
            return Explanation.SmallestChange(decided, id) is { } change ? new Proposed(change, decided.PendingOf(id)!, [.. Raised(change)]) : null;
        }
        finally
        {
            turn.Release();
        }
    }))).Value;

    IEnumerable<RaisedQuota> Raised(Change change) => decided.Snapshot.Quotas.Root.FromAbove.Join(change.Rises, n => n.Quota.Id, r => r.Quota, (n, r) => new RaisedQuota(n.Quota.Name, r.By));
}
