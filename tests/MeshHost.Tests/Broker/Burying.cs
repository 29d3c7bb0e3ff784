using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Testing;

namespace MeshHost.Tests.Broker;

public sealed class Burying(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_message_that_ran_out_of_attempts_is_kept_and_its_key_goes_on()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "3"));
        probe.Answer = r => r.Number == 0 ? Results.StatusCode(500) : null;
        using var bus = host.Dapr();

        await bus.PublishAsync("counted", "k", 0);
        await bus.PublishAsync("counted", "k", 1);

        await probe.GetsAsync(1);
        var letter = Assert.Single(await LettersAsync(host))!;
        Assert.Equal(("exhausted", 3, "probe", "counted", "k-0"), (
            (string)letter["outcome"]!, (int)letter["attempts"]!, (string)letter["app"]!, (string)letter["topic"]!, (string)letter["event"]!));
        Assert.Equal(4, probe.Attempts);
    }

    [Fact]
    public async Task A_dead_letter_is_replayed_once()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "2"));
        probe.Answer = _ => Results.Json(new { status = "RETRY" });
        using var bus = host.Dapr();
        await bus.PublishAsync("counted", "k", 0);
        await Eventually.TrueAsync(async () => (await LettersAsync(host)).Count == 1, "there is a dead letter");
        var id = (long)(await LettersAsync(host))[0]!["id"]!;

        probe.Answer = _ => null;
        using var first = await host.Client.PostAsync(new Uri(host.Http, $"dead-letters/{id}/replay"), null);
        using var second = await host.Client.PostAsync(new Uri(host.Http, $"dead-letters/{id}/replay"), null);

        await probe.GetsAsync(1);
        Assert.Equal((200, 404), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Empty(await LettersAsync(host));
        Assert.Single(JsonNode.Parse(await host.GetAsync("dead-letters?replayed=true"))!.AsArray());
    }

    [Theory]
    [InlineData("dropped")]
    [InlineData("not_found")]
    public async Task What_a_subscriber_does_not_want_is_not_tried_again_but_on_record(string outcome)
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting());
        probe.Answer = _ => outcome == "dropped" ? Results.Json(new { status = "DROP" }) : Results.NotFound();
        using var bus = host.Dapr();

        await bus.PublishAsync("counted", "k", 0);

        await Eventually.TrueAsync(async () => (await LettersAsync(host)).Count == 1, "it is on record");
        Assert.Equal(outcome, (string)(await LettersAsync(host))[0]!["outcome"]!);
        Assert.Equal(1, probe.Attempts);
    }

    [Fact]
    public async Task The_command_lists_shows_and_replays()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "1"));
        using var bus = host.Dapr();
        Assert.Equal("No dead letters.", (await RunAsync(host, "list")).Trim());

        probe.Answer = _ => Results.StatusCode(500);
        await bus.PublishAsync("counted", "a", 0);
        await bus.PublishAsync("counted", "b", 0);
        await Eventually.TrueAsync(async () => (await LettersAsync(host)).Count == 2, "there are dead letters");
        var list = await RunAsync(host, "list");
        Assert.Contains("exhausted after 1: The answer was 500.", list, StringComparison.Ordinal);
        var id = list.Trim().Split(' ')[0];
        Assert.Equal("Counted", (string)JsonNode.Parse(await RunAsync(host, "show", id))!["envelope"]!["type"]!);

        probe.Answer = _ => null;
        Assert.Contains("1", await RunAsync(host, "replay", id), StringComparison.Ordinal);
        await probe.GetsAsync(1);
        await RunAsync(host, "replay", "--all");
        await probe.GetsAsync(2);
        Assert.Empty(await LettersAsync(host));
    }

    [Fact]
    public async Task Old_messages_are_forgotten_when_everybody_is_done_with_them()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__MaxAttempts", "1"), ("Mesh__Retention", "00:00:00"));
        probe.Answer = r => r.Number == 1 ? Results.StatusCode(500) : null;
        using var bus = host.Dapr();
        await bus.PublishAsync("counted", "done", 0);
        await bus.PublishAsync("counted", "dead", 1);
        await probe.GetsAsync(1);
        await Eventually.TrueAsync(async () => (await LettersAsync(host)).Count == 1, "one is dead");
        await Eventually.TrueAsync(async () => await host.QueryAsync<long>("select count(*) from delivery") == 0, "all is settled");

        await host.KillAsync();
        await host.StartAsync();   // forgets at its start, then now and then

        await Eventually.TrueAsync(async () => await host.QueryAsync<long>("select count(*) from message") == 1, "the delivered one is forgotten");
        Assert.Single(await LettersAsync(host));
    }

    static async Task<JsonArray> LettersAsync(Host host) => JsonSerializer.Deserialize<JsonArray>(await host.GetAsync("dead-letters"))!;

    static async Task<string> RunAsync(Host host, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "dead-letters"), arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["AIGOV_MESH"] = host.Http.ToString().TrimEnd('/');
        using var run = Process.Start(start)!;
        var printed = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return printed;
    }
}
