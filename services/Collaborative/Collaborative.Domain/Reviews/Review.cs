using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Reviews;

/// <summary>What a reviewer gives for one criterion, and why.</summary>
public sealed record Score(string Criterion, int Value, string Reason);

/// <summary>What a reviewer says of an application.</summary>
public sealed record Review(PersonId Reviewer, ImmutableArray<Score> Scores, string Comment)
{
    /// <summary>The mean of the scores by the weights of the criteria, exact.</summary>
    public Fraction Mean(CallTerms terms) =>
        new(Scores.Sum(s => (long)s.Value * Weight(terms, s.Criterion)), Scores.Sum(s => (long)Weight(terms, s.Criterion)));

    /// <summary>What is missing or wrong, as a sentence; nothing if each criterion has one score with a reason.</summary>
    public string? Problem(CallTerms terms)
    {
        if (!Scores.Select(s => s.Criterion).Order(StringComparer.Ordinal).SequenceEqual(terms.Criteria.Select(c => c.Key).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            return $"Each criterion has one score: {string.Join(", ", terms.Criteria.Select(c => c.Key))}.";
        foreach (var score in Scores)
        {
            if (score.Value is < 0 or > CallTerms.HighestScore)
                return $"A score is from 0 to {CallTerms.HighestScore}.";
            if (Text.Problem($"reason for {score.Criterion}", score.Reason) is { } problem)
                return problem;
        }
        return Text.ProblemInDraft("comment", Comment);
    }

    static int Weight(CallTerms terms, string criterion) => terms.Criteria.Single(c => c.Key.Equals(criterion, StringComparison.Ordinal)).Weight;
}

/// <summary>A reviewer's place with one application.</summary>
/// <param name="Review">What was said; none yet where there is none.</param>
/// <param name="Declined">Why the reviewer does not review it; none where that is not so.</param>
public sealed record Seat(PersonId Reviewer, InstitutionId Institution, Review? Review, string? Declined);

/// <summary>Someone who may review.</summary>
/// <param name="Interests">The people and institutions with whom there is a declared interest.</param>
public sealed record Reviewer(PersonId Person, InstitutionId Institution, ImmutableHashSet<Guid> Interests);
