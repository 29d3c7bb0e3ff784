using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.OpeningABallot;
using Standards.ReadingABallot;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The announcement of a ballot, taken back before it opens.</summary>
sealed class WithdrawBallotInput
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
    public static async Task<IDataLoaderResult<BallotView>> WithdrawBallot(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, WithdrawBallotInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var id = Input.Uuid(input.BallotId, "ballotId");
        var answer = await Grains.AskAsync(() => grains.GetGrain<IBallotGrain>(id.ToString("D")).WithdrawAsync(order, input.Reason), context.CancellationToken);
        answer.Demand();
        return loaders.Ballots.Load(id).Always();
    }
}
