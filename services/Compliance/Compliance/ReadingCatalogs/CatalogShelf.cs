using Compliance.ImportingCatalogs;
using Npgsql;

namespace Compliance.ReadingCatalogs;

/// <summary>A version of a catalog, as its projection holds it.</summary>
sealed record ShelvedCatalog(
    Guid Id, Guid Series, string Sha256, string Title, string Version, CatalogOrigin Origin, string Source, string? Standard, int? Edition, DateOnly? InForceFrom, int Controls, DateTime EnteredAt, DateTime? SupersededAt,
    DateTime? WithdrawnAt, Guid Act)
{
    /// <summary>Whether assessments begin against it.</summary>
    public bool IsCurrent => SupersededAt is null && WithdrawnAt is null;
}

/// <summary>A group of a catalog with how many controls it has.</summary>
sealed record ControlGroup(string Id, string Title, int Controls);

/// <summary>Catalogs, which everyone may read.</summary>
sealed class CatalogShelf(NpgsqlDataSource database)
{
    const string Columns =
        "select id, series_id, sha256, title, version, origin, source, standard, edition, in_force_from, controls, entered_at, superseded_at, withdrawn_at, act_id from catalog";

    const string OfControls = "select id, label, title, group_id, group_title, statement, guidance, is_withdrawn from catalog_control";

    /// <summary>Newest first.</summary>
    /// <param name="series">Only versions of this one.</param>
    public Task<Page<ShelvedCatalog>> PageAsync(int first, string? after, bool all, Guid? series, CancellationToken cancellation)
    {
        const string Filter = "($1 or (superseded_at is null and withdrawn_at is null)) and ($2::uuid is null or series_id = $2)";
        return Page<ShelvedCatalog>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"{Columns} where {Filter} and (entered_at, id) < ($3, $4) order by entered_at desc, id desc limit $5",
                [Sql.Bool(all), Sql.Uuid(series), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int from catalog where {Filter}", [Sql.Bool(all), Sql.Uuid(series)], r => r.GetInt32(0), cancellation))[0]);
    }

    public async Task<ShelvedCatalog?> FindAsync(Guid id, CancellationToken cancellation) => (await database.ReadAsync($"{Columns} where id = $1", [Sql.Uuid(id)], Read, cancellation)).SingleOrDefault();

    /// <summary>Those of these that there are.</summary>
    public async Task<IReadOnlyDictionary<Guid, ShelvedCatalog>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(c => c.Id);

    /// <summary>The catalog of an edition of a standard of this house that holds; null where there is none.</summary>
    public async Task<Guid?> OfStandardAsync(string number, int edition, CancellationToken cancellation) => (await database.ReadAsync(
        "select id from catalog where standard = $1 and edition = $2 and superseded_at is null and withdrawn_at is null", [Sql.Text(number), Sql.Int(edition)], r => r.GetGuid(0), cancellation)) is [var found] ? found : null;

    /// <exception cref="RefusalError">There is none.</exception>
    public async Task<ShelvedCatalog> DemandAsync(string id, CancellationToken cancellation) =>
        Input.TryUuid(id) is { } catalog && await FindAsync(catalog, cancellation) is { } found ? found : throw new RefusalError("catalog.unknown", "There is no such catalog.");

    /// <summary>In reading order.</summary>
    public Task<List<ControlGroup>> GroupsAsync(Guid id, CancellationToken cancellation) => database.ReadAsync(
        "select group_id, group_title, (count(*) filter (where not is_withdrawn))::int from catalog_control where catalog_id = $1 group by 1, 2 order by min(ordinal)", [Sql.Uuid(id)],
        r => new ControlGroup(r.GetString(0), r.GetString(1), r.GetInt32(2)), cancellation);

    /// <summary>In reading order; of one group, or of all.</summary>
    public Task<List<CatalogControl>> ControlsAsync(Guid id, string? group, int start, int count, CancellationToken cancellation) => database.ReadAsync(
        $"{OfControls} where catalog_id = $1 and ($2::text is null or group_id = $2) order by ordinal offset $3 limit $4", [Sql.Uuid(id), Sql.Text(group), Sql.Int(start), Sql.Int(count)], ReadControl, cancellation);

    /// <summary>How many controls a group has, or the catalog.</summary>
    public async Task<int> CountAsync(Guid id, string? group, CancellationToken cancellation) =>
        (await database.ReadAsync("select count(*)::int from catalog_control where catalog_id = $1 and ($2::text is null or group_id = $2)", [Sql.Uuid(id), Sql.Text(group)], r => r.GetInt32(0), cancellation))[0];

    /// <summary>The controls that are assessed, in reading order.</summary>
    public Task<List<CatalogControl>> AssessedAsync(Guid id, CancellationToken cancellation) =>
        database.ReadAsync($"{OfControls} where catalog_id = $1 and not is_withdrawn order by ordinal", [Sql.Uuid(id)], ReadControl, cancellation);

    /// <summary>One control; null where there is none.</summary>
    public async Task<CatalogControl?> ControlAsync(Guid id, string control, CancellationToken cancellation) =>
        (await database.ReadAsync($"{OfControls} where catalog_id = $1 and id = $2", [Sql.Uuid(id), Sql.Text(control)], ReadControl, cancellation)).SingleOrDefault();

    /// <summary>The canonical JSON.</summary>
    public async Task<byte[]> ContentAsync(Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync("select content from catalog where id = $1", [Sql.Uuid(id)], r => r.GetFieldValue<byte[]>(0), cancellation)).Single();

    static CatalogControl ReadControl(NpgsqlDataReader r) =>
        new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetBoolean(7));

    static ShelvedCatalog Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetString(4), r.Name<CatalogOrigin>(5), r.GetString(6), r.TextOrNull(7), r.OrNull<int>(8), r.OrNull<DateOnly>(9), r.GetInt32(10), r.GetFieldValue<DateTime>(11),
        r.OrNull<DateTime>(12), r.OrNull<DateTime>(13), r.GetGuid(14));
}
