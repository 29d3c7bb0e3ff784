using Compliance.CoordinatingAPause;
using Compliance.Graph;
using Npgsql;

namespace Compliance.ReadingPauses;

/// <summary>A pause, and how much of it reaches who looks.</summary>
sealed record SeenPause(Guid Id, Guid Developer, ImmutableArray<PauseEvent> Events, Audience Audience, Guid? Organization)
{
    public Pause State => Events.Aggregate(Pause.Initial, Pause.Evolve);
}

/// <summary>Pauses, as whoever looks may see them: before the order only its developer and overseers do.</summary>
sealed class PauseRegister(NpgsqlDataSource database, EventStore store)
{
    const int Most = 200;
    const string Visible = "($1 or ordered_at is not null or developer_id = $2)";

    /// <summary>Newest first, at most 200; those in force, those that are over, or all.</summary>
    public async Task<List<SeenPause>> AllAsync(Viewer viewer, bool? inForce, CancellationToken cancellation) => await SeenAsync(viewer, await database.ReadAsync(
        $"select id, developer_id from pause where {Visible} and ($3::boolean is null or (over_at is null) = $3) order by coalesce(ordered_at, found_at) desc, id desc limit {Most}",
        [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), new NpgsqlParameter<bool?> { TypedValue = inForce, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean }],
        r => (r.GetGuid(0), r.GetGuid(1)), cancellation), cancellation);

    /// <summary>One pause, if it may be seen.</summary>
    public async Task<SeenPause?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await SeenAsync(viewer, await database.ReadAsync(
        $"select id, developer_id from pause where {Visible} and id = $3", [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(id)],
        r => (r.GetGuid(0), r.GetGuid(1)), cancellation), cancellation)).SingleOrDefault();

    /// <summary>The schemes that hold or held for a developer, the latest first.</summary>
    public Task<List<(string Scheme, DateTime Since, Guid Act)>> SchemesAsync(Guid developer, CancellationToken cancellation) => database.ReadAsync(
        "select scheme, since, act_id from adherence where developer_id = $1 order by since desc", [Sql.Uuid(developer)], r => (r.GetString(0), r.GetFieldValue<DateTime>(1), r.GetGuid(2)), cancellation);

    async Task<List<SeenPause>> SeenAsync(Viewer viewer, List<(Guid Id, Guid Developer)> rows, CancellationToken cancellation)
    {
        var events = await store.ReadStreamsAsync(rows.Select(r => $"pause-{r.Id:D}"), cancellation);
        return [.. rows.Select(r => new SeenPause(r.Id, r.Developer, [.. events[$"pause-{r.Id:D}"].Select(PauseGrain.Codec.Read)], Parties.AudienceOf(viewer, r.Developer), viewer.Organization))];
    }
}
