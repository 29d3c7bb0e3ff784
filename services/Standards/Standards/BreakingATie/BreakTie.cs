using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Ballots;
using Standards.OpeningABallot;
using Standards.ReadingABallot;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The casting vote of the chair that was named when the ballot opened.</summary>
sealed class BreakTieInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string BallotId { get; init; }

    public required Position Position { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<IDataLoaderResult<BallotView>> BreakTie(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, BreakTieInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var id = Input.Uuid(input.BallotId, "ballotId");
        if (caller.PersonId is not { } person)
            throw new RefusalError("auth.forbidden", "Only a person can give the casting vote.");

        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IBallotGrain>(id.ToString("D")).BreakTieAsync(order, input.Position.ToString(), person), context.CancellationToken);
        answer.Demand();
        return loaders.Ballots.Load(id).Always();
    }
}
