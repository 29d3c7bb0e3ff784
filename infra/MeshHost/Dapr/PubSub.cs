using MeshHost.Broker;
using Microsoft.Extensions.Options;

namespace MeshHost.Dapr;

/// <summary>Publishing as both APIs do it: check, wrap, store.</summary>
sealed class PubSub(Publisher publisher, IOptions<MeshOptions> options, TimeProvider clock)
{
    const int MaxTopic = 200;

    public int MaxMessageBytes => options.Value.MaxMessageBytes;

    /// <summary>Ends when the message is safely stored.</summary>
    public Task PublishAsync(Publication publication, CancellationToken cancellation)
    {
        if (publication.PubSub != options.Value.PubSub)
            throw RefusedException.UnknownPubSub(publication.PubSub);
        if (publication.Topic.Length is 0 or > MaxTopic || publication.Topic.Any(char.IsControl))
            throw RefusedException.BadRequest($"A topic has 1 to {MaxTopic} characters without control characters.");
        if (publication.Data.Length > MaxMessageBytes)
            throw RefusedException.TooLarge(MaxMessageBytes);
        return publisher.PublishAsync(CloudEvents.Wrap(publication, clock), cancellation);
    }
}
