namespace MeshHost.Broker;

/// <summary>One message on its way to one subscription.</summary>
/// <param name="Attempts">How often the subscriber has refused it.</param>
sealed record Delivery(int Subscription, long Message, string Key, int Attempts, byte[] Envelope, string? Trace);

/// <summary>How an attempt ended.</summary>
enum Verdict
{
    /// <summary>The subscriber is done with the message.</summary>
    Done,

    /// <summary>The subscriber asked for it again, or failed: counts as an attempt.</summary>
    Refused,

    /// <summary>The subscriber has no time (503) or took too long: tried again for as long as it takes.</summary>
    Busy,

    /// <summary>Nobody is there: tried again when the app answers.</summary>
    Gone,

    /// <summary>The subscriber does not want it.</summary>
    Dropped,

    /// <summary>The subscriber knows no such route; Dapr drops such messages.</summary>
    NotFound,
}

/// <param name="Reason">For logs and dead letters: never the subscriber's own words, which may hold personal data.</param>
readonly record struct Outcome(Verdict Verdict, string Reason);
