using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Testing;

namespace MeshHost.Tests.Tracing;

/// <summary>Stands in for an operator's collector: keeps the bytes of what it gets, in which names can be found as text.</summary>
sealed class StandIn : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<(string Path, byte[] Bytes)> got = new();

    StandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address);
        app = builder.Build();
        app.MapPost("/v1/{signal}", TakeAsync);
    }

    public string Address { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    public static async Task<StandIn> StartAsync()
    {
        var collector = new StandIn();
        await collector.app.StartAsync();
        return collector;
    }

    public bool Has(string path, string text) => got.Any(g => g.Path == path && g.Bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0);

    async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        got.Enqueue((request.Path.Value!, body.ToArray()));
        return Results.Bytes([], "application/x-protobuf");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
