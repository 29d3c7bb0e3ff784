using BuildingBlocks.EventStore;
using Orleans;

namespace Compliance.Storage;

/// <summary>What makes a request of a client one command, on its way to a grain.</summary>
[GenerateSerializer, Immutable]
public sealed record Order([property: Id(0)] Guid CommandId, [property: Id(1)] string Fingerprint)
{
    public static Order Of(Guid commandId, string actor, object input)
    {
        var request = Request.Of(commandId, actor, input);
        return new(request.CommandId, request.Fingerprint);
    }

    public Request ToRequest() => new(CommandId, Fingerprint);
}
