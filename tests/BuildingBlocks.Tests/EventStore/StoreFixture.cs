using BuildingBlocks.EventStore;
using BuildingBlocks.Hosting;
using BuildingBlocks.Messaging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(DroppingTogether))]

namespace BuildingBlocks.Tests.EventStore;

/// <summary>A migrated database of its own for each test class, and a store on it.</summary>
public abstract class StoreTest(PostgresServer server) : IAsyncLifetime
{
    protected string ConnectionString { get; private set; } = "";

    protected NpgsqlDataSource Database { get; private set; } = default!;

    protected BuildingBlocks.EventStore.EventStore Store { get; private set; } = default!;

    protected OutboxSignal Signal { get; } = new();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await server.CreateDatabaseAsync("store", database => Migrations.RunAsync(database, [typeof(ServiceHost).Assembly], NullLogger.Instance, default));
        Database = NpgsqlDataSource.Create(ConnectionString);
        Store = new(Database, Signal);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Signal.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static NewEvent Happened(string data = "{}") => new("test.happened", 1, data);

    protected async Task<long> CountAsync(string table)
    {
        await using var query = Database.CreateCommand($"select count(*) from {table}");
        return (long)(await query.ExecuteScalarAsync())!;
    }
}
