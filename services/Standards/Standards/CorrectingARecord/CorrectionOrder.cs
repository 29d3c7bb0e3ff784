using Orleans;
using Standards.Domain.Ballots;

namespace Standards.CorrectingARecord;

/// <summary>A correction on its way to the grain.</summary>
[GenerateSerializer, Immutable]
public sealed record CorrectionOrder(
    [property: Id(0)] Guid Member, [property: Id(1)] string? Position, [property: Id(2)] bool Reasoned, [property: Id(3)] string? Reason, [property: Id(4)] Guid? CorrectedBy)
{
    internal BallotCommand.CorrectVote ToCommand(ActId act, DateTimeOffset now) => new(
        act, new(Member), Position is null ? null : Enum.Parse<Position>(Position), Reasoned, Reason, CorrectedBy is { } person ? new PersonId(person) : null, now);
}
