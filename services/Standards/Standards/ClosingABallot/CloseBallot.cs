using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.OpeningABallot;
using Standards.ReadingABallot;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The end of a ballot. Before its deadline it needs a reason.</summary>
sealed class CloseBallotInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string BallotId { get; init; }

    public string? Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<BallotView>> CloseBallot(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, CloseBallotInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var id = Input.Uuid(input.BallotId, "ballotId");
        var answer = await Grains.AskAsync(() => grains.GetGrain<IBallotGrain>(id.ToString("D")).CloseAsync(order, input.Reason), context.CancellationToken);
        answer.Demand();
        return loaders.Ballots.Load(id).Always();
    }
}
