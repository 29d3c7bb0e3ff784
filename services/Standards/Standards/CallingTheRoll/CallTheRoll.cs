using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Ballots;
using Standards.ReadingABallot;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The beginning of a vote by roll call.</summary>
sealed class CallTheRollInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string BallotId { get; init; }

    /// <summary>Each member of the electorate once, in the order in which they are called: by rule 87 of the General Assembly in alphabetical order, from the one that was drawn by lot.</summary>
    [Id]
    public required IReadOnlyList<string> Order { get; init; }
}

/// <summary>What the member that was called answered.</summary>
sealed class RecordAnswerInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string BallotId { get; init; }

    [Id]
    public required string MemberId { get; init; }

    /// <summary>Null where it did not answer.</summary>
    public Position? Position { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<BallotView>> CallTheRoll(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, CallTheRollInput input) =>
        context.TellBallotAsync(grains, loaders, input.CommandId, input.BallotId, input, (ballot, order) => ballot.CallRollAsync(
            order, [.. input.Order.Select(m => Input.Uuid(m, "order"))], Recorder(context)));

    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<BallotView>> RecordAnswer(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] Loaders loaders, RecordAnswerInput input) =>
        context.TellBallotAsync(grains, loaders, input.CommandId, input.BallotId, input, (ballot, order) => ballot.RecordAnswerAsync(
            order, Input.Uuid(input.MemberId, "memberId"), input.Position?.ToString(), Recorder(context)));

    static Guid Recorder(IResolveFieldContext context) =>
        context.Caller().PersonId ?? throw new RefusalError("auth.forbidden", "Only a person can write down what was answered in a hall.");
}
