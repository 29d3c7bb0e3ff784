using Microsoft.AspNetCore.Http;
using Testing;

namespace MeshHost.Tests.Broker;

public sealed class KeepingOrder(PostgresServer server) : IClassFixture<PostgresServer>
{
    const int Keys = 20;
    const int PerKey = 40;

    [Fact]
    public async Task Messages_of_one_key_arrive_in_order_though_some_are_asked_for_again()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "1000"));
        var random = new Random(1);
        probe.Answer = _ =>
        {
            lock (random)
                return random.Next(8) switch
                {
                    0 => Results.Json(new { status = "RETRY" }),
                    1 => Results.StatusCode(503),
                    2 => Results.StatusCode(500),
                    _ => null,
                };
        };

        using var bus = host.Dapr();
        await Task.WhenAll(Enumerable.Range(0, Keys).Select(async key =>
        {
            for (var number = 0; number < PerKey; number++)
                await bus.PublishAsync("counted", $"k{key}", number);
        }));

        await probe.GetsAsync(Keys * PerKey);
        Publishing.AssertInOrder(probe.Got, Keys, PerKey);
        Assert.Equal(Keys * PerKey, probe.Got.Count);
    }

    [Fact]
    public async Task A_message_that_is_refused_holds_up_its_own_key_only()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "1000000"));
        var refusing = true;
        probe.Answer = r => refusing && r.Key == "stuck" ? Results.StatusCode(500) : null;

        using var bus = host.Dapr();
        for (var number = 0; number < 300; number++)   // more than is read at once
            await bus.PublishAsync("counted", "stuck", number);
        await bus.PublishAsync("counted", "free", 0);

        await Eventually.TrueAsync(() => probe.Got.Any(r => r.Key == "free"), "the other key goes on");
        Assert.DoesNotContain(probe.Got, r => r.Key == "stuck");

        refusing = false;
        await probe.GetsAsync(301);
        Assert.Equal(Enumerable.Range(0, 300), probe.Got.Where(r => r.Key == "stuck").Select(r => r.Number));
    }
}
