namespace MeshHost;

/// <summary>Settings of the host, from the section <c>Mesh</c>.</summary>
sealed class MeshOptions
{
    /// <summary>The app's addresses, by app id.</summary>
    public Dictionary<string, Uri> Apps { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Name of the one pub/sub component.</summary>
    public string PubSub { get; init; } = "bus";

    /// <summary>Port of the gRPC API, on the addresses of ASPNETCORE_URLS.</summary>
    public int GrpcPort { get; init; } = 50001;

    /// <summary>Deliveries to one app at a time.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Attempts before a message that its subscriber refuses becomes a dead letter.</summary>
    public int MaxAttempts { get; init; } = 12;

    /// <summary>Pause after the first failure; it doubles with each further one, up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a subscriber may take for one message.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long messages stay after every subscription is done with them. Publishing one again within it has no effect.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often apps are asked for their subscriptions while they answer.</summary>
    public TimeSpan DiscoveryInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest message in bytes.</summary>
    public int MaxMessageBytes { get; init; } = 1 << 20;

    /// <summary>Sent to apps as <c>dapr-api-token</c>, if set, so that they can tell the bus from anybody else.</summary>
    public string? AppToken { get; init; }
}
