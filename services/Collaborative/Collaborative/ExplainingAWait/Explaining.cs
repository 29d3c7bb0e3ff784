using Collaborative.Domain.Cycles.Explaining;
using Collaborative.Domain.Cycles.Records;
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

/// <summary>Explains what waits by the last cycle. What holds a request is read off at once; what would start it is looked for, one request after the other, and kept until the next cycle.</summary>
/// <remarks>For one grain, which asks it within its turns; only the cycles that are tried run elsewhere.</remarks>
sealed class Explaining
{
    const int MostInLine = 16;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim turn = new(1);
    readonly Dictionary<RequestId, Task<Proposed?>> proposals = [];
    readonly Kept last = new(), whole = new();
    int inLine;

    /// <summary>Takes up a cycle that was just entered.</summary>
    public void Take(DecidedCycle decided)
    {
        last.Run = Task.FromResult<DecidedCycle?>(decided);
        whole.Run = null;
        proposals.Clear();
    }

    /// <summary>The last cycle; where it was entered before this activation began, it is read and run again, once for all who ask.</summary>
    /// <param name="read">The published file; null where there is none.</param>
    public Task<DecidedCycle?> LastAsync(Func<Task<byte[]?>> read) => last.OrAsync(() => AgainAsync(read));

    /// <summary>A cycle over all who wait now, where the last one looked at the first of those who are alike; run once for all who ask.</summary>
    public Task<DecidedCycle?> WholeAsync(Func<Task<Snapshot?>> compose) => whole.OrAsync(async () => await compose() is { } snapshot ? await Task.Run(() => DecidedCycle.Of(snapshot)) : null);

    public static Explained? Of(DecidedCycle decided, RequestId request) =>
        decided.Holds(request) is { } facts ? new(decided.Outcome.Number, facts, (decided[request] as Verdict.Promised)?.By) : null;

    /// <summary>What would have started a request; nothing where nothing was found, where it takes longer than one waits for a page, or where too many ask: then it is there a little later.</summary>
    /// <param name="decided">The cycle; asked for when its turn has come.</param>
    /// <param name="isAll">Whether it is over all who wait.</param>
    /// <param name="behind">The request itself, where the cycle was not over it because others who are alike are ahead of it.</param>
    public async Task<Proposed?> ProposeAsync(Func<Task<DecidedCycle?>> decided, RequestId request, bool isAll, Request? behind)
    {
        if (!proposals.TryGetValue(request, out var search))
        {
            if (inLine >= MostInLine)
                return null;
            proposals[request] = search = SearchAsync(decided, request, isAll, behind);
        }
        try
        {
            return await search.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    static async Task<DecidedCycle?> AgainAsync(Func<Task<byte[]?>> read) => await read() is { } record
        ? await Task.Run(() => CycleRecord.SnapshotOf(record) is var snapshot && Domain.Cycles.Cycle.Knows(snapshot.RulesVersion) ? DecidedCycle.Of(snapshot) : null)   // one of other rules is explained by the next
        : null;

    async Task<Proposed?> SearchAsync(Func<Task<DecidedCycle?>> cycle, RequestId request, bool isAll, Request? behind)
    {
        inLine++;
        await turn.WaitAsync();
        try
        {
            var decided = await cycle();
            return decided is null ? null : await Task.Run(() => (Explanation.SmallestChange(decided, request, isAll ? Explanation.MostServed : 0) ?? (behind is null ? null : Explanation.SetAside(decided.Snapshot, behind))) is { } change
                ? new Proposed(change, decided.PendingOf(request) ?? behind!, [.. decided.Snapshot.Quotas.Root.FromAbove.Join(change.Rises, n => n.Quota.Id, r => r.Quota, (n, r) => new RaisedQuota(n.Quota.Name, r.By))])
                : null);
        }
        catch
        {
            proposals.Remove(request);
            throw;
        }
        finally
        {
            turn.Release();
            inLine--;
        }
    }

    /// <summary>A cycle that is run once for all who ask.</summary>
    sealed class Kept
    {
        public Task<DecidedCycle?>? Run { get; set; }

        public async Task<DecidedCycle?> OrAsync(Func<Task<DecidedCycle?>> run)
        {
            var mine = Run ??= run();
            try
            {
                return await mine;
            }
            catch when (Run == mine)
            {
                Run = null;   // the next who asks tries again
                throw;
            }
        }
    }
}
