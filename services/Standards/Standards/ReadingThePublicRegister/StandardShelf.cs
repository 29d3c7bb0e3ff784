using System.Collections.Concurrent;
using Npgsql;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.Storage;

namespace Standards.ReadingThePublicRegister;

/// <summary>Published standards as their events make them. What was read is kept, and only what is newer is read again: the projection says how far a standard has come.</summary>
sealed class StandardShelf(NpgsqlDataSource database, EventStore store)
{
    const int MostKept = 300;

    readonly ConcurrentDictionary<Guid, Kept> kept = new();

    /// <summary>A standard; null where none is published under the identifier.</summary>
    public async Task<ShelvedStandard?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await StandardRow.FindAsync(database, [id], cancellation)) is [var row] ? await ReadAsync(row, cancellation) : null;

    /// <summary>The standard of a row, at least as far as the row has come.</summary>
    public async Task<ShelvedStandard> ReadAsync(StandardRow row, CancellationToken cancellation)
    {
        var before = kept.GetValueOrDefault(row.Id) ?? new(0, Standard.Initial);
        if (before.Version >= row.Version)
            return new(row, before.State);

        var events = await store.ReadStreamAsync($"standard-{row.Id:D}", before.Version, cancellation);
        var now = new Kept(before.Version + events.Count, events.Select(StandardGrain.Codec.Read).Aggregate(before.State, Standard.Evolve));
        if (kept.Count >= MostKept)
            kept.Clear();
        kept.AddOrUpdate(row.Id, now, (_, other) => other.Version > now.Version ? other : now);
        return new(row, now.State);
    }

    sealed record Kept(int Version, Standard State);
}

/// <summary>A standard with its row.</summary>
sealed record ShelvedStandard(StandardRow Row, Standard State)
{
    public StandardRecord Record => State switch
    {
        Standard.Published s => s.Record,
        Standard.Withdrawn s => s.Record,
        _                    => throw new System.Diagnostics.UnreachableException(),
    };
}
