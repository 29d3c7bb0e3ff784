namespace MeshHost.Tracing;

/// <summary>A line of the waterfall.</summary>
/// <param name="Depth">How far under the root, at most <see cref="Waterfall.MaxDepth"/>.</param>
/// <param name="From">Begin, in hundredths of the trace's duration.</param>
/// <param name="Long">Length, in hundredths, at least 1.</param>
sealed record WaterfallRow(Span Span, int Depth, int From, int Long);

/// <summary>Lays a trace out: every span under its parent, brothers by begin.</summary>
static class Waterfall
{
    public const int MaxDepth = 12;

    public static IReadOnlyList<WaterfallRow> Of(Trace trace)
    {
        var known = trace.Spans.Select(s => s.SpanId).ToHashSet(StringComparer.Ordinal);
        var children = trace.Spans.ToLookup(s => s.ParentId is { } parent && known.Contains(parent) ? parent : "");
        var (rows, seen) = (new List<WaterfallRow>(), new HashSet<Span>(ReferenceEqualityComparer.Instance));
        Add("", 0);
        foreach (var circular in trace.Spans.Where(s => !seen.Contains(s)).ToList())
            rows.Add(Row(trace, circular, 0));
        return rows;

        void Add(string parent, int depth)
        {
            foreach (var span in children[parent])
                if (seen.Add(span))
                {
                    rows.Add(Row(trace, span, Math.Min(depth, MaxDepth)));
                    Add(span.SpanId, depth + 1);
                }
        }
    }

    static WaterfallRow Row(Trace trace, Span span, int depth)
    {
        var whole = Math.Max(trace.Duration.Ticks, 1);
        var from = (int)((span.Start - trace.Start).Ticks * 100 / whole);
        var length = (int)(span.Duration.Ticks * 100 / whole);
        return new(span, depth, Math.Min(from, 99), Math.Clamp(length, 1, 100 - Math.Min(from, 99)));
    }
}
