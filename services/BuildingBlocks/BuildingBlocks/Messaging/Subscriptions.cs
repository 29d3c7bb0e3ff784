using System.Text.Json;
using BuildingBlocks.Hosting;
using Dapr;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace BuildingBlocks.Messaging;

/// <summary>What a subscriber learns beside the message's data.</summary>
/// <param name="Id">The CloudEvent's id, the same at every delivery.</param>
/// <param name="Type">The contract's name.</param>
/// <param name="Source">The service that sent it.</param>
public sealed record Delivery(string Id, string Type, string Source);

/// <summary>Handles one delivery. Returning means done; throwing means that it comes again.</summary>
public delegate Task Subscriber<in TContract>(TContract contract, Delivery delivery, HttpContext http);

public static class Subscriptions
{
    /// <summary>Subscribes a service to one contract of a topic; other types on the topic are passed over.</summary>
    public static void Subscribe<TContract>(this IEndpointRouteBuilder app, string topic, Subscriber<TContract> handle)
        where TContract : class =>
        app.SubscribeRaw(topic, typeof(TContract).Name, async http =>
        {
            var contract = await http.Request.ReadFromJsonAsync<TContract>(EventStore.StoredJson.Options, http.RequestAborted)
                ?? throw new BadHttpRequestException("The message has no data.");
            await handle(contract, DeliveryOf(http), http);
        });

    static void SubscribeRaw(this IEndpointRouteBuilder app, string topic, string type, Func<HttpContext, Task> handle)
    {
        var subscribers = app.ServiceProvider.GetService(typeof(TopicSubscribers)) as TopicSubscribers
            ?? throw new InvalidOperationException("Messaging is not set up.");
        if (!subscribers.Add(topic, type, handle))
            return;

        app.MapPost($"/bus/{topic}", http => DeliverAsync(http, topic, subscribers.Find(topic, DeliveryOf(http).Type)))
            .WithTopic(new TopicOptions { PubsubName = Bus.Component, Name = topic, DeadLetterTopic = $"{topic}.dead-letters" })
            .AllowAnonymous();
    }

    /// <summary>A database that is away for now is no fault of the message: 503 asks for it again without counting the attempt.</summary>
    static async Task DeliverAsync(HttpContext http, string topic, Func<HttpContext, Task>? subscriber)
    {
        try
        {
            await (subscriber?.Invoke(http) ?? Task.CompletedTask);
            Measures.Delivered(topic, subscriber is null ? "passed over" : http.Response.StatusCode < StatusCodes.Status400BadRequest ? "handled" : "refused");
        }
        catch (JsonException)
        {
            Measures.Delivered(topic, "dropped");
            await http.Response.WriteAsJsonAsync(new { status = "DROP" }, http.RequestAborted);   // it will never be readable
        }
        catch (NpgsqlException away) when (away.IsTransient)
        {
            Measures.Delivered(topic, "put off");
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    // UseCloudEvents forwards the envelope's attributes as headers.
    static Delivery DeliveryOf(HttpContext http) => new(
        Header(http, "Cloudevent.id"), Header(http, "Cloudevent.type"), Header(http, "Cloudevent.source"));

    static string Header(HttpContext http, string name) => http.Request.Headers[name].ToString();
}

/// <summary>The subscribers of one service, by topic and contract: one route a topic, for a topic keeps one order.</summary>
sealed class TopicSubscribers
{
    readonly Dictionary<(string Topic, string Type), Func<HttpContext, Task>> byContract = [];

    /// <returns>True if this is the topic's first subscriber.</returns>
    public bool Add(string topic, string type, Func<HttpContext, Task> handle)
    {
        var first = byContract.Keys.All(k => k.Topic != topic);
        byContract.Add((topic, type), handle);
        return first;
    }

    public Func<HttpContext, Task>? Find(string topic, string type) => byContract.GetValueOrDefault((topic, type));
}
