using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingABallot;
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
    public static Task<IDataLoaderResult<BallotView>> CloseBallot(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, CloseBallotInput input) =>
        context.TellBallotAsync(grains, loaders, input.CommandId, input.BallotId, input, (ballot, order) => ballot.CloseAsync(order, input.Reason));
}
