using Npgsql;
using Standards.Graph;
using Standards.Storage;

namespace Standards.AppealingADecision;

/// <summary>An appeal as its projection holds it.</summary>
sealed record AppealRow(Guid Id, Guid ProjectId, DateTime LodgedAt, int Version)
{
    const string Select = "select id, project_id, lodged_at, version from appeal";

    /// <summary>The acts by which the pending appeals against decisions on a project began to stay it.</summary>
    public static Task<List<Guid>> PendingAsync(NpgsqlDataSource database, Guid project, CancellationToken cancellation) =>
        database.ReadAsync("select id from appeal where project_id = $1 and ended_at is null order by lodged_at", [Sql.Uuid(project)], r => r.GetGuid(0), cancellation);

    public static Task<List<AppealRow>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation);

    /// <summary>Newest first.</summary>
    public static async Task<ILookup<Guid, AppealRow>> OfProjectsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation) =>
        (await database.ReadAsync(
            $"{Select} where project_id = any($1) order by lodged_at desc, id desc", [Sql.Uuids([.. projects])], Read, cancellation)).ToLookup(r => r.ProjectId);

    /// <summary>Newest first.</summary>
    public static Task<List<AppealRow>> ListAsync(NpgsqlDataSource database, bool? pending, Cursor after, int limit, CancellationToken cancellation) => database.ReadAsync(
        $"{Select} where (lodged_at, id) < ($1, $2){Where(pending)} order by lodged_at desc, id desc limit $3",
        [Sql.Instant(new DateTimeOffset(after.At)), Sql.Uuid(after.Id), Sql.Int(limit)], Read, cancellation);

    public static async Task<int> CountAsync(NpgsqlDataSource database, bool? pending, CancellationToken cancellation) =>
        (await database.ReadAsync($"select count(*)::int from appeal where true{Where(pending)}", [], r => r.GetInt32(0), cancellation))[0];

    static string Where(bool? pending) => pending switch
    {
        true => " and ended_at is null",
        false => " and ended_at is not null",
        null => "",
    };

    static AppealRow Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTime>(2), row.GetInt32(3));
}
