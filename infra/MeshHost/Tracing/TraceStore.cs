namespace MeshHost.Tracing;

/// <summary>The spans of one trace that have arrived, in the order of their start.</summary>
public sealed record Trace(string Id, IReadOnlyList<Span> Spans)
{
    /// <summary>The span without a parent here; while it has not arrived, the earliest.</summary>
    public Span Root => Spans.FirstOrDefault(s => s.ParentId is null || !Spans.Any(o => o.SpanId == s.ParentId)) ?? Spans[0];

    public DateTimeOffset Start => Spans.Min(s => s.Start);

    public TimeSpan Duration => Spans.Max(s => s.End) - Start;

    public IEnumerable<string> Services => Spans.Select(s => s.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public int Errors => Spans.Count(s => s.Failed);
}

/// <summary>The recent traces, in memory: at most <see cref="MaxTraces"/> of at most <see cref="MaxSpans"/> spans. The oldest go first.</summary>
sealed class TraceStore
{
    public const int MaxTraces = 500;
    public const int MaxSpans = 1000;
    readonly Lock gate = new();
    readonly Dictionary<string, LinkedListNode<Entry>> byId = new(StringComparer.Ordinal);
    readonly LinkedList<Entry> byArrival = new();

    public void Add(IEnumerable<Span> spans)
    {
        lock (gate)
        {
            foreach (var span in spans)
                if (EntryOf(span.TraceId).Spans is { Count: < MaxSpans } kept)
                    kept.Add(span);
            while (byArrival.Count > MaxTraces)
            {
                byId.Remove(byArrival.First!.Value.Id);
                byArrival.RemoveFirst();
            }
        }
    }

    /// <summary>The traces, newest first.</summary>
    public IReadOnlyList<Trace> Recent()
    {
        lock (gate)
            return [.. byArrival.Select(ToTrace).OrderByDescending(t => t.Start)];
    }

    public Trace? Find(string id)
    {
        lock (gate)
            return byId.TryGetValue(id, out var node) ? ToTrace(node.Value) : null;
    }

    Entry EntryOf(string id)
    {
        if (byId.TryGetValue(id, out var node))
            return node.Value;
        byId.Add(id, byArrival.AddLast(new Entry(id, [])));
        return byArrival.Last!.Value;
    }

    static Trace ToTrace(Entry entry) => new(entry.Id, [.. entry.Spans.OrderBy(s => s.Start)]);

    sealed record Entry(string Id, List<Span> Spans);
}
