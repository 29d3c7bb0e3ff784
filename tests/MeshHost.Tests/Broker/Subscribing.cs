using Testing;

namespace MeshHost.Tests.Broker;

public sealed class Subscribing(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_new_subscriber_gets_all_that_is_kept_even_while_more_is_published()
    {
        const int publishers = 8, perPublisher = 150;
        await using var late = new Probe(["counted"]);
        await using var host = await Host.StartAsync(server, late.Setting("late"));
        using var half = new SemaphoreSlim(0);

        var publishing = Task.WhenAll(Enumerable.Range(0, publishers).Select(async key =>
        {
            using var bus = host.Dapr();
            for (var number = 0; number < perPublisher; number++)
            {
                await bus.PublishAsync("counted", $"k{key}", number);
                if (number == perPublisher / 2)
                    half.Release();
            }
        }));
        await half.WaitAsync();
        await late.StartAsync();
        await publishing;

        await late.GetsAsync(publishers * perPublisher);
        Publishing.AssertInOrder(late.Got, publishers, perPublisher);
        Assert.Equal(publishers * perPublisher, late.Got.Count);
    }

    [Fact]
    public async Task Two_apps_each_get_every_message()
    {
        await using var one = await Probe.StartAsync("counted");
        await using var other = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, one.Setting("one"), other.Setting("other"));
        using var bus = host.Dapr();

        for (var number = 0; number < 10; number++)
            await bus.PublishAsync("counted", "k", number);

        await one.GetsAsync(10);
        await other.GetsAsync(10);
    }

    [Fact]
    public async Task A_subscription_that_an_app_no_longer_declares_rests_and_goes_on_where_it_stopped()
    {
        await using var before = await Probe.StartAsync("counted", "kept");
        await using var host = await Host.StartAsync(server, before.Setting());
        using var bus = host.Dapr();
        await bus.PublishAsync("counted", "k", 0);
        await before.GetsAsync(1);

        before.Topics = ["kept"];
        await before.StopAsync();
        await before.StartAsync();
        await Eventually.TrueAsync(async () => await host.QueryAsync<long>("select count(*) from subscription where resting_since is not null") == 1, "it rests");
        await bus.PublishAsync("counted", "k", 1);

        before.Topics = ["counted", "kept"];
        await before.StopAsync();
        await before.StartAsync();
        await before.GetsAsync(2);
        Assert.Equal([0, 1], before.Got.Select(r => r.Number));
    }
}
