using System.Text.Json;
using Npgsql;

namespace Compliance.PublishingASummary;

/// <summary>What was published of an incident.</summary>
sealed record PublishedSummary(
    Guid Incident, string Title, string Text, string Severity, ImmutableArray<Harm> Harms, ImmutableArray<IncidentClass> Classes, Guid? Model, DateTime PublishedAt, Guid Act);

/// <summary>What everyone may know of incidents. Only what was published is read here: neither reports nor their events.</summary>
sealed class SummaryRegister(NpgsqlDataSource database)
{
    const string Columns = "select incident_id, title, text, severity, harms, classes::text, model_id, published_at, act_id from incident_summary";
    const string Filtered = "where ($1::text is null or severity = $1) and ($2::text is null or harms @> array[$2])";

    /// <summary>Newest first.</summary>
    public Task<Page<PublishedSummary>> PageAsync(int first, string? after, string? severity, Harm? harm, CancellationToken cancellation)
    {
        NpgsqlParameter[] Filter() => [Sql.Text(severity), Sql.Text(harm?.ToString())];
        return Page<PublishedSummary>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"{Columns} {Filtered} and (published_at, incident_id) < ($3, $4) order by published_at desc, incident_id desc limit $5",
                [.. Filter(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int from incident_summary {Filtered}", Filter(), r => r.GetInt32(0), cancellation))[0]);
    }

    /// <summary>What was published of one incident.</summary>
    public async Task<PublishedSummary?> FindAsync(Guid incident, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns} where incident_id = $1", [Sql.Uuid(incident)], Read, cancellation)).SingleOrDefault();

    static PublishedSummary Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), [.. r.GetFieldValue<string[]>(4).Select(Enum.Parse<Harm>)], JsonSerializer.Deserialize<ImmutableArray<IncidentClass>>(r.GetString(5), StoredJson.Options),
        r.OrNull<Guid>(6), r.GetFieldValue<DateTime>(7), r.GetGuid(8));
}
