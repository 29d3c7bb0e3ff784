using Compliance.EnforcingADuty;
using Compliance.Graph;
using Npgsql;

namespace Compliance.ReadingEnforcement;

/// <summary>A case of enforcement, and how much of it whoever looks may see.</summary>
/// <param name="SeesAll">By the developer and by overseers; everyone else sees what was published.</param>
sealed record SeenEnforcement(Guid Id, ImmutableArray<EnforcementEvent> Events, bool SeesAll)
{
    public Enforcement.Open State => (Enforcement.Open)Events.Aggregate(Enforcement.Initial, Enforcement.Evolve);
}

/// <summary>Cases, as whoever looks may see them: everyone what was published, and more its developer and overseers.</summary>
sealed class EnforcementShelf(NpgsqlDataSource database, EventStore store)
{
    const int MostOfLicence = 100;
    const string Visible = "($1 or published_at is not null or developer_id = $2)";

    /// <summary>Newest first; of one status or developer, or all.</summary>
    public async Task<Page<SeenEnforcement>> PageAsync(Viewer viewer, int first, string? after, EnforcementStatus? status, Guid? developer, CancellationToken cancellation)
    {
        const string where = $"{Visible} and ($3::text is null or status = $3) and ($4::uuid is null or developer_id = $4)";
        NpgsqlParameter[] Asked() => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Text(status?.ToString()), Sql.Uuid(developer)];
        var page = await Page<(Guid Id, Guid Developer)>.ReadAsync(first, after,
            (cursor, count) => database.ReadAsync(
                $"select id, developer_id from enforcement where {where} and (noticed_at, id) < ($5, $6) order by noticed_at desc, id desc limit $7",
                [.. Asked(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Row, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int from enforcement where {where}", Asked(), r => r.GetInt32(0), cancellation))[0]);
        return new(page.TotalCount, await SeenAsync(viewer, page.Rows, cancellation), page.HasNextPage);
    }

    /// <summary>One case, if it may be seen.</summary>
    public async Task<SeenEnforcement?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await SeenAsync(viewer, await database.ReadAsync(
        $"select id, developer_id from enforcement where {Visible} and id = $3", [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(id)], Row, cancellation), cancellation)).SingleOrDefault();

    /// <summary>The cases about a licence that may be seen, newest first, at most 100.</summary>
    public async Task<List<SeenEnforcement>> OfLicenceAsync(Viewer viewer, Guid licence, CancellationToken cancellation) => await SeenAsync(viewer, await database.ReadAsync(
        $"select id, developer_id from enforcement where {Visible} and licence_id = $3 order by noticed_at desc, id desc limit {MostOfLicence}",
        [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(licence)], Row, cancellation), cancellation);

    async Task<List<SeenEnforcement>> SeenAsync(Viewer viewer, IReadOnlyList<(Guid Id, Guid Developer)> rows, CancellationToken cancellation)
    {
        var seen = new List<SeenEnforcement>(rows.Count);
        foreach (var (id, developer) in rows)
            seen.Add(new(id, [.. (await store.ReadStreamAsync($"enforcement-{id:D}", 0, cancellation)).Select(EnforcementGrain.Codec.Read)], viewer.SeesWhatIsFiledBy([developer])));
        return seen;
    }

    static (Guid, Guid) Row(NpgsqlDataReader row) => (row.GetGuid(0), row.GetGuid(1));
}
