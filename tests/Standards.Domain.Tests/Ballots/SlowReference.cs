using System.Numerics;
using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>Rules decided as a person would, vote by vote, with no thought of speed.</summary>
static class SlowReference
{
    public static bool Holds(Formula formula, IReadOnlyCollection<Standpoint> votes, Position? castingVote) => formula switch
    {
        Formula.All all => all.Parts.All(p => Holds(p, votes, castingVote)),
        Formula.Any any => any.Parts.Any(p => Holds(p, votes, castingVote)),
        Formula.Not not => !Holds(not.Part, votes, castingVote),
        Formula.One one => IsMet(one.Condition, votes),
        _ => castingVote is Position.Approve,
    };

    public static bool IsMet(Condition condition, IReadOnlyCollection<Standpoint> votes)
    {
        BigInteger part = 0, whole = 0;
        foreach (var vote in votes.Where(v => condition.Of.Includes(v.Profile)))
        {
            BigInteger weight = condition.By == Condition.Members ? 1 : vote.Profile.Attributes.Amounts.Single(a => a.Name == condition.By).Value;
            if (condition.Base is { } counted && !counted.Includes(vote.Choice))
                continue;
            whole += weight;
            if (condition.Measure.Includes(vote.Choice))
                part += weight;
        }
        if (condition.Base is not null && whole.IsZero)
            return false;
        var value = condition.Base is null ? new Fraction(part, 1) : new Fraction(part, whole);
        return condition.Comparison switch
        {
            Comparison.AtLeast => value >= condition.Threshold,
            Comparison.MoreThan => value > condition.Threshold,
            Comparison.AtMost => value <= condition.Threshold,
            _ => value < condition.Threshold,
        };
    }
}
