using System.Diagnostics.Metrics;
using MeshHost.Broker;

namespace MeshHost.Measuring;

/// <summary>What the host measures of the bus.</summary>
static class Measures
{
    static readonly Counter<long> Attempts = Telemetry.Meter.CreateCounter<long>(
        "aigov.mesh.attempts", "{attempt}", "Attempts to deliver a message, by app, topic and how they ended");

    static readonly Gauge<long> Waiting = Telemetry.Meter.CreateGauge<long>(
        "aigov.mesh.waiting", "{message}", "Messages that a subscription has not taken yet");

    static readonly Gauge<double> Lag = Telemetry.Meter.CreateGauge<double>(
        "aigov.mesh.lag", "s", "How long the oldest of them has waited; 0 where none does");

    static readonly Gauge<long> DeadLetters = Telemetry.Meter.CreateGauge<long>(
        "aigov.mesh.dead_letters", "{message}", "Dead letters that were not replayed");

    /// <summary>Whether anybody wants to know how subscriptions stand.</summary>
    public static bool AreWanted => Waiting.Enabled || Lag.Enabled || DeadLetters.Enabled;

    public static void Attempted(Subscription subscription, Verdict verdict) =>
        Attempts.Add(1, new("aigov.app", subscription.App), new("aigov.topic", subscription.Topic), new("aigov.outcome", NameOf(verdict)));

    public static void Stands(SubscriptionState subscription)
    {
        KeyValuePair<string, object?> app = new("aigov.app", subscription.App), topic = new("aigov.topic", subscription.Topic);
        Waiting.Record(subscription.Waiting, app, topic);
        Lag.Record(subscription.LagSeconds, app, topic);
        DeadLetters.Record(subscription.DeadLetters, app, topic);
    }

    static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Done     => "done",
        Verdict.Refused  => "refused",
        Verdict.Busy     => "busy",
        Verdict.Gone     => "gone",
        Verdict.Dropped  => "dropped",
        Verdict.NotFound => "not_found",
        _                => throw new System.Diagnostics.UnreachableException(),
    };
}
