using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshHost.Dapr;
using MeshHost.Measuring;
using MeshHost.Tracing;
using Microsoft.Extensions.Options;

namespace MeshHost.Broker;

/// <summary>Makes one attempt to deliver a message, and reads the answer as Dapr does.</summary>
sealed class Subscriber(IHttpClientFactory clients, TraceStore traces, TimeProvider clock, IOptions<MeshOptions> options)
{
    static readonly MediaTypeHeaderValue CloudEvent = new(CloudEvents.ContentType);
    readonly HttpClient http = clients.CreateClient(nameof(Subscriber));

    /// <remarks>An attempt that has begun is seen to its end, also while the host stops: then it need not be made again.</remarks>
    public async Task<Outcome> AttemptAsync(App app, Subscription subscription, Delivery delivery)
    {
        var span = DeliverySpan.Begin(delivery.Trace, subscription, clock);
        var outcome = await SendAsync(app, subscription, delivery, span?.TraceParent ?? delivery.Trace);
        Measures.Attempted(subscription, outcome.Verdict);
        if (span?.End(outcome, clock) is { } ended)
            traces.Add([ended]);
        return outcome;
    }

    async Task<Outcome> SendAsync(App app, Subscription subscription, Delivery delivery, string? trace)
    {
        using var patience = new CancellationTokenSource(options.Value.DeliveryTimeout, clock);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, app.At(subscription.Route))
            {
                Content = new ByteArrayContent(delivery.Envelope) { Headers = { ContentType = CloudEvent } },
            };
            if (trace is not null)
                request.Headers.TryAddWithoutValidation("traceparent", trace);
            if (options.Value.AppToken is { Length: > 0 } token)
                request.Headers.TryAddWithoutValidation("dapr-api-token", token);
            using var response = await http.SendAsync(request, patience.Token);
            return await JudgeAsync(response, patience.Token);
        }
        catch (HttpRequestException failure)
        {
            return new(Verdict.Gone, failure.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return new(Verdict.Gone, "The connection broke.");
        }
        catch (OperationCanceledException)
        {
            return new(Verdict.Busy, "No answer in time.");
        }
    }

    static async Task<Outcome> JudgeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var reason = $"The answer was {(int)response.StatusCode}.";
        return response switch
        {
            { StatusCode: HttpStatusCode.NotFound } => new(Verdict.NotFound, reason),
            { StatusCode: HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests } => new(Verdict.Busy, reason),
            { IsSuccessStatusCode: false } => new(Verdict.Refused, reason),
            _ => Status(await response.Content.ReadAsStringAsync(cancellation)),
        };
    }

    /// <summary>An answer may say its status in JSON; one that says nothing means success.</summary>
    static Outcome Status(string body)
    {
        var status = body.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal) ? StatusIn(body) : null;
        return status?.ToUpperInvariant() switch
        {
            null or "" or "SUCCESS" => new(Verdict.Done, ""),
            "DROP" => new(Verdict.Dropped, "The answer was DROP."),
            "RETRY" => new(Verdict.Refused, "The answer was RETRY."),
            _ => new(Verdict.Refused, "The answer's status is unknown."),
        };
    }

    static string? StatusIn(string body)
    {
        try
        {
            return JsonNode.Parse(body)?["status"] is JsonValue value && value.TryGetValue<string>(out var status) ? status : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
