using System.Diagnostics;
using MeshHost.Broker;
using MeshHost.Measuring;

namespace MeshHost.Tracing;

/// <summary>The host's own part in a trace: one attempt to deliver a message. Stands between the publisher's span and the subscriber's.</summary>
/// <remarks>Where traces go to a collector, this one goes there too.</remarks>
sealed class DeliverySpan
{
    readonly ActivityContext publisher;
    readonly Activity? sent;
    readonly ActivitySpanId id;
    readonly Subscription subscription;
    readonly DateTimeOffset start;

    DeliverySpan(ActivityContext publisher, Subscription subscription, DateTimeOffset start)
    {
        this.publisher = publisher;
        this.subscription = subscription;
        this.start = start;
        sent = Telemetry.Source.StartActivity(Name, ActivityKind.Producer, publisher);
        id = sent?.SpanId ?? ActivitySpanId.CreateRandom();
    }

    string Name => $"deliver {subscription.Topic} to {subscription.App}";

    /// <summary>What the subscriber continues.</summary>
    public string TraceParent => $"00-{publisher.TraceId}-{id}-01";

    /// <summary>Null if the message has no trace or its trace is not recorded.</summary>
    public static DeliverySpan? Begin(string? traceParent, Subscription subscription, TimeProvider clock) =>
        ActivityContext.TryParse(traceParent, null, out var publisher) && publisher.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
            ? new(publisher, subscription, clock.GetUtcNow())
            : null;

    /// <returns>What the pages show; null where it went to a collector.</returns>
    public Span? End(Outcome outcome, TimeProvider clock)
    {
        KeyValuePair<string, string>[] attributes =
        [
            new("messaging.destination.name", subscription.Topic),
            new("messaging.operation.name", "deliver"),
            new("aigov.outcome", outcome.Verdict.ToString()),
        ];
        var failed = outcome.Verdict is not Verdict.Done;
        if (sent is null)
            return new(
                publisher.TraceId.ToHexString(), id.ToHexString(), publisher.SpanId.ToHexString(), Name, "mesh", "producer",
                start, clock.GetUtcNow() - start, failed, attributes);

        foreach (var (name, value) in attributes)
            sent.SetTag(name, value);
        sent.SetStatus(failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset).Dispose();
        return null;
    }
}
