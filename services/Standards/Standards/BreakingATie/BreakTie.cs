using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Ballots;
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
    public static Task<IDataLoaderResult<BallotView>> BreakTie(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, BreakTieInput input) =>
        context.TellBallotAsync(grains, loaders, input.CommandId, input.BallotId, input, (ballot, order) => ballot.BreakTieAsync(
            order, input.Position.ToString(), context.Caller().PersonId ?? throw new RefusalError("auth.forbidden", "Only a person can give the casting vote.")));
}
