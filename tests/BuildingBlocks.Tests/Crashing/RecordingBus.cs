using System.Buffers.Binary;
using System.Text.Json;
using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace BuildingBlocks.Tests.Crashing;

/// <summary>A sidecar that takes published events, over gRPC as Dapr's client sends them, and remembers their ids in order.</summary>
sealed class RecordingBus : IAsyncDisposable
{
    readonly WebApplication app;
    readonly List<Guid> received = [];

    RecordingBus(WebApplication app) => this.app = app;

    /// <summary>Called when an event has arrived, and again before it is acknowledged.</summary>
    public Action OnStep { get; set; } = () => { };

    public string Address => app.Urls.Single();

    public IReadOnlyList<Guid> Received
    {
        get
        {
            lock (received)
                return [.. received];
        }
    }

    public static async Task<RecordingBus> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        var bus = new RecordingBus(builder.Build());
        bus.app.MapPost("/dapr.proto.runtime.v1.Dapr/PublishEvent", bus.TakeAsync);
        await bus.app.StartAsync();
        return bus;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var request = PublishEventRequest.Parser.ParseFrom(body.ToArray().AsSpan(5));
        OnStep();
        lock (received)
            received.Add(JsonDocument.Parse(request.Data.ToByteArray()).RootElement.GetProperty("id").GetGuid());
        OnStep();

        var answer = new Empty().ToByteArray();
        var frame = new byte[5 + answer.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), answer.Length);
        http.Response.ContentType = "application/grpc";
        await http.Response.Body.WriteAsync(frame);
        http.Response.AppendTrailer("grpc-status", "0");
    }
}
