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

    /// <summary>Notes where the ledger has entered an act. Acts of other services are passed over.</summary>
    public async Task NoteReceiptAsync(ReceiptIssued receipt, CancellationToken cancellation = default)
    {
        await using var update = database.CreateCommand("update binding_record set leaf_index = $2 where act_id = $1 and leaf_index is null");
        update.Parameters.Add(Sql.Uuid(receipt.ActId));
        update.Parameters.Add(Sql.Long(receipt.LeafIndex));
        await update.ExecuteNonQueryAsync(cancellation);
    }
}

public static class ReceiptSubscription
{
    /// <summary>Subscribes a service that does binding acts to the receipts of the ledger.</summary>
    public static void SubscribeToReceipts(this IEndpointRouteBuilder app) =>
        app.Subscribe<ReceiptIssued>(LedgerTopics.Receipts, (receipt, _, http) =>
            http.RequestServices.GetRequiredService<BindingRecords>().NoteReceiptAsync(receipt, http.RequestAborted));
}
