using BuildingBlocks.EventStore;
using Contracts.Ledger;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BuildingBlocks.Messaging;

/// <summary>The records of binding acts that this service keeps; the ledger keeps their hashes.</summary>
public sealed class BindingRecords(NpgsqlDataSource database)
{
    /// <summary>The canonical JSON of several acts' records, by act; unknown acts are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IReadOnlyCollection<Guid> acts, CancellationToken cancellation = default)
    {
        await using var query = database.CreateCommand("select act_id, record from binding_record where act_id = any($1)");
        query.Parameters.Add(Sql.Uuids([.. acts]));
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var records = new Dictionary<Guid, string>();
        while (await reader.ReadAsync(cancellation))
            records.Add(reader.GetGuid(0), reader.GetString(1));
        return records;
    }

    /// <summary>Notes where the ledger has entered acts. Those of other services are passed over.</summary>
    public async Task NoteReceiptsAsync(ReceiptsIssued issued, CancellationToken cancellation = default)
    {
        await using var update = database.CreateCommand(
            """
            update binding_record set leaf_index = place from unnest($1, $2) as receipt (act, place)
            where act_id = act and leaf_index is null
            """);
        update.Parameters.Add(Sql.Uuids([.. issued.Receipts.Select(r => r.ActId)]));
        update.Parameters.Add(Sql.Longs([.. issued.Receipts.Select(r => r.LeafIndex)]));
        await update.ExecuteNonQueryAsync(cancellation);
    }
}

public static class ReceiptSubscription
{
    /// <summary>Subscribes a service that does binding acts to the receipts of the ledger.</summary>
    public static void SubscribeToReceipts(this IEndpointRouteBuilder app) =>
        app.Subscribe<ReceiptsIssued>(LedgerTopics.Receipts, (issued, _, http) =>
            http.RequestServices.GetRequiredService<BindingRecords>().NoteReceiptsAsync(issued, http.RequestAborted));
}
