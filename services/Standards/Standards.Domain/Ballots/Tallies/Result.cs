namespace Standards.Domain.Ballots;

/// <summary>What a closed ballot decided, why, and what would have changed it.</summary>
/// <remarks>Stored format: the sentences are kept as they were pronounced.</remarks>
/// <param name="Approved">Whether the rule is met.</param>
/// <param name="Findings">One for each condition, in the order of the rule.</param>
/// <param name="Explanation">Sentences for a person: the outcome first, then the rule, part by part.</param>
/// <param name="Changes">The smallest changes that would turn the outcome, the smallest first.</param>
public sealed record Result(bool Approved, ImmutableArray<Finding> Findings, ImmutableArray<string> Explanation, ImmutableArray<Change> Changes)
{
    internal static Result Of(VotingRule rule, IReadOnlyCollection<Standpoint> votes, Position? castingVote)
    {
        var tally = Tally.Of(votes);
        var weighing = new Weighing(rule, tally.Profiles);
        var findings = weighing.FindingsOf(tally);
        var approved = weighing.Approves(tally.ToCounts(tally.Profiles), castingVote);
        return new(approved, findings, Explanations.Of(rule, findings, approved, castingVote), Turning.ChangesOf(rule, votes, castingVote));
    }
}
