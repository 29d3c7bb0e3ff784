using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Collaborative.RunningCycles;

/// <summary>Measures how long the parts of a look take, one after the other.</summary>
sealed class Laps
{
    public const string Instrument = "aigov.queue.look.duration";
    static readonly Histogram<double> Duration = BuildingBlocks.Hosting.Telemetry.Meter.CreateHistogram<double>(Instrument, "s", "How long the parts of a look at clusters and queue take.");

    long begun = Stopwatch.GetTimestamp();

    /// <summary>A part is over, and the next begins.</summary>
    public void Over(string part)
    {
        Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("part", part));
        begun = Stopwatch.GetTimestamp();
    }
}
