using MeshHost.Tracing;

namespace MeshHost.Tests.Tracing;

public sealed class LayingOut
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Spans_stand_under_their_parents_where_they_happened()
    {
        var rows = Waterfall.Of(new("t", [Span("root", null, 0, 100), Span("child", "root", 25, 50), Span("grandchild", "child", 30, 1), Span("second", "root", 80, 20)]));

        Assert.Equal(
            [("root", 0, 0, 100), ("child", 1, 25, 50), ("grandchild", 2, 30, 1), ("second", 1, 80, 20)],
            rows.Select(r => (r.Span.SpanId, r.Depth, r.From, r.Long)));
    }

    [Fact]
    public void Orphans_circles_and_empty_times_are_shown_too()
    {
        var rows = Waterfall.Of(new("t", [Span("orphan", "elsewhere", 0, 0), Span("a", "b", 0, 0), Span("b", "a", 0, 0)]));

        Assert.Equal(["orphan", "a", "b"], rows.Select(r => r.Span.SpanId));
        Assert.All(rows, r => Assert.Equal((0, 1), (r.From, r.Long)));
    }

    [Fact]
    public void Memory_is_bounded_and_the_oldest_traces_go_first()
    {
        var store = new TraceStore();
        for (var trace = 0; trace < TraceStore.MaxTraces + 10; trace++)
            store.Add([Span("root", null, trace, 1) with { TraceId = $"t{trace}" }]);
        store.Add(Enumerable.Range(0, TraceStore.MaxSpans + 10).Select(i => Span($"s{i}", "root", i, 1) with { TraceId = "t100" }));

        Assert.Equal(TraceStore.MaxTraces, store.Recent().Count);
        Assert.Null(store.Find("t9"));
        Assert.Equal(TraceStore.MaxSpans, store.Find("t100")!.Spans.Count);
    }

    static Span Span(string id, string? parent, int startMs, int durationMs) =>
        new("t", id, parent, id, "standards", "internal", Noon.AddMilliseconds(startMs), TimeSpan.FromMilliseconds(durationMs), false, []);
}
