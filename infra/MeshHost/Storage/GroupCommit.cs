using System.Threading.Channels;
using BuildingBlocks.Messaging;

namespace MeshHost.Storage;

/// <summary>Commits many callers' items together: whoever comes while one transaction runs goes in the next.</summary>
/// <remarks>One transaction runs at a time, so items are committed in the order of their arrival.</remarks>
/// <param name="leastPause">From the beginning of one transaction to that of the next.</param>
abstract partial class GroupCommit<TItem>(int groupSize, TimeSpan leastPause, ILogger log) : BackgroundService
{
    readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(16 * groupSize) { SingleReader = true });

    /// <summary>Commits items in one transaction.</summary>
    protected abstract Task CommitAsync(TItem[] items, CancellationToken cancellation);

    /// <summary>Ends when the item is committed; fails when it is not known to be.</summary>
    protected async Task AddAsync(TItem item, CancellationToken cancellation)
    {
        var waiting = new Waiting(item, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.Writer.WriteAsync(waiting, cancellation);
        await waiting.Committed.Task.WaitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (group, pace) = (new List<Waiting>(groupSize), new Pace(leastPause));
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            await pace.NextAsync(stoppingToken);
            while (group.Count < groupSize && queue.Reader.TryRead(out var next))
                group.Add(next);
            await CommitAsync(group, stoppingToken);
            group.Clear();
        }
    }

    async Task CommitAsync(List<Waiting> group, CancellationToken cancellation)
    {
        try
        {
            await CommitAsync([.. group.Select(w => w.Item)], cancellation);
            group.ForEach(w => w.Committed.SetResult());
        }
        catch (Exception failure)
        {
            NotCommitted(log, group.Count, failure.Message);
            group.ForEach(w => w.Committed.TrySetException(new NotCommittedException(failure)));
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} items were not committed: {Reason}")]
    static partial void NotCommitted(ILogger log, int count, string reason);

    readonly record struct Waiting(TItem Item, TaskCompletionSource Committed);
}

/// <summary>It is not known that the item was committed.</summary>
sealed class NotCommittedException(Exception cause) : Exception("Not known to be committed.", cause);
