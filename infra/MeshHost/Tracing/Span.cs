namespace MeshHost.Tracing;

/// <summary>One piece of work of one service within a trace.</summary>
/// <param name="ParentId">Null for the first span of a trace.</param>
/// <param name="Attributes">Only what <see cref="SafeAttributes"/> lets through.</param>
public sealed record Span(
    string TraceId, string SpanId, string? ParentId, string Name, string Service, string Kind,
    DateTimeOffset Start, TimeSpan Duration, bool Failed, IReadOnlyList<KeyValuePair<string, string>> Attributes)
{
    public DateTimeOffset End => Start + Duration;
}
