using MeshHost.Storage;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>What is still to be delivered.</summary>
sealed class DeliveryStore(NpgsqlDataSource source)
{
    /// <summary>How many deliveries are read at once.</summary>
    public const int Window = 256;

    /// <summary>The oldest deliveries of a subscription, oldest first, leaving out the keys that are at work.</summary>
    public async Task<List<Delivery>> ReadAsync(int subscription, string[] except, CancellationToken cancellation)
    {
        await using var query = source.CreateCommand(
            $"""
            select d.message, d.key, d.attempts, m.envelope, m.trace
            from (select message, key, attempts from delivery
                  where subscription = $1 and key <> all($2) order by message limit {Window}) d
            join message m on m.id = d.message
            order by d.message
            """);
        query.Parameters.Add(Parameters.Int(subscription));
        query.Parameters.Add(Parameters.Texts(except));
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var due = new List<Delivery>();
        while (await reader.ReadAsync(cancellation))
            due.Add(new(
                subscription, reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3),
                await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetString(4)));
        return due;
    }

    /// <summary>Counts a refused attempt, so that a restart of the host does not begin to count anew.</summary>
    public async Task CountAsync(Delivery delivery, int attempts, CancellationToken cancellation)
    {
        await using var update = source.CreateCommand("update delivery set attempts = $3 where subscription = $1 and message = $2");
        update.Parameters.Add(Parameters.Int(delivery.Subscription));
        update.Parameters.Add(Parameters.Long(delivery.Message));
        update.Parameters.Add(Parameters.Int(attempts));
        await update.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Makes a delivery a dead letter.</summary>
    public async Task BuryAsync(Delivery delivery, string outcome, int attempts, string failure, CancellationToken cancellation)
    {
        await using var bury = source.CreateCommand("select bury($1, $2, $3, $4, $5)");
        bury.Parameters.Add(Parameters.Int(delivery.Subscription));
        bury.Parameters.Add(Parameters.Long(delivery.Message));
        bury.Parameters.Add(Parameters.Text(outcome));
        bury.Parameters.Add(Parameters.Int(attempts));
        bury.Parameters.Add(Parameters.Text(failure));
        await bury.ExecuteNonQueryAsync(cancellation);
    }
}
