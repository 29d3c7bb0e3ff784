namespace Standards.Domain.Ballots;

/// <summary>A rule laid over the profiles of an electorate: all that can be computed before the first vote is counted.</summary>
/// <remarks>Counts come as one number for each profile and choice: that of profile <c>p</c> and choice <c>c</c> stands at <c>6 p + c</c>.</remarks>
public sealed class Weighing
{
    readonly Formula met;
    readonly ImmutableArray<Condition> conditions;
    readonly ImmutableArray<Profile> profiles;
    readonly long[] weights;   // that of profile p in condition i stands at i × profiles + p

    /// <exception cref="ArgumentException">The rule weighs by an amount that a member does not have.</exception>
    public Weighing(VotingRule rule, ImmutableArray<Profile> profiles)
    {
        (met, conditions, this.profiles) = (rule.Met, rule.Conditions, profiles);
        weights = [.. conditions.SelectMany(c => profiles.Select(c.WeightOf))];
    }

    /// <summary>Whether the rule is met, without a word of explanation.</summary>
    public bool Approves(ReadOnlySpan<int> counts, Position? castingVote = null)
    {
        Span<Sum> sums = stackalloc Sum[VotingRule.MaxConditions];
        sums = sums[..conditions.Length];
        AddUp(counts, sums);
        return Approves(sums, castingVote);
    }

    internal bool Approves(ReadOnlySpan<Sum> sums, Position? castingVote)
    {
        Span<bool> held = stackalloc bool[VotingRule.MaxConditions];
        for (var i = 0; i < sums.Length; i++)
            held[i] = conditions[i].IsMet(sums[i].Part, sums[i].Whole);
        var next = 0;
        return met.Holds(held, castingVote, ref next);
    }

    internal void AddUp(ReadOnlySpan<int> counts, Span<Sum> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] = new(Weigh(i, conditions[i].Part, counts), Weigh(i, conditions[i].Whole, counts));
    }

    internal ImmutableArray<Finding> FindingsOf(Tally tally)
    {
        var sums = new Sum[conditions.Length];
        AddUp(tally.ToCounts(profiles), sums);
        return [.. conditions.Select((c, i) => new Finding(
            c.Id, sums[i].Part, c.Base is null ? null : sums[i].Whole, tally.In(c.Of), c.IsMet(sums[i].Part, sums[i].Whole)))];
    }

    long Weigh(int condition, int choices, ReadOnlySpan<int> counts)
    {
        var sum = 0L;
        for (var p = 0; p < profiles.Length; p++)
        {
            var ofProfile = counts.Slice(p * Choices.Number, Choices.Number);
            var members = 0;
            for (var c = 0; c < Choices.Number; c++)
                members += ofProfile[c] & -(choices >> c & 1);
            sum += weights[(condition * profiles.Length) + p] * members;
        }
        return sum;
    }
}

/// <summary>What a condition compares.</summary>
readonly record struct Sum(long Part, long Whole);
