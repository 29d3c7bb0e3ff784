using BuildingBlocks.Hosting;
using BuildingBlocks.Messaging;
using Ledger.EnteringActs;
using Ledger.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(DroppingTogether))]

namespace Ledger.Tests;

/// <summary>A log of its own in real PostgreSQL for each test, and what must hold of it whatever happened.</summary>
public abstract class LogTest(PostgresServer server) : IAsyncLifetime
{
    protected const string Origin = "log.example/acts";

    protected static readonly SigningKey Key = SigningKey.Create(Origin, "thirty-two bytes that are no one"u8);

    protected string ConnectionString { get; private set; } = "";

    protected NpgsqlDataSource Database { get; private set; } = default!;

    internal LogReader Reader { get; private set; } = default!;

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await server.CreateDatabaseAsync("log", async database =>
        {
            await using var app = LedgerService.Create([$"--ConnectionStrings:Default={database}"]);
            await app.MigrateAsync();
        });
        Database = NpgsqlDataSource.Create(ConnectionString);
        Reader = new(Database);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal LogWriter NewWriter(NpgsqlDataSource? database = null) =>
        new(database ?? Database, new(database ?? Database), Key, new OutboxSignal(), TimeProvider.System);

    /// <summary>Act <paramref name="n"/>, with the record of another act where one is given.</summary>
    internal static Incoming Act(int n, int? record = null)
    {
        var hash = Digest.Of(BitConverter.GetBytes(record ?? n)).ToHex();
        Assert.True(Domain.Entries.Act.TryRead(IdOf(n), "standards.vote-cast", hash, "standards", DateTimeOffset.UnixEpoch, out var act, out _));
        return new(act, Trace: null);
    }

    protected static Guid IdOf(int n) => new(n + 1, 0, 0, new byte[8]);

    internal static IReadOnlyList<Incoming> Acts(int from, int to) => [.. Enumerable.Range(from, to - from).Select(n => Act(n))];

    protected async Task<T> AskAsync<T>(string sql)
    {
        await using var query = Database.CreateCommand(sql);
        return (T)(await query.ExecuteScalarAsync())!;
    }

    protected async Task DoAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>These acts stand in the log, once each and without a gap; all that is stored follows from them; and the log never took anything back.</summary>
    protected async Task HoldsAsync(params IEnumerable<Guid> acts)
    {
        var newest = await Reader.NewestAsync();
        var entries = (await Reader.NewestEntriesAsync(int.MaxValue, before: null)).Reverse().ToArray();
        Assert.Equal(Enumerable.Range(0, entries.Length).Select(i => (ulong)i), entries.Select(e => e.LeafIndex));
        Assert.Equal(acts.Order(), entries.Select(e => e.Act.ActId).Order());
        Assert.Equal((ulong)entries.Length, newest.Size);

        var (tree, nodes) = CompactRange.Empty.Append(entries.Select(e => e.Act.LeafHash));
        Assert.Equal(tree.Root, newest.Root);
        var stored = await Reader.NodesAsync(nodes.Select(n => n.Address));
        Assert.All(nodes, n => Assert.Equal(n.Hash, stored[n.Address]));
        Assert.Equal(nodes.Length, await AskAsync<long>("select count(*) from tree_node"));

        foreach (var (size, root, note, _) in await CheckpointsAsync())
        {
            Assert.True(SignedNote.TryParse(note, out var signed));
            Assert.Equal(NoteTrust.Verified, signed.TrustBy(Key.Verifier));
            Assert.Equal(new Checkpoint(Origin, size, root).ToText(), signed.Text);
            if (size > 0)
                Assert.True(ConsistencyProof.Holds(size, root, newest.Size, newest.Root, ConsistencyProof.Plan(size, newest.Size).Finish(stored).AsSpan()));
        }
        Assert.Equal(
            entries.Select(e => $"{e.Act.ActId} {e.LeafIndex}").Order(StringComparer.Ordinal),
            await TextsAsync("select (r->>'actId') || ' ' || (r->>'leafIndex') from outbox, jsonb_array_elements(data->'receipts') as r where topic = 'ledger.receipts' and type = 'ReceiptsIssued'"));
    }

    async Task<IReadOnlyList<SignedTree>> CheckpointsAsync()
    {
        await using var query = Database.CreateCommand("select tree_size, root, note, issued_at from checkpoint");
        await using var reader = await query.ExecuteReaderAsync();
        var trees = new List<SignedTree>();
        while (await reader.ReadAsync())
            trees.Add(new((ulong)reader.GetInt64(0), new((byte[])reader[1]), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)));
        return trees;
    }

    protected async Task<IReadOnlyList<string>> TextsAsync(string sql)
    {
        await using var query = Database.CreateCommand(sql);
        await using var reader = await query.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return [.. texts.Order(StringComparer.Ordinal)];
    }
}
