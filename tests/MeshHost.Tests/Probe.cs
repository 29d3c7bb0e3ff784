using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dapr;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Testing;

namespace MeshHost.Tests;

/// <summary>What a subscriber got.</summary>
sealed record Received(string Topic, string EventId, string Type, JsonNode? Data, string TraceParent)
{
    public string Key => (string)Data!["key"]!;

    public int Number => (int)Data!["number"]!;
}

/// <summary>A subscriber made with Dapr.AspNetCore, as the services are. It can go away and come back on its port.</summary>
sealed class Probe(string[] topics) : IAsyncDisposable
{
    WebApplication? app;

    public string[] Topics { get; set; } = topics;

    public int Port { get; } = FreePort.Take();

    public (string, string) Setting(string id = "probe") => ($"Mesh__Apps__{id}", $"http://127.0.0.1:{Port}");

    public ConcurrentQueue<Received> Got { get; } = new();

    /// <summary>Decides the answer; success where it returns null. What it answers otherwise does not count as got.</summary>
    public Func<Received, IResult?> Answer { get; set; } = _ => null;

    public int Attempts;

    public static async Task<Probe> StartAsync(params string[] topics)
    {
        var probe = new Probe(topics);
        await probe.StartAsync();
        return probe;
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Port}");
        app = builder.Build();
        app.UseCloudEvents(new CloudEventsMiddlewareOptions { ForwardCloudEventPropertiesAsHeaders = true });
        app.MapSubscribeHandler();
        foreach (var topic in Topics)
            app.MapPost($"/bus/{topic}", (HttpRequest request) => TakeAsync(topic, request)).WithTopic("bus", topic);
        app.MapGet("/hello", (string who, HttpRequest request) => new { hello = who, given = request.Headers["x-given"].ToString() });
        app.MapPost("/echo", async (HttpRequest request) => Results.Text(await new StreamReader(request.Body).ReadToEndAsync(), request.ContentType));
        app.MapGet("/path/{**rest}", (HttpRequest request) => request.Path.Value + request.QueryString.Value);
        app.MapGet("/teapot", () => Results.Problem("short and stout", statusCode: 418));
        await app.StartAsync();
    }

    public async Task StopAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    async Task<IResult> TakeAsync(string topic, HttpRequest request)
    {
        Interlocked.Increment(ref Attempts);
        var received = new Received(
            topic, request.Headers["Cloudevent.id"].ToString(), request.Headers["Cloudevent.type"].ToString(),
            await JsonNode.ParseAsync(request.Body), request.Headers.TraceParent.ToString());
        if (Answer(received) is { } other)
            return other;
        Got.Enqueue(received);
        return Results.Ok();
    }

    public Task GetsAsync(int count) => Eventually.TrueAsync(() => Got.Count >= count, $"{count} messages arrive ({Got.Count} did)", TimeSpan.FromSeconds(40));

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await StopAsync();
    }
}
