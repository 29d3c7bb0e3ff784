namespace MeshHost.Dapr;

/// <summary>What a publisher hands in.</summary>
/// <param name="Data">The payload, or a whole CloudEvent where the content type says so.</param>
/// <param name="Metadata"><c>partitionKey</c> and <c>cloudevent.*</c> have a meaning; what the host cannot honour is refused.</param>
/// <param name="Trace">The caller's trace, for events that carry none.</param>
sealed record Publication(
    string PubSub, string Topic, string? ContentType, ReadOnlyMemory<byte> Data, IReadOnlyDictionary<string, string> Metadata, TraceContext Trace);

/// <summary>W3C trace context of a call.</summary>
readonly record struct TraceContext(string? Parent, string? State)
{
    public static TraceContext Of(HttpRequest request) =>
        new(NullIfEmpty(request.Headers.TraceParent), NullIfEmpty(request.Headers.TraceState));

    static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
