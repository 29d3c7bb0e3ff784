using System.Net;
using System.Text.Json.Nodes;
using MeshHost.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>Asks every app for its subscriptions: until it answers, then now and then, and at once when it was gone.</summary>
/// <remarks>An app counts as there when it has answered here and its subscriptions are kept; deliveries wait for that.</remarks>
sealed partial class Discovery(
    Apps apps, SubscriptionStore store, Database database, IHttpClientFactory clients, Bells bells, IOptions<MeshOptions> options, ILogger<Discovery> log)
    : BackgroundService
{
    static readonly Backoff Looking = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2));
    static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WhenMigratedAsync(stoppingToken);
        await RestStrangersAsync(stoppingToken);
        await Task.WhenAll(apps.All.Select(app => WatchAsync(app, stoppingToken)));
    }

    /// <summary>What an app asked for that is no longer in the mesh waits for its return, but not for ever.</summary>
    async Task RestStrangersAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await store.RestAllButAsync(apps.All.Select(a => a.Id), cancellation);
                return;
            }
            catch (NpgsqlException failure)
            {
                Failed(log, "the mesh", failure.Message);
                await Task.Delay(Looking.After(5), cancellation);
            }
        }
    }

    async Task WatchAsync(App app, CancellationToken cancellation)
    {
        for (var misses = 0; ;)
        {
            misses = await AskAsync(app, cancellation) ? 0 : Math.Min(misses + 1, 100);
            if (misses == 0)
                await app.Lost.WaitAsync(options.Value.DiscoveryInterval, cancellation);
            else
                await Task.Delay(Looking.After(misses), cancellation);
        }
    }

    async Task<bool> AskAsync(App app, CancellationToken cancellation)
    {
        try
        {
            var declared = await ReadAsync(app, cancellation);
            var added = await store.DeclareAsync(app.Id, declared, cancellation);
            if (!app.Answers)
                Answered(log, app.Id, declared.Count);
            foreach (var topic in added)
                Subscribed(log, app.Id, topic);
            app.Found();
            bells.Subscriptions.Ring();
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            if (failure is HttpRequestException or OperationCanceledException)
                NoAnswer(log, app.Id, failure.Message);
            else
                Failed(log, app.Id, failure.Message);
            return false;
        }
    }

    async Task<IReadOnlyCollection<Declaration>> ReadAsync(App app, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(nameof(Discovery));
        using var response = await client.GetAsync(app.At("dapr/subscribe"), cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return [];
        response.EnsureSuccessStatusCode();
        var list = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation), AnyCase) as JsonArray
            ?? throw new FormatException("The subscriptions are not a JSON array.");
        return [.. list.Select(Parse).DistinctBy(d => (d.PubSub, d.Topic))];
    }

    /// <summary>Reads one declaration; of several routes the default is taken, for all messages of a topic keep one order.</summary>
    static Declaration Parse(JsonNode? node) => new(
        Text(node?["pubsubname"]) ?? throw new FormatException("A subscription has no pubsubname."),
        Text(node?["topic"]) ?? throw new FormatException("A subscription has no topic."),
        Text(node?["route"]) ?? Text(node?["routes"]?["default"]) ?? Text((node?["routes"]?["rules"] as JsonArray)?.FirstOrDefault()?["path"])
            ?? throw new FormatException("A subscription has no route."),
        Text(node?["deadLetterTopic"]));

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    [LoggerMessage(LogLevel.Information, "{App} answers, with {Count} subscriptions")]
    static partial void Answered(ILogger log, string app, int count);

    [LoggerMessage(LogLevel.Information, "{App} is new on {Topic} and gets all that is kept of it")]
    static partial void Subscribed(ILogger log, string app, string topic);

    [LoggerMessage(LogLevel.Warning, "The subscriptions of {App} cannot be kept: {Reason}")]
    static partial void Failed(ILogger log, string app, string reason);

    [LoggerMessage(LogLevel.Debug, "{App} does not answer: {Reason}")]
    static partial void NoAnswer(ILogger log, string app, string reason);
}
