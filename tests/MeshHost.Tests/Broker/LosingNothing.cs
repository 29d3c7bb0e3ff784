using Dapr;
using Dapr.Client;
using Microsoft.AspNetCore.Http;
using Testing;

namespace MeshHost.Tests.Broker;

public sealed class LosingNothing(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_subscriber_that_is_down_gets_everything_when_it_is_back()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "2"));
        using var bus = host.Dapr();
        await bus.PublishAsync("counted", "k", 0);
        await probe.GetsAsync(1);

        await probe.StopAsync();
        for (var number = 1; number < 100; number++)
            await bus.PublishAsync("counted", "k", number);
        await Task.Delay(TimeSpan.FromSeconds(1));   // time enough for many vain attempts
        await probe.StartAsync();

        await probe.GetsAsync(100);
        Publishing.AssertInOrder(probe.Got, 1, 100);
        Assert.Equal(0L, await host.QueryAsync<long>("select count(*) from dead_letter"));
    }

    [Fact]
    public async Task A_subscriber_that_has_no_time_is_asked_as_long_as_it_takes()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "2"));
        probe.Answer = _ => probe.Attempts < 10 ? Results.StatusCode(503) : null;
        using var bus = host.Dapr();

        await bus.PublishAsync("counted", "k", 0);

        await probe.GetsAsync(1);
        Assert.Equal(0L, await host.QueryAsync<long>("select count(*) from dead_letter"));
    }

    [Fact]
    public async Task Killing_the_host_in_mid_stream_loses_nothing_and_keeps_order()
    {
        const int keys = 16, perKey = 60, kills = 5;
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting());

        var publishing = Task.WhenAll(Enumerable.Range(0, keys).Select(async key =>
        {
            using var bus = host.Dapr();
            for (var number = 0; number < perKey; number++)
            {
                await PublishUntilAcknowledgedAsync(bus, $"k{key}", number);
                await Task.Delay(20);
            }
        }));
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(150);
            await host.KillAsync();
            await host.StartAsync();
        }
        await publishing;

        await Eventually.TrueAsync(() => probe.Got.Select(r => r.EventId).Distinct().Count() == keys * perKey, "every message arrives", TimeSpan.FromSeconds(40));
        Publishing.AssertInOrder(probe.Got, keys, perKey);
        await Eventually.TrueAsync(async () => await host.QueryAsync<long>("select count(*) from delivery") == 0, "all is settled");
        Assert.Equal((long)keys * perKey, await host.QueryAsync<long>("select count(*) from message"));
    }

    [Fact]
    public async Task Breaking_all_connections_to_PostgreSQL_loses_nothing()
    {
        const int keys = 8, perKey = 40, breaks = 5;
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting());

        var publishing = Task.WhenAll(Enumerable.Range(0, keys).Select(async key =>
        {
            using var bus = host.Dapr();
            for (var number = 0; number < perKey; number++)
            {
                await PublishUntilAcknowledgedAsync(bus, $"k{key}", number);
                await Task.Delay(20);
            }
        }));
        for (var i = 0; i < breaks; i++)
        {
            await Task.Delay(150);
            await host.QueryAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
        await publishing;

        await Eventually.TrueAsync(() => probe.Got.Select(r => r.EventId).Distinct().Count() == keys * perKey, "every message arrives", TimeSpan.FromSeconds(40));
        Publishing.AssertInOrder(probe.Got, keys, perKey);
    }

    static async Task PublishUntilAcknowledgedAsync(DaprClient bus, string key, int number)
    {
        while (true)
        {
            try
            {
                await bus.PublishAsync("counted", key, number);
                return;
            }
            catch (DaprException)
            {
                await Task.Delay(50);
            }
        }
    }

    [Fact]
    public async Task A_message_that_is_published_again_goes_once()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting());
        using var bus = host.Dapr();

        await bus.PublishAsync("counted", "k", 0, "the-same");
        await bus.PublishAsync("counted", "k", 0, "the-same");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bus.PublishAsync("counted", "k", 0, "the-same")));
        await bus.PublishAsync("counted", "k", 1, "another");

        await probe.GetsAsync(2);
        await Eventually.TrueAsync(async () => await host.QueryAsync<long>("select count(*) from delivery") == 0, "all is settled");
        Assert.Equal(["the-same", "another"], probe.Got.Select(r => r.EventId));
    }
}
