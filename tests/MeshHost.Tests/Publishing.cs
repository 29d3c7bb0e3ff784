using System.Text;
using System.Text.Json.Nodes;
using Dapr.Client;

namespace MeshHost.Tests;

/// <summary>Publishes as the services' outbox does: a whole CloudEvent, with a key for order.</summary>
static class Publishing
{
    public static Task PublishAsync(this DaprClient bus, string topic, string key, int number, string? id = null) =>
        bus.PublishByteEventAsync(
            "bus", topic, Encoding.UTF8.GetBytes(Event(key, number, id).ToJsonString()), "application/cloudevents+json",
            new() { ["partitionKey"] = key });

    public static JsonObject Event(string key, int number, string? id = null) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = id ?? $"{key}-{number}",
        ["source"] = "tests",
        ["type"] = "Counted",
        ["data"] = new JsonObject { ["key"] = key, ["number"] = number },
    };

    /// <summary>The numbers of each key rise, after taking away what came again.</summary>
    public static void AssertInOrder(IEnumerable<Received> got, int keys, int perKey)
    {
        var byKey = got.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Select(r => r.Number).Distinct().ToArray());
        Assert.Equal(keys, byKey.Count);
        Assert.All(byKey.Values, numbers => Assert.Equal(Enumerable.Range(0, perKey), numbers));
    }
}
