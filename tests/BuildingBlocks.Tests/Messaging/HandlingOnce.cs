using BuildingBlocks.EventStore;
using BuildingBlocks.Messaging;
using BuildingBlocks.Tests.EventStore;
using Npgsql;
using Testing;

namespace BuildingBlocks.Tests.Messaging;

public sealed class HandlingOnce(PostgresServer server) : StoreTest(server)
{
    static NpgsqlBatchCommand Effect(string sql = "insert into command (id, fingerprint, stream, first_version, last_version) values (gen_random_uuid(), '', '', 1, 1)") => new(sql);

    [Fact]
    public async Task Does_the_work_of_a_message_once_however_often_it_comes()
    {
        var inbox = new Inbox(Database);
        var handled = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => inbox.HandleOnceAsync("tally", "m1", [Effect()])));
        Assert.Single(handled, true);
        Assert.Equal(1, await CountAsync("command"));
    }

    [Fact]
    public async Task Forgets_a_message_whose_work_failed()
    {
        var inbox = new Inbox(Database);
        await Assert.ThrowsAsync<PostgresException>(() => inbox.HandleOnceAsync("tally", "m1", [Effect(), Effect("select 1 / 0")]));
        Assert.Equal(0, await CountAsync("command"));
        Assert.True(await inbox.HandleOnceAsync("tally", "m1", [Effect()]));
    }

    [Fact]
    public async Task Counts_each_subscriber_for_itself()
    {
        var inbox = new Inbox(Database);
        Assert.True(await inbox.HandleOnceAsync("tally", "m1", []));
        Assert.True(await inbox.HandleOnceAsync("notice", "m1", []));
    }
}
