using Npgsql;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingThePublicRegister;

/// <summary>A standard as its projection holds it.</summary>
sealed record StandardRow(Guid Id, string Number, DateTime PublishedAt, int Version)
{
    const string Select = "select id, number, published_at, version from standard";

    public static Task<List<StandardRow>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation);

    /// <summary>The standards that came from each project, in the order of their numbers.</summary>
    public static async Task<ILookup<Guid, StandardRow>> OfProjectsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select id, number, published_at, version, project_id from standard where project_id = any($1) order by number",
            [Sql.Uuids([.. projects])], row => (Project: row.GetGuid(4), Row: Read(row)), cancellation)).ToLookup(r => r.Project, r => r.Row);

    /// <summary>Newest first.</summary>
    public static Task<List<StandardRow>> ListAsync(
        NpgsqlDataSource database, StandardStatus? status, string? search, DateOnly today, Cursor after, int limit, CancellationToken cancellation) => database.ReadAsync(
            $"{Select} where {Where(status)} and (published_at, id) < ($3, $4) order by published_at desc, id desc limit $5",
            [Day(today), Sql.Text(Pattern(search)), Sql.Instant(new DateTimeOffset(after.At)), Sql.Uuid(after.Id), Sql.Int(limit)], Read, cancellation);

    public static async Task<int> CountAsync(NpgsqlDataSource database, StandardStatus? status, string? search, DateOnly today, CancellationToken cancellation) =>
        (await database.ReadAsync(
            $"select count(*)::int from standard where {Where(status)}", [Day(today), Sql.Text(Pattern(search))], r => r.GetInt32(0), cancellation))[0];

    static string Where(StandardStatus? status) => "($2::text is null or number ilike $2 or title ilike $2) and " + status switch
    {
        StandardStatus.Published => "withdrawn_on is null and enters_on > $1::date",
        StandardStatus.InForce   => "withdrawn_on is null and enters_on <= $1::date",
        StandardStatus.Withdrawn => "withdrawn_on is not null and $1::date is not null",
        _                        => "$1::date is not null",
    };

    static string? Pattern(string? search) => string.IsNullOrWhiteSpace(search)
        ? null
        : $"%{search.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    static NpgsqlParameter Day(DateOnly day) => new NpgsqlParameter<DateOnly> { TypedValue = day };

    static StandardRow Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTime>(2), row.GetInt32(3));
}
