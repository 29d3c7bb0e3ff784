using BuildingBlocks.EventStore;
using Npgsql;

namespace Testing.Services;

/// <summary>What is durable.</summary>
public static class Stored
{
    public static async Task<T> ReadAsync<T>(this NpgsqlDataSource database, string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        return (T)(await query.ExecuteScalarAsync())!;
    }

    public static Task<long> CountEventsAsync(this NpgsqlDataSource database, string stream) =>
        database.ReadAsync<long>("select count(*) from event where stream = $1", Sql.Text(stream));

    /// <summary>The data of the messages of a topic and key that wait for the bus, oldest first.</summary>
    public static async Task<string[]> MessagesAsync(this NpgsqlDataSource database, string topic, string key) =>
        await database.ReadAsync<string[]>(
            "select coalesce(array_agg(data::text order by sequence), '{}') from outbox where topic = $1 and key = $2", Sql.Text(topic), Sql.Text(key));

    /// <summary>The acts of a stream's events that wait for the ledger, oldest first.</summary>
    public static async Task<string[]> ActsAsync(this NpgsqlDataSource database, string stream) =>
        await database.ReadAsync<string[]>(
            """
            select coalesce(array_agg(o.data::text order by o.sequence), '{}') from outbox o
            join event e on e.data->>'act' = o.data->>'actId' where o.topic = 'ledger.acts' and e.stream = $1
            """, Sql.Text(stream));

    /// <summary>Whether the record of an act is kept, and its hash waits for the ledger.</summary>
    public static async Task<bool> IsBoundAsync(this NpgsqlDataSource database, string act, string kind) => await database.ReadAsync<bool>(
        "select exists(select 1 from binding_record where act_id = $1 and kind = $2) and exists(select 1 from outbox where topic = 'ledger.acts' and key = $3)",
        Sql.Uuid(Guid.Parse(act)), Sql.Text(kind), Sql.Text(act));
}
