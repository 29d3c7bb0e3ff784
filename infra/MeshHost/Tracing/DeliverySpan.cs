using System.Diagnostics;
using MeshHost.Broker;

namespace MeshHost.Tracing;

/// <summary>The host's own part in a trace: one attempt to deliver a message. Stands between the publisher's span and the subscriber's.</summary>
sealed class DeliverySpan
{
    readonly ActivityContext publisher;
    readonly ActivitySpanId id = ActivitySpanId.CreateRandom();
    readonly Subscription subscription;
    readonly DateTimeOffset start;

    DeliverySpan(ActivityContext publisher, Subscription subscription, DateTimeOffset start)
    {
        this.publisher = publisher;
        this.subscription = subscription;
        this.start = start;
    }

    /// <summary>What the subscriber continues.</summary>
    public string TraceParent => $"00-{publisher.TraceId}-{id}-01";

    /// <summary>Null if the message has no trace or its trace is not recorded.</summary>
    public static DeliverySpan? Begin(string? traceParent, Subscription subscription, TimeProvider clock) =>
        ActivityContext.TryParse(traceParent, null, out var publisher) && publisher.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
            ? new(publisher, subscription, clock.GetUtcNow())
            : null;

    public Span End(Outcome outcome, TimeProvider clock) => new(
        publisher.TraceId.ToHexString(), id.ToHexString(), publisher.SpanId.ToHexString(),
        $"deliver {subscription.Topic} to {subscription.App}", "mesh", "producer",
        start, clock.GetUtcNow() - start, outcome.Verdict is not Verdict.Done,
        [
            new("messaging.destination.name", subscription.Topic),
            new("messaging.operation.name", "deliver"),
            new("aigov.outcome", outcome.Verdict.ToString()),
        ]);
}
