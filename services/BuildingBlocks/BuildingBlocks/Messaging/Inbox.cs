using BuildingBlocks.EventStore;
using Npgsql;

namespace BuildingBlocks.Messaging;

/// <summary>Handles each message once: what was handled is recorded in the transaction that handles it.</summary>
public sealed class Inbox(NpgsqlDataSource database)
{
    /// <summary>Runs the statements unless this subscriber has handled this message before.</summary>
    /// <returns>False if it had, and nothing was done.</returns>
    public async Task<bool> HandleOnceAsync(
        string subscriber, string messageId, IEnumerable<NpgsqlBatchCommand> statements, CancellationToken cancellation = default)
    {
        try
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new("insert into inbox (subscriber, message_id) values ($1, $2)")
            {
                Parameters = { Sql.Text(subscriber), Sql.Text(messageId) },
            });
            foreach (var statement in statements)
                batch.BatchCommands.Add(statement);
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException handled) when (handled is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "inbox_pkey" })
        {
            return false;
        }
    }
}
