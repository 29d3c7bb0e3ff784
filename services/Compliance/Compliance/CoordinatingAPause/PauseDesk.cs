using Compliance.Graph;
using Compliance.ReadingPauses;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.CoordinatingAPause;

/// <summary>Brings what people do about pauses to the pauses.</summary>
static class PauseDesk
{
    /// <summary>For a pause that may exist: who the caller is to it follows from whose model it is about.</summary>
    public static async Task<PauseActView> AskAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, string pauseId, PauseCommand command)
    {
        var pause = Input.Uuid(pauseId, "pauseId");
        var developer = await Grains.AskAsync(() => grains.GetGrain<IPauseGrain>(pause.ToString("D")).DeveloperAsync(), context.CancellationToken);
        return await SendAsync(context, grains, input, commandId, pause, command with { As = Parties.Of(context, developer ?? default) });
    }

    /// <exception cref="RefusalError">The pause refused; that is on record.</exception>
    public static async Task<PauseActView> SendAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid pause, PauseCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        var answer = await Grains.AskAsync(() => grains.GetGrain<IPauseGrain>(pause.ToString("D")).DoAsync(order, asked), context.CancellationToken);
        return new(pause, answer.ActOf());
    }
}
