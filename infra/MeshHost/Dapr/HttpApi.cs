using MeshHost.Broker;
using MeshHost.Storage;

namespace MeshHost.Dapr;

/// <summary>The part of Dapr's HTTP API that the services use.</summary>
static class HttpApi
{
    public static void MapDaprHttp(this IEndpointRouteBuilder routes)
    {
        var dapr = routes.MapGroup("/v1.0").AddEndpointFilter(RefusalsAsync);
        dapr.MapGet("/healthz", HealthAsync);
        dapr.MapGet("/healthz/outbound", HealthAsync);
        dapr.MapGet("/metadata", async (MeshMetadata metadata, CancellationToken cancellation) => await metadata.ReadAsync(cancellation));
        dapr.MapPost("/publish/{pubsub}/{**topic}", PublishAsync);
        dapr.Map("/invoke/{app}/method/{**method}", (string app, HttpContext http, Invocation invocation) => invocation.ForwardAsync(http, app));
    }

    static async Task<IResult> HealthAsync(Database database, CancellationToken cancellation) =>
        await database.IsReadyAsync(cancellation)
            ? TypedResults.NoContent()
            : Error("ERR_HEALTH_NOT_READY", "The bus's database does not answer.", StatusCodes.Status500InternalServerError);

    static async Task<IResult> PublishAsync(string pubsub, string topic, HttpRequest request, PubSub bus, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        await bus.PublishAsync(
            new(pubsub, topic, request.ContentType, body.ToArray(), MetadataOf(request.Query), TraceContext.Of(request)), cancellation);
        return TypedResults.NoContent();
    }

    static Dictionary<string, string> MetadataOf(IQueryCollection query)
    {
        const string prefix = "metadata.";
        return query
            .Where(q => q.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(q => q.Key[prefix.Length..], q => q.Value.ToString(), StringComparer.Ordinal);
    }

    static async ValueTask<object?> RefusalsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return Error(refused.Code, refused.Message, refused.HttpStatus);
        }
        catch (NotCommittedException)
        {
            var down = RefusedException.BusDown();
            return Error(down.Code, down.Message, down.HttpStatus);
        }
    }

    static IResult Error(string code, string message, int status) =>
        TypedResults.Json(new ErrorBody(code, message), statusCode: status);

    sealed record ErrorBody(string ErrorCode, string Message);
}
