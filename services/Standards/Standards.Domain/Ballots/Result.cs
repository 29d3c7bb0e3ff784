namespace Standards.Domain.Ballots;

/// <summary>What a closed ballot decided, and why.</summary>
/// <remarks>Stored format: the explanation is kept as it was pronounced.</remarks>
/// <param name="Approved">Whether every condition of the rule is met.</param>
/// <param name="Conditions">The findings, in the order of the rule.</param>
/// <param name="Explanation">Sentences for a person: the outcome first, then one for each condition.</param>
public sealed record Result(bool Approved, ImmutableArray<ConditionTally> Conditions, ImmutableArray<string> Explanation)
{
    /// <summary>The result of findings.</summary>
    public static Result Of(ImmutableArray<ConditionTally> conditions)
    {
        var approved = conditions.All(c => c.Met);
        return new(approved, conditions, [Sentences.Of(approved), .. conditions.Select(c => c.Statement)]);
    }
}
