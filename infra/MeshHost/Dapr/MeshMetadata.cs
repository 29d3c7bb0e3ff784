using MeshHost.Broker;
using Microsoft.Extensions.Options;

namespace MeshHost.Dapr;

/// <summary>What the host tells about itself.</summary>
sealed class MeshMetadata(SubscriptionStore subscriptions, IOptions<MeshOptions> options)
{
    public const string Id = "mesh";
    public const string RuntimeVersion = "aigov-mesh-1";
    public const string ComponentType = "pubsub.aigov-postgresql";

    public async Task<View> ReadAsync(CancellationToken cancellation)
    {
        var kept = await subscriptions.ReadAsync(cancellation);
        return new(
            Id, RuntimeVersion,
            [new(options.Value.PubSub, ComponentType, "v1")],
            [.. kept.Select(s => new SubscriptionView(s.PubSub, s.Topic, s.App, s.Route))]);
    }

    public sealed record View(string Id, string RuntimeVersion, IReadOnlyList<ComponentView> Components, IReadOnlyList<SubscriptionView> Subscriptions);

    public sealed record ComponentView(string Name, string Type, string Version);

    public sealed record SubscriptionView(string PubsubName, string Topic, string App, string Route);
}
