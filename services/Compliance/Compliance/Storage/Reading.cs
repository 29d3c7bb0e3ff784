using Npgsql;

namespace Compliance.Storage;

/// <summary>Queries of projections.</summary>
static class Reading
{
    /// <summary>All rows of a query whose parameters stand as <c>$1</c>, <c>$2</c>, …</summary>
    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlDataSource database, string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(row(reader));
        return rows;
    }

    public static T? OrNull<T>(this NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    public static string? TextOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static T Name<T>(this NpgsqlDataReader reader, int column)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(column));
}
