using BuildingBlocks.Graph;
using GraphQL;
using Standards.Domain.Credentials;
using Standards.Domain.Publications;
using Standards.Graph;
using Standards.Reactions;
using Standards.ReadingThePublicRegister;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.PublishingAStandard;

/// <summary>Brings what people ask of published standards to the standards.</summary>
sealed class StandardDesk(IGrainFactory grains, CredentialBook credentials)
{
    /// <summary>The caller and the member that it signs for.</summary>
    /// <exception cref="RefusalError">The caller may not sign for its organization now.</exception>
    public async Task<(Signature By, MemberId Member)> DemandSignerAsync(IResolveFieldContext context)
    {
        var signer = await credentials.DemandAsync(context.Caller(), Credential.Sign, context.CancellationToken);
        return (new(new(signer.Person), signer.Under), new(signer.Member));
    }

    /// <param name="input">What the client gave, as it makes the command id its own.</param>
    /// <exception cref="RefusalError">The standard refused.</exception>
    public async Task<StandardActView> AskAsync(IResolveFieldContext context, object input, string commandId, string number, StandardCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        if (!StandardNumber.TryParse(number, out _))
            throw new RefusalError("input.invalid", "The number has groups of capitals and digits with hyphens between, such as AIG-101.");

        var id = Identifiers.OfStandard(number);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IStandardGrain>(id.ToString("D")).DoAsync(order, Asked.Of(command), asOf: null), context.CancellationToken);
        return new(id, answer.ActOf());
    }
}
