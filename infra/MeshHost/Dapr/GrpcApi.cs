using System.Net.Http.Headers;
using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace MeshHost.Dapr;

/// <summary>The part of Dapr's gRPC API that the services use.</summary>
static class GrpcApi
{
    public static void MapDaprGrpc(this IEndpointRouteBuilder routes)
    {
        routes.MapUnary<PublishEventRequest>("PublishEvent", PublishAsync);
        routes.MapUnary<BulkPublishRequest>("BulkPublishEvent", PublishAllAsync);
        routes.MapUnary<BulkPublishRequest>("BulkPublishEventAlpha1", PublishAllAsync);
        routes.MapUnary<InvokeServiceRequest>("InvokeService", InvokeAsync);
        routes.MapUnary<GetMetadataRequest>("GetMetadata", MetadataAsync);
        routes.MapUnknownMethods();
    }

    static async Task<IMessage> PublishAsync(PublishEventRequest request, HttpContext http)
    {
        await Bus(http).PublishAsync(
            new(request.PubsubName, request.Topic, request.DataContentType, request.Data.Memory, request.Metadata, TraceContext.Of(http.Request)),
            http.RequestAborted);
        return new Empty();
    }

    /// <summary>Stores what can be stored, in order, and names the entries that could not.</summary>
    static async Task<IMessage> PublishAllAsync(BulkPublishRequest request, HttpContext http)
    {
        var bus = Bus(http);
        var trace = TraceContext.Of(http.Request);
        var entries = request.Entries.Select(async entry =>
        {
            try
            {
                await bus.PublishAsync(
                    new(request.PubsubName, request.Topic, entry.ContentType, entry.Event.Memory, Merge(request.Metadata, entry.Metadata), trace),
                    http.RequestAborted);
                return null;
            }
            catch (Exception failure) when (failure is RefusedException or Storage.NotCommittedException)
            {
                return new BulkPublishResponseFailedEntry { EntryId = entry.EntryId, Error = failure.Message };
            }
        });
        var failed = await Task.WhenAll([.. entries]);
        return new BulkPublishResponse { FailedEntries = { failed.OfType<BulkPublishResponseFailedEntry>() } };
    }

    static async Task<IMessage> InvokeAsync(InvokeServiceRequest request, HttpContext http)
    {
        var call = request.Message ?? throw RefusedException.BadRequest("The request has no message.");
        var verb = call.HttpExtension?.Verb is { } given and not HTTPExtension.Types.Verb.None ? given : HTTPExtension.Types.Verb.Post;
        var query = call.HttpExtension?.Querystring is { Length: > 0 } text ? $"?{text}" : "";
        using var content = ContentOf(call);
        using var response = await http.RequestServices.GetRequiredService<Invocation>().SendAsync(
            request.Id, call.Method + query, new HttpMethod(verb.ToString().ToUpperInvariant()), content, http.RequestAborted);
        var body = await response.Content.ReadAsByteArrayAsync(http.RequestAborted);
        if (!response.IsSuccessStatusCode)
            throw new RefusedException(
                "ERR_DIRECT_INVOKE", (int)response.StatusCode, StatusOf((int)response.StatusCode), $"{request.Id} answered {(int)response.StatusCode}.");
        return new InvokeResponse
        {
            ContentType = response.Content.Headers.ContentType?.ToString() ?? "",
            Data = new Any { Value = ByteString.CopyFrom(body) },
        };
    }

    static async Task<IMessage> MetadataAsync(GetMetadataRequest request, HttpContext http)
    {
        var view = await http.RequestServices.GetRequiredService<MeshMetadata>().ReadAsync(http.RequestAborted);
        return new GetMetadataResponse
        {
            Id = view.Id,
            RuntimeVersion = view.RuntimeVersion,
            RegisteredComponents = { view.Components.Select(c => new RegisteredComponents { Name = c.Name, Type = c.Type, Version = c.Version }) },
            Subscriptions = { view.Subscriptions.Select(s => new PubsubSubscription { PubsubName = s.PubsubName, Topic = s.Topic }) },
        };
    }

    static PubSub Bus(HttpContext http) => http.RequestServices.GetRequiredService<PubSub>();

    static ByteArrayContent? ContentOf(InvokeRequest call)
    {
        if (call.Data is not { Value.Length: > 0 } data)
            return null;
        var content = new ByteArrayContent(data.Value.ToByteArray());
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(call.ContentType, out var type) ? type : new("application/json");
        return content;
    }

    static Dictionary<string, string> Merge(IDictionary<string, string> all, IDictionary<string, string> one)
    {
        var merged = new Dictionary<string, string>(all, StringComparer.Ordinal);
        foreach (var (name, value) in one)
            merged[name] = value;
        return merged;
    }

    static GrpcStatus StatusOf(int http) => http switch
    {
        400 => GrpcStatus.InvalidArgument,
        404 => GrpcStatus.NotFound,
        429 or 503 => GrpcStatus.Unavailable,
        _ => GrpcStatus.Unknown,
    };
}
