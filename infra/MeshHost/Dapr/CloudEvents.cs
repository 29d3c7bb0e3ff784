using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshHost.Broker;

namespace MeshHost.Dapr;

/// <summary>Makes the envelope that subscribers get: CloudEvents 1.0 in structured JSON, as the sidecar makes it.</summary>
static class CloudEvents
{
    public const string ContentType = "application/cloudevents+json";
    const int MaxName = 500;
    const string Override = "cloudevent.";
    static readonly string[] Required = ["id", "source", "type"];
    static readonly string[] NotHonoured = ["rawPayload", "ttlInSeconds"];

    /// <summary>Turns what a publisher handed in into a message for the bus.</summary>
    /// <exception cref="RefusedException">The publication cannot be delivered as it stands.</exception>
    public static Message Wrap(Publication publication, TimeProvider clock)
    {
        if (Array.Find(NotHonoured, publication.Metadata.ContainsKey) is { } asked)
            throw RefusedException.BadRequest($"This bus does not know the metadata {asked}.");

        var envelope = MediaType(publication.ContentType) == ContentType
            ? Given(publication.Data)
            : New(publication, clock);
        foreach (var (name, value) in publication.Metadata)
            if (name.StartsWith(Override, StringComparison.OrdinalIgnoreCase) && name.Length > Override.Length)
                envelope[name[Override.Length..].ToLowerInvariant()] = value;
        envelope["pubsubname"] = publication.PubSub;
        envelope["topic"] = publication.Topic;
        if (envelope["traceparent"] is null)
            Continue(envelope, publication.Trace);

        foreach (var name in Required)
            Check(name, Attribute(envelope, name));
        var id = Attribute(envelope, "id")!;
        var key = publication.Metadata.GetValueOrDefault("partitionKey") is { Length: > 0 } partition ? partition : id;
        Check("partitionKey", key);
        return new(
            publication.PubSub, publication.Topic, key, Identity(Attribute(envelope, "source")!, id),
            Encoding.UTF8.GetBytes(envelope.ToJsonString()), Attribute(envelope, "traceparent"));
    }

    /// <summary>Two events are the same if source and id are.</summary>
    static byte[] Identity(string source, string id) => SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{id}"));

    static JsonObject Given(ReadOnlyMemory<byte> data)
    {
        var envelope = Parse(data) as JsonObject ?? throw RefusedException.BadEvent("A CloudEvent is a JSON object.");
        return Attribute(envelope, "specversion") == "1.0"
            ? envelope
            : throw RefusedException.BadEvent("The CloudEvent's specversion must be 1.0.");
    }

    static JsonObject New(Publication publication, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var type = publication.ContentType ?? MediaTypeNames.Application.Json;
        var envelope = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.CreateVersion7(now).ToString("D"),
            ["source"] = "mesh",
            ["type"] = "com.dapr.event.sent",
            ["time"] = now.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["datacontenttype"] = type,
        };
        var media = MediaType(type);
        if (media == MediaTypeNames.Application.Json || media.EndsWith("+json", StringComparison.Ordinal))
            envelope["data"] = publication.Data.IsEmpty ? null : Parse(publication.Data);
        else if (media == MediaTypeNames.Application.Octet)
            envelope["data_base64"] = Convert.ToBase64String(publication.Data.Span);
        else
            envelope["data"] = Encoding.UTF8.GetString(publication.Data.Span);
        return envelope;
    }

    static void Continue(JsonObject envelope, TraceContext trace)
    {
        envelope.Remove("traceparent");
        if (trace.Parent is null)
            return;
        envelope["traceparent"] = trace.Parent;
        if (trace.State is not null)
            envelope["tracestate"] = trace.State;
    }

    static JsonNode? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span);
        }
        catch (JsonException)
        {
            throw RefusedException.BadEvent("The message is not the JSON that its content type says.");
        }
    }

    static string? Attribute(JsonObject envelope, string name) =>
        envelope[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    static void Check(string name, string? value)
    {
        if (string.IsNullOrEmpty(value) || value.Length > MaxName || value.Any(char.IsControl))
            throw RefusedException.BadEvent($"The event needs {name}: text of 1 to {MaxName} characters without control characters.");
    }

    static string MediaType(string? contentType) =>
        (contentType ?? MediaTypeNames.Application.Json).Split(';', 2)[0].Trim().ToLowerInvariant();
}
