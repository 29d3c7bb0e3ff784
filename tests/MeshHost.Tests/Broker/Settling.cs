using System.Collections.Concurrent;
using MeshHost.Broker;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testing;

namespace MeshHost.Tests.Broker;

public sealed class Settling(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Does_not_wait_for_the_disk_and_gives_the_server_nothing_to_complain_of()
    {
        var notices = new ConcurrentQueue<string>();
        await using var source = await PrepareAsync(notices);
        using var settler = new Settler(source, NullLogger<Settler>.Instance);
        await settler.StartAsync(TestContext.Current.CancellationToken);

        await settler.SettleAsync(new(1, 1, "k", 0, [], null), TestContext.Current.CancellationToken);
        await settler.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["off"], await AllAsync(source, "select setting from how_committed"));
        Assert.Equal(["2"], await AllAsync(source, "select message::text from delivery"));
        Assert.Equal(["on"], await AllAsync(source, "select current_setting('synchronous_commit')"));
        Assert.Empty(notices);
    }

    /// <summary>Two deliveries, and a trigger that writes down at the commit whether it waits for the disk.</summary>
    async Task<NpgsqlDataSource> PrepareAsync(ConcurrentQueue<string> notices)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { MaxPoolSize = 1 }.ConnectionString);
        builder.UsePhysicalConnectionInitializer(Hear, connection =>
        {
            Hear(connection);
            return Task.CompletedTask;
        });
        var source = builder.Build();
        await using var prepare = source.CreateCommand(
            """
            create table delivery (subscription int not null, message bigint not null);
            create table how_committed (setting text not null);
            create function note() returns trigger language plpgsql as $$
            begin
              insert into how_committed values (current_setting('synchronous_commit'));
              return null;
            end $$;
            create constraint trigger note after delete on delivery deferrable initially deferred for each row execute function note();
            insert into delivery values (1, 1), (1, 2);
            """);
        await prepare.ExecuteNonQueryAsync();
        return source;

        void Hear(NpgsqlConnection connection) => connection.Notice += (_, said) => notices.Enqueue(said.Notice.MessageText);
    }

    static async Task<List<string>> AllAsync(NpgsqlDataSource source, string sql)
    {
        await using var query = source.CreateCommand(sql);
        await using var reader = await query.ExecuteReaderAsync();
        var all = new List<string>();
        while (await reader.ReadAsync())
            all.Add(reader.GetString(0));
        return all;
    }
}
