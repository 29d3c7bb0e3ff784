using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.ReadingAnApplication;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>Takes an award back. What its project runs ends at once, what waits is over, and what is left of the time goes back.</summary>
sealed class RevokeAwardInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    /// <summary>The condition of the award that was broken, word for word; null where the use is not what was awarded.</summary>
    public string? Condition { get; init; }

    public required string Reasons { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<ApplicationView> RevokeAward(
        IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] IGrainFactory grains, [FromServices] ApplicationShelf applications, RevokeAwardInput input)
    {
        var id = Input.Uuid(input.ApplicationId, "applicationId");
        await desk.TellAsync(
            context, input, input.CommandId, id, new ApplicationCommand.Revoke(default, new(context.DemandPerson()), context.DemandInstitution(), input.Condition, input.Reasons, default));
        await Grains.AskAsync(
            async () =>
            {
                await grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).ReturnAsync(id);
                return true;
            },
            context.CancellationToken);
        return await applications.RequireAsync(id, context.Caller(), context.CancellationToken);
    }
}
