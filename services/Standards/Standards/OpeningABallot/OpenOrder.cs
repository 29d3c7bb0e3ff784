using Orleans;
using Standards.Domain.Ballots;
using Standards.Rules;
using Standards.Storage;

namespace Standards.OpeningABallot;

/// <summary>The opening of a ballot, on its way to the grain.</summary>
[GenerateSerializer, Immutable]
public sealed record OpenOrder(
    [property: Id(0)] Guid Project, [property: Id(1)] Guid? Draft, [property: Id(2)] string Title, [property: Id(3)] string RuleId,
    [property: Id(4)] Json Electorate, [property: Id(5)] string Disclosure, [property: Id(6)] DateTimeOffset ClosesAt,
    [property: Id(7)] Guid? Chair = null)
{
    /// <summary>The committee that the electorate was taken from, as stored JSON; null where it was listed.</summary>
    [Id(10)]
    public Json? Source { get; init; }

    /// <summary>When it opens; null for at once.</summary>
    [Id(11)]
    public DateTimeOffset? OpensAt { get; init; }

    internal BallotCommand.Open ToCommand(ActId act, VotingRules rules, DateTimeOffset now) => new(
        act, new(Project), Draft is { } draft ? new DraftId(draft) : null, Title, rules.Find(RuleId)!.Rule,
        Electorate.Read<ImmutableArray<Entitlement>>(), Enum.Parse<Disclosure>(Disclosure), ClosesAt, now, Chair is { } chair ? new PersonId(chair) : null)
    { Source = Source?.Read<ElectorateSource>(), OpensAt = OpensAt };
}
