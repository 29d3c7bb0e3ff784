using BuildingBlocks.Graph;
using Ledger.ReadingReceipts;
using Ledger.Storage;

namespace Ledger.Graph;

/// <summary>What the fields of one request ask for, fetched level by level.</summary>
sealed class Loaders(LogReader reader)
{
    public BatchLoader<Guid, ReceiptView> Receipts { get; } = new(async (acts, stop) =>
    {
        var entries = await reader.EntriesAsync(acts, stop);
        return acts.ToDictionary(a => a, a => new ReceiptView(a, entries.GetValueOrDefault(a)));
    });

    public BatchLoader<Entry, InclusionView> Inclusions { get; } = new((entries, stop) => InclusionView.ProveAsync(reader, entries, stop));
}
