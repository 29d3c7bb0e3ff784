using Compliance.Domain.Disclosures;
using Compliance.FilingADisclosure;
using Npgsql;

namespace Compliance.ReadingDisclosures;

/// <summary>Reports of people who stay unknown.</summary>
sealed class DisclosureShelf(NpgsqlDataSource database, EventStore store)
{
    /// <summary>Newest first; those that wait for an answer, or all.</summary>
    public async Task<Page<DisclosureView>> PageAsync(int first, string? after, bool waiting, CancellationToken cancellation)
    {
        const string where = "(not $1 or (newest in ('Filed', 'Added')))";
        var page = await Page<Guid>.ReadAsync(first, after,
            (cursor, count) => database.ReadAsync(
                $"select id from disclosure where {where} and (filed_at, id) < ($2, $3) order by filed_at desc, id desc limit $4",
                [Sql.Bool(waiting), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], r => r.GetGuid(0), cancellation),
            async () => (await database.ReadAsync($"select count(*)::int from disclosure where {where}", [Sql.Bool(waiting)], r => r.GetInt32(0), cancellation))[0]);
        var views = new List<DisclosureView>(page.Rows.Count);
        foreach (var id in page.Rows)
            views.Add(await DemandAsync(id, cancellation));
        return new(page.TotalCount, views, page.HasNextPage);
    }

    public async Task<DisclosureView?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await store.ReadStreamAsync($"disclosure-{id:D}", 0, cancellation)) is { Count: > 0 } events ? new(id, [.. events.Select(DisclosureGrain.Codec.Read)]) : null;

    public async Task<DisclosureView> DemandAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? throw new RefusalError("disclosure.unknown", "There is no such report.");

    /// <summary>The report whose code begins so, and against what the rest is proved.</summary>
    public async Task<(Guid Id, byte[] Salt, byte[] Hash)?> LocateAsync(string locator, CancellationToken cancellation) =>
        (await database.ReadAsync("select id, salt, hash from disclosure where locator = $1", [Sql.Text(locator)], r => (r.GetGuid(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2)), cancellation)) is [var found] ? found : null;
}
