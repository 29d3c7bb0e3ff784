using BuildingBlocks.EventStore;
using BuildingBlocks.Messaging;
using Contracts.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Storage;

/// <summary>A page as statements: leaves, nodes, the signed tree, receipts for the bus. One transaction, one round trip.</summary>
static class PageCommit
{
    /// <summary>Wakes those who await receipts, in every replica, when the transaction commits.</summary>
    public const string Channel = "log_grown";

    public static void Add(this NpgsqlBatch batch, Page page, SignedTree signed, IReadOnlyDictionary<Guid, string?> traces)
    {
        var acts = page.Entered.Select(e => e.Act).ToArray();
        batch.Add(
            """
            insert into leaf (leaf_index, act_id, kind, record_hash, service, at, tree_size, issued_at)
            select i, a, k, h, s, t, $7, $8 from unnest($1, $2, $3, $4, $5, $6) as entered (i, a, k, h, s, t)
            """,
            Sql.Longs([.. page.Entered.Select(e => (long)e.LeafIndex)]), Sql.Uuids([.. acts.Select(a => a.ActId)]), Sql.Texts([.. acts.Select(a => a.Kind)]),
            Binaries(acts.Select(a => a.LeafData)), Sql.Texts([.. acts.Select(a => a.Service)]), Instants(acts.Select(a => a.At)),
            Sql.Long((long)signed.Size), Sql.Instant(signed.IssuedAt));
        batch.Add(
            "insert into tree_node (level, index, hash) select * from unnest($1, $2, $3)",
            Sql.Ints([.. page.Completed.Select(n => n.Address.Level)]), Sql.Longs([.. page.Completed.Select(n => (long)n.Address.Index)]),
            Binaries(page.Completed.Select(n => n.Hash.ToArray())));
        batch.AddCheckpoint(signed);
        batch.AddReceipts(page.Entered, signed, traces);
        batch.Add("select pg_notify($1, '')", Sql.Text(Channel));
    }

    public static void AddCheckpoint(this NpgsqlBatch batch, SignedTree signed, string conflict = "") => batch.Add(
        $"insert into checkpoint (tree_size, root, note, issued_at) values ($1, $2, $3, $4) {conflict}",
        Sql.Long((long)signed.Size), Sql.Bytes(signed.Root.ToArray()), Sql.Text(signed.Note), Sql.Instant(signed.IssuedAt));

    public static void AddRefusal(this NpgsqlBatch batch, Act act, EntryRefusal refusal) => batch.Add(
        "insert into refused_act (act_id, record_hash, kind, service, code) values ($1, $2, $3, $4, $5) on conflict do nothing",
        Sql.Uuid(act.ActId), Sql.Bytes(act.LeafData), Sql.Text(act.Kind), Sql.Text(act.Service), Sql.Text(refusal.Code));

    /// <summary>One message for the whole page. It continues the trace of the first act that has one.</summary>
    static void AddReceipts(this NpgsqlBatch batch, IReadOnlyCollection<Entry> entered, SignedTree signed, IReadOnlyDictionary<Guid, string?> traces)
    {
        if (entered.Count == 0)
            return;

        var message = OutgoingMessage.Of(
            LedgerTopics.Receipts, $"tree-{signed.Size}",
            new ReceiptsIssued([.. entered.Select(e => new IssuedReceipt(e.Act.ActId, (long)e.LeafIndex))], (long)signed.Size, signed.IssuedAt));
        batch.Add(
            "insert into outbox (id, topic, key, type, data, trace) values ($1, $2, $3, $4, $5, $6)",
            Sql.Uuid(message.Id), Sql.Text(message.Topic), Sql.Text(message.Key), Sql.Text(message.Type), Sql.Json(message.Data),
            Sql.Text(entered.Select(e => traces.GetValueOrDefault(e.Act.ActId)).FirstOrDefault(t => t is not null)));
    }

    static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            statement.Parameters.Add(parameter);
        batch.BatchCommands.Add(statement);
    }

    static NpgsqlParameter Binaries(IEnumerable<byte[]> values) =>
        new NpgsqlParameter<byte[][]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    static NpgsqlParameter Instants(IEnumerable<DateTimeOffset> values) =>
        new NpgsqlParameter<DateTime[]> { TypedValue = [.. values.Select(v => v.UtcDateTime)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
