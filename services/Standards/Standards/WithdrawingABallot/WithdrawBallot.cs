using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.ReadingABallot;
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
    public static Task<IDataLoaderResult<BallotView>> WithdrawBallot(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, WithdrawBallotInput input) =>
        context.TellBallotAsync(grains, loaders, input.CommandId, input.BallotId, input, (ballot, order) => ballot.WithdrawAsync(order, input.Reason));
}
