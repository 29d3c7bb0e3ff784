using GraphQL;
using Standards.CastingAVote;
using Standards.Domain.Ballots;
using Standards.OpeningABallot;
using Standards.Reactions;
using Standards.ReadingABallot;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>The vote of the caller's organization. Another one, with another command id, changes it.</summary>
sealed class CastVoteInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string BallotId { get; init; }

    public required Position Position { get; init; }

    [DefaultAstValue("[]")]
    public required IReadOnlyList<CommentInput> Comments { get; init; }

    public string? Statement { get; init; }

    [DefaultAstValue("[]")]
    public required IReadOnlyList<string> Experts { get; init; }
}

/// <summary>A remark with a vote. Technical ones are the reasons of a negative vote.</summary>
sealed class CommentInput
{
    public required CommentKind Kind { get; init; }

    public string? Clause { get; init; }

    public required string Text { get; init; }

    public string? ProposedChange { get; init; }

    internal Comment ToComment() => new(Kind, Clause, Text, ProposedChange);
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<VoteView> CastVote(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] CredentialBook credentials, CastVoteInput input)
    {
        var caller = context.Caller();
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), caller.Subject, input);
        var ballot = Input.Uuid(input.BallotId, "ballotId");
        var (person, member, under) = await credentials.DemandVoteAsync(caller, context.CancellationToken);

        var comments = Json.Of<ImmutableArray<Comment>>([.. input.Comments.Select(c => c.ToComment())]);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IBallotGrain>(ballot.ToString("D")).CastAsync(order, new(
                member, input.Position.ToString(), comments, person, input.Statement, [.. input.Experts]) { Under = Json.Of(under) }),
            context.CancellationToken);
        return new(VoteRow.Of(ballot, answer.Accepted<BallotEvent.VoteCast>()));
    }
}
