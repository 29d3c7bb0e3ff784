using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace BuildingBlocks.Hosting;

/// <summary>What a service counts of its own work: kinds and endings, never who, what or which.</summary>
static class Measures
{
    // Of those who speak up without a name not even the instant is counted.
    static readonly FrozenSet<string> Unseen = FrozenSet.Create(StringComparer.Ordinal, "disclosure");

    static readonly Counter<long> Decisions = Telemetry.Meter.CreateCounter<long>(
        "aigov.decisions", "{decision}", "Decisions, by the kind of what was decided on and by how they ended");

    static readonly Counter<long> Deliveries = Telemetry.Meter.CreateCounter<long>(
        "aigov.inbox.deliveries", "{message}", "Messages that the bus delivered, by topic and by how they ended");

    public static void Decided(string category, string outcome, int count = 1)
    {
        if (Decisions.Enabled && !Unseen.Contains(category))
            Decisions.Add(count, new("aigov.category", category), new("aigov.outcome", outcome));
    }

    /// <summary>Counts what came to the event store.</summary>
    public static void Written(string stream, string outcome, int count)
    {
        if (Decisions.Enabled)
            Decided(CategoryOf(stream), outcome, count);
    }

    public static void Delivered(string topic, string outcome) => Deliveries.Add(1, new("aigov.topic", topic), new("aigov.outcome", outcome));

    /// <summary>What a stream is of: its name without the identifier.</summary>
    public static string CategoryOf(string stream) =>
        stream.Length > 37 && Guid.TryParseExact(stream.AsSpan(stream.Length - 36), "D", out _) ? stream[..^37] : stream.Split('-', 2)[0];
}
