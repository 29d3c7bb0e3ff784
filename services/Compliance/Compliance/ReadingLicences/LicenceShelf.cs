using Compliance.Graph;
using Compliance.HoldingALicence;
using Npgsql;

namespace Compliance.ReadingLicences;

/// <summary>A licence, and how much of it whoever looks may see.</summary>
/// <param name="SeesAll">Whether what is not public may be seen: by the holder and by overseers.</param>
sealed record SeenLicence(Guid Id, ImmutableArray<LicenceEvent> Events, bool SeesAll)
{
    public Licence State => Events.Aggregate(Licence.Initial, Licence.Evolve);
}

/// <summary>Licences, as whoever looks may see them: what was granted is public, an application only to the developer and to overseers.</summary>
sealed class LicenceShelf(NpgsqlDataSource database, EventStore store)
{
    const string Visible = "($1 or granted_at is not null or developer_id = $2)";

    /// <summary>Newest first; of one status or developer, or all; those with a failing condition, which only who may see conditions can ask for.</summary>
    public async Task<Page<SeenLicence>> PageAsync(Viewer viewer, int first, string? after, LicenceStatus? status, Guid? developer, bool failing, CancellationToken cancellation)
    {
        const string where = $"""
            {Visible} and ($3::text is null or status = $3) and ($4::uuid is null or developer_id = $4)
            and (not $5 or (($1 or developer_id = $2) and exists (select 1 from condition_standing c where c.licence_id = id and not c.holds)))
            """;
        NpgsqlParameter[] Asked() => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Text(status?.ToString()), Sql.Uuid(developer), Sql.Bool(failing)];
        var page = await Page<(Guid Id, Guid Developer)>.ReadAsync(first, after,
            (cursor, count) => database.ReadAsync(
                $"select id, developer_id from licence where {where} and (applied_at, id) < ($6, $7) order by applied_at desc, id desc limit $8",
                [.. Asked(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Row, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int from licence where {where}", Asked(), r => r.GetInt32(0), cancellation))[0]);
        return new(page.TotalCount, await SeenAsync(viewer, page.Rows, cancellation), page.HasNextPage);
    }

    /// <summary>One licence, if it may be seen.</summary>
    public async Task<SeenLicence?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await SeenAsync(viewer, await database.ReadAsync(
        $"select id, developer_id from licence where {Visible} and id = $3", [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(id)], Row, cancellation), cancellation)).SingleOrDefault();

    /// <summary>Those whose term runs, or has ended and that was not noted yet.</summary>
    public Task<List<Guid>> InTermAsync(CancellationToken cancellation) => database.ReadAsync(
        "select id from licence where granted_at is not null and status in ('Granted', 'Suspended') order by applied_at, id", [], r => r.GetGuid(0), cancellation);

    /// <summary>One licence, nothing hidden.</summary>
    public async Task<Licence> StateAsync(Guid id, CancellationToken cancellation) => (await EventsAsync(id, cancellation)).Aggregate(Licence.Initial, Licence.Evolve);

    /// <summary>Up to which instant the turns of each condition were noted.</summary>
    public async Task<Dictionary<string, DateTimeOffset>> NotedAsync(Guid id, CancellationToken cancellation) => (await database.ReadAsync(
        "select condition, since from condition_standing where licence_id = $1", [Sql.Uuid(id)], r => (Condition: r.GetString(0), Since: r.GetFieldValue<DateTimeOffset>(1)), cancellation))
        .ToDictionary(r => r.Condition, r => r.Since, StringComparer.Ordinal);

    async Task<List<SeenLicence>> SeenAsync(Viewer viewer, IReadOnlyList<(Guid Id, Guid Developer)> rows, CancellationToken cancellation)
    {
        var seen = new List<SeenLicence>(rows.Count);
        foreach (var (id, developer) in rows)
            seen.Add(new(id, await EventsAsync(id, cancellation), viewer.SeesWhatIsFiledBy([developer])));
        return seen;
    }

    async Task<ImmutableArray<LicenceEvent>> EventsAsync(Guid id, CancellationToken cancellation) => [.. (await store.ReadStreamAsync($"licence-{id:D}", 0, cancellation)).Select(LicenceGrain.Codec.Read)];

    static (Guid, Guid) Row(NpgsqlDataReader row) => (row.GetGuid(0), row.GetGuid(1));
}
