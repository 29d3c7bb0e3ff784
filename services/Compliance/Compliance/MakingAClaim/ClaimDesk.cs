using Compliance.ReadingClaims;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.MakingAClaim;

/// <summary>Brings what people claim to the claims.</summary>
static class ClaimDesk
{
    /// <exception cref="RefusalError">The claim refused.</exception>
    public static async Task<ClaimActView> SendAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid claim, ModelClaimCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        return new(claim, (await Grains.AskAsync(() => grains.GetGrain<IClaimGrain>(claim.ToString("D")).DoAsync(order, asked), context.CancellationToken)).ActOf());
    }
}
