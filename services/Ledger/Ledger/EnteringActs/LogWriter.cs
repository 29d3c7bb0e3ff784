using BuildingBlocks.Messaging;
using Ledger.Storage;
using Npgsql;

namespace Ledger.EnteringActs;

/// <summary>An act on its way into the log, with the trace it came by.</summary>
sealed record Incoming(Act Act, string? Trace);

/// <summary>Enters acts, a page at a time: load, decide, sign, append. It is made for one caller at a time.</summary>
/// <remarks>
/// The tree in memory is that of the last commit. Whatever goes wrong, it is forgotten and loaded again, and what was signed for a
/// page that may not be durable is never shown: people see only checkpoints that the database returns.
/// </remarks>
sealed class LogWriter(NpgsqlDataSource database, LogReader reader, SigningKey key, OutboxSignal outbox, TimeProvider clock)
{
    const int Attempts = 5;
    CompactRange? tree;

    /// <summary>Makes the log if there is none, and makes sure that what is there is sound and was signed with this key.</summary>
    /// <exception cref="InvalidDataException">The stored log is not sound, or another key signed it.</exception>
    public async Task OpenAsync(CancellationToken cancellation = default)
    {
        if (await reader.FindNewestAsync(cancellation) is null)
        {
            await using var batch = database.CreateBatch();
            batch.AddCheckpoint(SignedTree.Of(CompactRange.Empty, key, Now()), "on conflict do nothing");
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        await LoadAsync(cancellation);
    }

    /// <summary>Enters acts in their order; those that are in the log already stay where they are.</summary>
    /// <returns>What became of each. When it returns, all of it is durable.</returns>
    public async Task<ImmutableArray<EntryOutcome>> EnterAsync(IReadOnlyList<Incoming> incoming, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryEnterAsync(incoming, cancellation);
            }
            catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.UniqueViolation && attempt < Attempts)
            {
                // Another writer has taken these places. Look at what it wrote, and decide again.
            }
        }
    }

    async Task<ImmutableArray<EntryOutcome>> TryEnterAsync(IReadOnlyList<Incoming> incoming, CancellationToken cancellation)
    {
        var before = tree ?? await LoadAsync(cancellation);
        tree = null;   // unknown until the database has answered
        var known = await reader.EntriesAsync(incoming.Select(i => i.Act.ActId), cancellation);
        var page = Page.Of(before, [.. incoming.Select(i => i.Act)], known, Now());
        await CommitAsync(page, incoming, cancellation);
        tree = page.Tree;
        return page.Outcomes;
    }

    async Task CommitAsync(Page page, IReadOnlyList<Incoming> incoming, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        if (page.Entered.Length > 0)
            batch.Add(page, SignedTree.Of(page.Tree, key, page.Entered[0].IssuedAt), incoming.DistinctBy(i => i.Act.ActId).ToDictionary(i => i.Act.ActId, i => i.Trace));
        foreach (var (act, outcome) in incoming.Zip(page.Outcomes, (i, o) => (i.Act, o)))
            if (outcome is EntryOutcome.Refused refused)
                batch.AddRefusal(act, refused.Reason);
        if (batch.BatchCommands.Count == 0)
            return;

        await batch.ExecuteNonQueryAsync(cancellation);
        outbox.Ring();
    }

    async Task<CompactRange> LoadAsync(CancellationToken cancellation) => tree = await LogHead.LoadAsync(reader, key.Verifier, cancellation);

    /// <summary>To the microsecond, as it is stored.</summary>
    DateTimeOffset Now() => clock.GetUtcNow() is var now ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)) : now;
}
