using System.Diagnostics;
using Npgsql;

namespace BuildingBlocks.EventStore;

/// <summary>Writes the commits of many aggregates together: whoever comes while others are being written goes with the next group, in one transaction and one round trip.</summary>
/// <remarks>
/// Nobody waits for company: a commit that finds a place free is written at once. A group that the database refuses has written
/// nothing; its commits are then written one by one, so that what is wrong with one is the end of that one only.
/// </remarks>
sealed class GroupCommit(NpgsqlDataSource database)
{
    const int MaxGroup = 32;
    const int MaxInFlight = 2;

    readonly Queue<Waiting> waiting = [];
    int inFlight;

    /// <summary>Ends when the statements are durable; fails as they would have failed alone.</summary>
    public Task WriteAsync(IEnumerable<NpgsqlBatchCommand> statements)
    {
        var place = new Waiting([.. statements]);
        lock (waiting)
        {
            waiting.Enqueue(place);
            if (inFlight == MaxInFlight)
                return place.Written.Task;
            inFlight++;
        }
        // Not in the caller's turn, if it is a grain: the next groups are those of others.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(WriteAllAsync);
        return place.Written.Task;
    }

    async Task WriteAllAsync()
    {
        while (Next() is { Count: > 0 } group)
            await WriteGroupAsync(group);
    }

    List<Waiting> Next()
    {
        lock (waiting)
        {
            var group = new List<Waiting>();
            while (group.Count < MaxGroup && waiting.TryDequeue(out var next))
                group.Add(next);
            if (group.Count == 0)
                inFlight--;
            return group;
        }
    }

    async Task WriteGroupAsync(List<Waiting> group)
    {
        Activity.Current = group[0].Trace;   // what the database does stands in the trace of the first
        try
        {
            await using var batch = database.CreateBatch();
            foreach (var statement in group.SelectMany(w => w.Statements))
                batch.BatchCommands.Add(statement);
            await batch.ExecuteNonQueryAsync();
            group.ForEach(w => w.Written.SetResult());
        }
        catch (PostgresException) when (group.Count > 1)
        {
            foreach (var one in group)
                await WriteGroupAsync([one]);
        }
        catch (Exception failure)
        {
            group.ForEach(w => w.Written.SetException(failure));
        }
    }

    sealed record Waiting(IReadOnlyList<NpgsqlBatchCommand> Statements)
    {
        public Activity? Trace { get; } = Activity.Current;

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
