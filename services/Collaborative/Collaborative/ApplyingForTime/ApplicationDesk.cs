using Collaborative.DecidingASmallAward;
using Collaborative.Domain.Applications;
using Collaborative.PostingAnAward;
using Collaborative.ReadingAnApplication;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.ApplyingForTime;

/// <summary>Brings what people ask of applications to the applications.</summary>
sealed class ApplicationDesk(IGrainFactory grains, ApplicationShelf applications, Settling settling, AwardPosting posting)
{
    /// <summary>Asks, and carries out what follows at once: a small award, an award after an appeal, one that stands again, a change of an award.</summary>
    /// <exception cref="RefusalError">The application refused.</exception>
    public async Task<ApplicationView> AskAsync(IResolveFieldContext context, object input, string commandId, Guid application, ApplicationCommand command)
    {
        await TellAsync(context, input, commandId, application, command);
        if (command is ApplicationCommand.Submit or ApplicationCommand.Screen or ApplicationCommand.DecideAppeal)
            await settling.SettleAsync(application, context.CancellationToken);
        if (command is ApplicationCommand.DecideChange or ApplicationCommand.DecideAppeal)
            await posting.PostAsync(application, context.CancellationToken);
        return await applications.RequireAsync(application, context.Caller(), context.CancellationToken);
    }

    /// <exception cref="RefusalError">The application refused.</exception>
    public async Task TellAsync(IResolveFieldContext context, object input, string commandId, Guid application, ApplicationCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        (await Grains.AskAsync(() => grains.GetGrain<IApplicationGrain>(application.ToString("D")).DoAsync(order, Asked.Of(command)), context.CancellationToken)).Demand();
    }
}
