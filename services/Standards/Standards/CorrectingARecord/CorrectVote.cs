using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Ballots;
using Standards.ReadingABallot;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>What the vote of a member said by right, where the record of a closed ballot is wrong. Without a position the vote is struck out.</summary>
sealed class CorrectVoteInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string BallotId { get; init; }

    [Id]
    public required string MemberId { get; init; }

    public Position? Position { get; init; }

    [DefaultAstValue("false")]
    public required bool Reasoned { get; init; }

    public string? Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<BallotView>> CorrectVote(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, CorrectVoteInput input) =>
        context.TellBallotAsync(grains, loaders, input.CommandId, input.BallotId, input, (ballot, order) => ballot.CorrectAsync(order, new(
            Input.Uuid(input.MemberId, "memberId"), input.Position?.ToString(), input.Reasoned, input.Reason, context.Caller().PersonId)));
}
