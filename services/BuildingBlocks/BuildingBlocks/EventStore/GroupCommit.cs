using System.Diagnostics;
using Npgsql;

namespace BuildingBlocks.EventStore;

/// <summary>Writes what waits to be written at the same time in one transaction: the disk and the server are asked once for all of it (group commit: DeWitt et al., SIGMOD 1984).</summary>
/// <remarks>Nobody waits for others to come: who comes while few are writing writes at once. Where a group cannot be written, for one of it cannot, each is written by itself.</remarks>
/// <param name="send">Writes commits in one transaction; told whether they were sent before.</param>
sealed class GroupCommit(Func<IReadOnlyList<Commit>, bool, Task> send)
{
    const int MostWriters = 3;      // more than a server of few processors works on at once
    const int MostTogether = 32;

    readonly Lock gate = new();
    readonly Queue<Waiting> waiting = [];
    int writers;

    /// <returns>When it is durable. Fails as its sending fails.</returns>
    public Task WriteAsync(Commit commit)
    {
        var one = new Waiting(commit, Activity.Current);
        lock (gate)
        {
            if (writers == MostWriters)
            {
                waiting.Enqueue(one);
                return one.Written.Task;
            }
            writers++;
        }
        _ = WriteAsync([one]);
        return one.Written.Task;
    }

    async Task WriteAsync(List<Waiting> some)
    {
        for (; some.Count > 0; some = Next())
        {
            Activity.Current = some[0].Under;   // what the server is asked belongs to the first; the others refer to it
            foreach (var other in some.Skip(1))
                if (some[0].Under is { } under)
                    other.Under?.AddLink(new(under.Context));
            try
            {
                await send([.. some.Select(s => s.Commit)], false).ConfigureAwait(false);
                some.ForEach(s => s.Written.SetResult());
            }
            catch (PostgresException) when (some.Count > 1)
            {
                foreach (var one in some)
                    await AloneAsync(one).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                some.ForEach(s => s.Written.SetException(failure));
            }
        }
    }

    async Task AloneAsync(Waiting one)
    {
        try
        {
            Activity.Current = one.Under;
            await send([one.Commit], true).ConfigureAwait(false);
            one.Written.SetResult();
        }
        catch (Exception failure)
        {
            one.Written.SetException(failure);
        }
    }

    /// <summary>What came meanwhile; where nothing did, one writes less.</summary>
    List<Waiting> Next()
    {
        List<Waiting> next = [];
        lock (gate)
        {
            while (next.Count < MostTogether && (next.Count == 0 || waiting is { Count: > 0 } && !waiting.Peek().Commit.IsOfMany) && waiting.TryDequeue(out var one))
            {
                next.Add(one);
                if (one.Commit.IsOfMany)
                    break;   // large by itself
            }
            if (next.Count == 0)
                writers--;
        }
        return next;
    }

    sealed record Waiting(Commit Commit, Activity? Under)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
