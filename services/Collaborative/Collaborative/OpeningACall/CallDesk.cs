using Collaborative.Domain.Calls;
using Collaborative.ReadingACall;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.OpeningACall;

/// <summary>Brings what people ask of calls to the calls.</summary>
sealed class CallDesk(IGrainFactory grains, CallShelf calls)
{
    /// <exception cref="RefusalError">The call refused.</exception>
    public async Task<CallView> AskAsync(IResolveFieldContext context, object input, string commandId, Guid call, CallCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var answer = await Grains.AskAsync(() => grains.GetGrain<ICallGrain>(call.ToString("D")).DoAsync(order, Asked.Of(command)), context.CancellationToken);
        answer.Demand();
        return await calls.RequireAsync(call, context.CancellationToken);
    }
}
