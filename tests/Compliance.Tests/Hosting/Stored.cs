using BuildingBlocks.EventStore;
using Npgsql;

namespace Compliance.Tests.Hosting;

/// <summary>What is durable.</summary>
public static class Stored
{
    public static async Task<T> ReadAsync<T>(this NpgsqlDataSource database, string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        return (T)(await query.ExecuteScalarAsync())!;
    }

    /// <summary>Whether the record of an act is kept, and its hash waits for the ledger.</summary>
    public static async Task<bool> IsBoundAsync(this NpgsqlDataSource database, string act, string kind) => await database.ReadAsync<bool>(
        "select exists(select 1 from binding_record where act_id = $1 and kind = $2) and exists(select 1 from outbox where topic = 'ledger.acts' and key = $3)",
        Sql.Uuid(Guid.Parse(act)), Sql.Text(kind), Sql.Text(act));
}
