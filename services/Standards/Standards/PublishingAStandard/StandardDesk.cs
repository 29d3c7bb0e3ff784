using GraphQL;
using Standards.Domain.Credentials;
using Standards.Domain.Publications;
using Standards.Graph;
using Standards.Reactions;
using Standards.ReadingThePublicRegister;
using Standards.RegisteringAProject;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.PublishingAStandard;

/// <summary>Brings what people ask of published standards to the standards.</summary>
sealed class StandardDesk(IGrainFactory grains, CredentialBook credentials)
{
    /// <summary>The caller and the member that it signs for.</summary>
    /// <exception cref="RefusalError">The caller may not sign for its organization now.</exception>
    public Task<(Signature By, MemberId Member)> DemandSignerAsync(IResolveFieldContext context) => credentials.DemandSignerAsync(context.Caller(), context.CancellationToken);

    /// <summary>Publishes by way of the project, whose gate has to be met.</summary>
    /// <exception cref="RefusalError">The project or the standard refused.</exception>
    public Task<StandardActView> PublishAsync(IResolveFieldContext context, object input, string commandId, StandardCommand.Publish edition) =>
        AskAsync(context, input, commandId, edition.Number, (_, order) =>
            grains.GetGrain<IProjectGrain>(edition.Project!.Value.Value.ToString("D")).PublishAsync(order, Asked.Of(edition)));

    /// <param name="input">What the client gave, as it makes the command id its own.</param>
    /// <exception cref="RefusalError">The standard refused.</exception>
    public Task<StandardActView> AskAsync(IResolveFieldContext context, object input, string commandId, string number, StandardCommand command) =>
        AskAsync(context, input, commandId, number, (id, order) => grains.GetGrain<IStandardGrain>(id.ToString("D")).DoAsync(order, Asked.Of(command), asOf: null));

    static async Task<StandardActView> AskAsync(IResolveFieldContext context, object input, string commandId, string number, Func<Guid, Order, Task<Answer>> ask)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        if (!StandardNumber.TryParse(number, out _))
            throw new RefusalError("input.invalid", "The number has groups of capitals and digits with hyphens between, such as AIG-101.");

        var id = Identifiers.OfStandard(number);
        var answer = await Grains.AskAsync(() => ask(id, order), context.CancellationToken);
        return new(id, answer.ActOf());
    }
}
