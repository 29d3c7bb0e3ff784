using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dapr;
using Dapr.Client;
using Testing;

namespace MeshHost.Tests.Dapr;

public sealed class PublishingThroughDapr(PostgresServer server) : IClassFixture<PostgresServer>
{
    sealed record Changed(string Key, int Number);

    [Fact]
    public async Task Every_way_of_Daprs_client_arrives()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting());
        using var bus = host.Dapr();
        Assert.True(await bus.CheckHealthAsync());
        Assert.True(await bus.CheckOutboundHealthAsync());

        await bus.PublishEventAsync("bus", "counted", new Changed("grpc", 1));
        await bus.PublishEventAsync("bus", "counted", new Changed("named", 2), new Dictionary<string, string> { ["cloudevent.type"] = "Named", ["cloudevent.id"] = "its-id" });
        var bulk = await bus.BulkPublishEventAsync("bus", "counted", [new Changed("bulk", 3), new Changed("bulk", 4)]);
        using var http = await host.Client.PostAsJsonAsync(new Uri(host.Http, "v1.0/publish/bus/counted?metadata.partitionKey=x"), new { key = "http", number = 5 });
        await bus.PublishAsync("counted", "whole", 6);

        await probe.GetsAsync(6);
        Assert.Equal(204, (int)http.StatusCode);
        Assert.Empty(bulk.FailedEntries);
        Assert.Equal([1, 2, 3, 4, 5, 6], probe.Got.Select(r => r.Number).Order());
        Assert.Equal(("its-id", "Named"), (probe.Got.Single(r => r.Number == 2).EventId, probe.Got.Single(r => r.Number == 2).Type));
        Assert.Equal(("whole-6", "Counted"), (probe.Got.Single(r => r.Number == 6).EventId, probe.Got.Single(r => r.Number == 6).Type));
    }

    [Fact]
    public async Task The_trace_of_the_publisher_reaches_the_subscriber()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting());

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Http, "v1.0/publish/bus/counted"))
        {
            Content = JsonContent.Create(new { key = "k", number = 1 }),
            Headers = { { "traceparent", $"00-{trace}-b7ad6b7169203331-01" } },
        };
        using var sent = await host.Client.SendAsync(request);

        await probe.GetsAsync(1);
        Assert.StartsWith($"00-{trace}-", probe.Got.Single().TraceParent, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await host.GetAsync($"traces/{trace}")).Contains("deliver counted to probe", StringComparison.Ordinal), "the host shows its own part");
    }

    [Theory]
    [InlineData("nobus", "t", "application/json", "{}", 404, "ERR_PUBSUB_NOT_FOUND")]
    [InlineData("bus", "t", "application/json", "{", 400, "ERR_PUBSUB_CLOUD_EVENTS_SER")]
    [InlineData("bus", "t", "application/cloudevents+json", """{"specversion":"0.3","id":"1","source":"s","type":"t"}""", 400, "ERR_PUBSUB_CLOUD_EVENTS_SER")]
    [InlineData("bus", "t", "application/cloudevents+json", """{"specversion":"1.0","source":"s","type":"t"}""", 400, "ERR_PUBSUB_CLOUD_EVENTS_SER")]
    [InlineData("bus", "t?metadata.rawPayload=true", "application/json", "{}", 400, "ERR_MALFORMED_REQUEST")]
    public async Task What_cannot_be_delivered_is_refused_by_name(string bus, string topic, string type, string body, int status, string code)
    {
        await using var host = await Host.StartAsync(server);

        using var answer = await host.Client.PostAsync(new Uri(host.Http, $"v1.0/publish/{bus}/{topic}"), new StringContent(body, Encoding.UTF8, type));

        Assert.Equal((status, code), ((int)answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errorCode"]!));
        Assert.Equal(0L, await host.QueryAsync<long>("select count(*) from message"));
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused_over_both_ways()
    {
        await using var host = await Host.StartAsync(server, ("Mesh__MaxMessageBytes", "1000"));
        using var bus = host.Dapr();

        using var answer = await host.Client.PostAsync(new Uri(host.Http, "v1.0/publish/bus/t"), new StringContent(new string('x', 1001)));
        var refused = await Assert.ThrowsAsync<DaprException>(() => bus.PublishByteEventAsync("bus", "t", new byte[1001], "application/octet-stream"));

        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Contains("at most 1000 bytes", refused.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulk_publishing_names_the_entries_that_could_not_be_stored()
    {
        await using var host = await Host.StartAsync(server, ("Mesh__MaxMessageBytes", "100"));
        using var bus = host.Dapr();

        var answer = await bus.BulkPublishEventAsync("bus", "t", ["short", new string('x', 200), "short too"]);

        Assert.Single(answer.FailedEntries);
        Assert.Equal(2L, await host.QueryAsync<long>("select count(*) from message"));
    }
}
