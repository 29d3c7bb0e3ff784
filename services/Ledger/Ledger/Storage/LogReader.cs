using BuildingBlocks.EventStore;
using Ledger.Domain.Tiles;
using Npgsql;

namespace Ledger.Storage;

/// <summary>Reads what was committed. Nothing that it returns ever changes; only newer trees come.</summary>
sealed class LogReader(NpgsqlDataSource database)
{
    const string EntryColumns = "leaf_index, act_id, kind, record_hash, service, at, tree_size, issued_at";

    /// <returns>Null if the log was never opened.</returns>
    public async Task<SignedTree?> FindNewestAsync(CancellationToken cancellation = default) =>
        (await ReadAsync(
            "select tree_size, root, note, issued_at from checkpoint order by tree_size desc limit 1", [],
            row => new SignedTree((ulong)row.GetInt64(0), DigestIn(row, 1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)), cancellation))
        .SingleOrDefault();

    /// <exception cref="InvalidDataException">The log was never opened.</exception>
    public async Task<SignedTree> NewestAsync(CancellationToken cancellation = default) =>
        await FindNewestAsync(cancellation) ?? throw new InvalidDataException("The log has no checkpoint.");

    /// <summary>Fetches what pure code has asked for.</summary>
    public async Task<IReadOnlyDictionary<NodeAddress, Digest>> NodesAsync(IEnumerable<NodeAddress> wanted, CancellationToken cancellation = default)
    {
        var addresses = wanted.Distinct().ToArray();
        if (addresses.Length == 0)
            return ImmutableDictionary<NodeAddress, Digest>.Empty;

        var nodes = await ReadAsync(
            "select n.level, n.index, n.hash from unnest($1, $2) as wanted (level, index) join tree_node n using (level, index)",
            [Sql.Ints([.. addresses.Select(a => a.Level)]), Sql.Longs([.. addresses.Select(a => (long)a.Index)])],
            row => new TreeNode(new(row.GetInt32(0), (ulong)row.GetInt64(1)), DigestIn(row, 2)), cancellation);
        return nodes.ToDictionary(n => n.Address, n => n.Hash);
    }

    /// <summary>Acts that are in the log; the others are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Entry>> EntriesAsync(IEnumerable<Guid> acts, CancellationToken cancellation = default) =>
        (await ReadAsync($"select {EntryColumns} from leaf where act_id = any($1)", [Sql.Uuids([.. acts])], EntryIn, cancellation))
        .ToDictionary(e => e.Act.ActId);

    /// <summary>The newest entries before a place, newest first.</summary>
    public Task<IReadOnlyList<Entry>> NewestEntriesAsync(int count, ulong? before, CancellationToken cancellation = default) => ReadAsync(
        $"select {EntryColumns} from leaf where leaf_index < $1 order by leaf_index desc limit $2",
        [Sql.Long(before is { } place ? (long)Math.Min(place, long.MaxValue) : long.MaxValue), Sql.Int(count)], EntryIn, cancellation);

    /// <summary>The hashes of a tile that the newest tree has.</summary>
    public Task<IReadOnlyList<byte[]>> TileAsync(TileAddress tile, CancellationToken cancellation = default)
    {
        var first = tile.Nodes.First();
        return ReadAsync(
            "select hash from tree_node where level = $1 and index >= $2 and index < $3 order by index",
            [Sql.Int(first.Level), Sql.Long((long)first.Index), Sql.Long((long)first.Index + tile.Width)], row => row.GetFieldValue<byte[]>(0), cancellation);
    }

    /// <summary>The entries of a bundle that the newest tree has.</summary>
    public Task<IReadOnlyList<byte[]>> BundleAsync(EntryBundle bundle, CancellationToken cancellation = default) => ReadAsync(
        "select record_hash from leaf where leaf_index >= $1 and leaf_index < $2 order by leaf_index",
        [Sql.Long((long)bundle.Leaves.Start), Sql.Long((long)bundle.Leaves.End)], row => row.GetFieldValue<byte[]>(0), cancellation);

    static Entry EntryIn(NpgsqlDataReader row)
    {
        var sound = Act.TryRead(
            row.GetGuid(1), row.GetString(2), DigestIn(row, 3).ToHex(), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), out var act, out var refusal);
        return sound
            ? new(act!, (ulong)row.GetInt64(0), (ulong)row.GetInt64(6), row.GetFieldValue<DateTimeOffset>(7))
            : throw new InvalidDataException($"The log holds what is no act: {refusal!.Message}");
    }

    static Digest DigestIn(NpgsqlDataReader row, int column) => new(row.GetFieldValue<byte[]>(column));

    async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }
}
