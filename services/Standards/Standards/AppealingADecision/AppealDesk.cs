using GraphQL;
using Standards.Domain.Appeals;
using Standards.Domain.Credentials;
using Standards.Graph;
using Standards.Reactions;
using Standards.ReadingAnAppeal;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.AppealingADecision;

/// <summary>Brings what people ask of appeals to the appeals.</summary>
sealed class AppealDesk(IGrainFactory grains, CredentialBook credentials)
{
    /// <summary>The caller and the member that it signs for.</summary>
    /// <exception cref="RefusalError">The caller may not sign for its organization now.</exception>
    public Task<(Signature By, MemberId Member)> DemandSignerAsync(IResolveFieldContext context) => credentials.DemandSignerAsync(context.Caller(), context.CancellationToken);

    /// <exception cref="RefusalError">The appeal refused.</exception>
    public async Task<AppealActView> AskAsync(IResolveFieldContext context, object input, string commandId, Guid appeal, AppealCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IAppealGrain>(appeal.ToString("D")).DoAsync(order, Asked.Of(command), asOf: null), context.CancellationToken);
        return new(appeal, answer.ActOf());
    }
}
