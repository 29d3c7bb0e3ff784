using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using Ledger.ReadingReceipts;
using Ledger.ReadingTheLog;
using Ledger.Storage;

namespace Ledger.Graph;

/// <summary>The public record: what anyone may read of the log.</summary>
[Public]
sealed class Query
{
    public static async Task<CheckpointView> Checkpoint([FromServices] LogReader reader, [FromServices] SigningKey key, CancellationToken cancellation) =>
        new(await reader.NewestAsync(cancellation), key.Verifier);

    public static IDataLoaderResult<ReceiptView?>? Receipt([FromServices] Loaders loaders, [Id] string actId) => ReceiptView.Resolve(loaders, actId);

    public static Task<ConsistencyView> Consistency([FromServices] LogReader reader, string from, string to, CancellationToken cancellation) =>
        ConsistencyView.ProveAsync(reader, from, to, cancellation);

    /// <summary>Newest first; <paramref name="before"/> is the place of the last act of the page before.</summary>
    public static async Task<IEnumerable<ReceiptView>> Acts([FromServices] LogReader reader, CancellationToken cancellation, int first = 50, string? before = null)
    {
        ulong? place = before is null ? null : Given.Size(before, nameof(before));
        var entries = await reader.NewestEntriesAsync(Given.PageSize(first), place, cancellation);
        return entries.Select(e => new ReceiptView(e.Act.ActId, e));
    }
}
