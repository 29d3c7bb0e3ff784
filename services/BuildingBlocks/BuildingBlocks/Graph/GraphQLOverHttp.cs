using System.Text.Json;
using GraphQL;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BuildingBlocks.Graph;

/// <summary>GraphQL over HTTP as its specification says, and subscriptions as server-sent events (graphql-sse, distinct connections).</summary>
static class GraphQLOverHttp
{
    /// <summary>Who has a token may send a file.</summary>
    const long MaxBodyBytes = 1024 * 1024, MaxBodyBytesWithToken = 8 * 1024 * 1024;

    public static async Task HandleAsync(HttpContext http, IDocumentExecuter executer, ISchema schema, IGraphQLTextSerializer serializer)
    {
        if (MediaTypes.Negotiate(http.Request) is not { } answer)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        var (request, failure) = await ReadAsync(http.Request, serializer);
        if (request is null)
        {
            await FailAsync(http, failure, answer);
            return;
        }

        if (request.Query!.Contains('\0', StringComparison.Ordinal) || request.Query.Contains("\\u0000", StringComparison.OrdinalIgnoreCase) || HoldsNul(request.Variables))
        {
            await WriteAsync(http, new() { Errors = [new RefusalError("input.invalid", "The character U+0000 cannot be kept; leave it out.")] }, serializer, answer);
            return;
        }

        IValidationRule[] ofMethod = HttpMethods.IsGet(http.Request.Method) ? [new SafeMethodRule(allowSubscriptions: answer == MediaTypes.EventStream)] : [];
        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            User = http.User,
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
            ValidationRules = DocumentValidator.CoreRules.Concat(ofMethod),
            CachedDocumentValidationRules = ofMethod,
        });
        if (answer == MediaTypes.EventStream)
            await EventStream.WriteAsync(http, result, serializer);
        else
            await WriteAsync(http, result, serializer, answer);
    }

    /// <summary>The one character that PostgreSQL keeps in no text, anywhere in what was sent.</summary>
    static bool HoldsNul(object? value) => value switch
    {
        string text                                          => text.Contains('\0', StringComparison.Ordinal),
        IEnumerable<KeyValuePair<string, object?>> members   => members.Any(m => HoldsNul(m.Value)),
        System.Collections.IEnumerable items                 => items.Cast<object?>().Any(HoldsNul),
        _                                                    => false,
    };

    static async Task WriteAsync(HttpContext http, ExecutionResult result, IGraphQLTextSerializer serializer, string answer)
    {
        if (result.Streams is { Count: > 0 })
        {
            await FailAsync(http, answer == MediaTypes.GraphQL ? StatusCodes.Status406NotAcceptable : StatusCodes.Status400BadRequest, answer);
            return;
        }
        // A well-formed request that was not executed answers 200 as application/json, 400 as application/graphql-response+json.
        if (!result.Executed)
        {
            var unsafeMethod = result.Errors?.Any(e => e is SafeMethodError) is true;
            http.Response.StatusCode = unsafeMethod ? StatusCodes.Status405MethodNotAllowed
                : answer == MediaTypes.GraphQL ? StatusCodes.Status400BadRequest
                : StatusCodes.Status200OK;
            if (unsafeMethod)
                http.Response.Headers.Allow = "POST";
        }
        http.Response.ContentType = $"{answer}; charset=utf-8";
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }

    static async Task<(GraphQLRequest? Request, int Failure)> ReadAsync(HttpRequest http, IGraphQLTextSerializer serializer)
    {
        try
        {
            if (HttpMethods.IsPost(http.Method) && !MediaTypes.IsJson(http.ContentType))
                return (null, StatusCodes.Status415UnsupportedMediaType);
            if (http.ContentLength > (http.HttpContext.User.Identity?.IsAuthenticated is true ? MaxBodyBytesWithToken : MaxBodyBytes))
                return (null, StatusCodes.Status413PayloadTooLarge);

            var request = HttpMethods.IsGet(http.Method)
                ? FromQuery(http.Query, serializer)
                : await serializer.ReadAsync<GraphQLRequest>(http.Body, http.HttpContext.RequestAborted);
            return string.IsNullOrWhiteSpace(request?.Query) ? (null, StatusCodes.Status400BadRequest) : (request, 0);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    static GraphQLRequest FromQuery(IQueryCollection query, IGraphQLTextSerializer serializer) => new()
    {
        Query = query["query"].FirstOrDefault(),
        OperationName = query["operationName"].FirstOrDefault(),
        Variables = InputsOf(query["variables"], serializer),
        Extensions = InputsOf(query["extensions"], serializer),
    };

    static Inputs? InputsOf(string? json, IGraphQLTextSerializer serializer) =>
        string.IsNullOrEmpty(json) ? null : serializer.Deserialize<Inputs>(json);

    static Task FailAsync(HttpContext http, int status, string answer)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = $"{(answer == MediaTypes.EventStream ? MediaTypes.Json : answer)}; charset=utf-8";
        var message = status switch
        {
            StatusCodes.Status413PayloadTooLarge => "The request is too large.",
            StatusCodes.Status415UnsupportedMediaType => "Send the request as application/json in UTF-8.",
            StatusCodes.Status406NotAcceptable => "Subscriptions need Accept: text/event-stream.",
            _ => "The request is not a GraphQL request: give a query, as JSON.",
        };
        return http.Response.WriteAsync(
            JsonSerializer.Serialize(new { errors = new[] { new { message, extensions = new { code = "input.invalid" } } } }), http.RequestAborted);
    }
}

static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQL = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";

    /// <returns>Null if nothing that we can write is acceptable.</returns>
    public static string? Negotiate(HttpRequest request)
    {
        var accept = request.GetTypedHeaders().Accept;
        return accept is null or { Count: 0 } ? Json : accept.OrderByDescending(a => a.Quality ?? 1).Select(Offer).FirstOrDefault(o => o is not null);
    }

    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) && IsUtf8(type);

    static string? Offer(MediaTypeHeaderValue accepted) =>
        accepted.Quality == 0 || !IsUtf8(accepted) ? null
        : accepted.MatchesAllTypes ? Json
        : accepted.MediaType.Value?.ToLowerInvariant() switch
        {
            GraphQL => GraphQL,
            Json or "application/*" => Json,
            EventStream => EventStream,
            _ => null,
        };

    static bool IsUtf8(MediaTypeHeaderValue type) => !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
