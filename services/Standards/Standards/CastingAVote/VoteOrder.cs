using Orleans;
using Standards.Domain.Ballots;
using Standards.Domain.Credentials;
using Standards.Storage;

namespace Standards.CastingAVote;

/// <summary>A vote on its way to the grain.</summary>
[GenerateSerializer, Immutable]
public sealed record VoteOrder(
    [property: Id(0)] Guid Member, [property: Id(1)] string Position, [property: Id(2)] Json Comments, [property: Id(3)] Guid CastBy,
    [property: Id(4)] string? Statement = null, [property: Id(5)] string[]? Experts = null)
{
    /// <summary>By what right.</summary>
    [Id(10)]
    public Json? Under { get; init; }

    internal BallotCommand.CastVote ToCommand(ActId act, DateTimeOffset now) => new(
        act, new(Member), Enum.Parse<Position>(Position), Comments.Read<ImmutableArray<Comment>>(), new(CastBy), now, Statement, [.. Experts ?? []])
    { Under = Under?.Read<Authority>() };
}
