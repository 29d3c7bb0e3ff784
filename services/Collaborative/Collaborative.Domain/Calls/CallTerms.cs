using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Awards;

namespace Collaborative.Domain.Calls;

/// <summary>How the applications to a call are decided.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum CallKind
{
    /// <summary>At once and by machine, under the published rules: at most <see cref="CallTerms.SmallAward"/> an application.</summary>
    Small,

    /// <summary>By reviewers, and a panel that ranks.</summary>
    Panel,

    /// <summary>By reviewers; of those between clearly good and clearly not, by lot.</summary>
    Lottery,
}

/// <summary>Who reviews.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum ReviewerPool
{
    /// <summary>People whom the secretariat has named.</summary>
    Named,

    /// <summary>The applicants, each the applications of the half to which their own does not belong.</summary>
    Applicants,
}

/// <summary>What reviewers score, from 0 to <see cref="CallTerms.HighestScore"/>.</summary>
/// <param name="Key">Short and stable, such as <c>merit</c>.</param>
/// <param name="Question">What the score answers.</param>
/// <param name="Weight">How much it counts beside the others, from 1.</param>
public sealed record Criterion(string Key, string Question, int Weight);

/// <summary>The tiers of a lottery, as parts of the ranked applications: the best are awarded in order, the last are not, and the order of the rest is drawn.</summary>
/// <remarks>Parts of applications are cut to whole ones: of ten, a quarter is two.</remarks>
public sealed record Tiers(Fraction Best, Fraction Last);

/// <summary>What makes a draw one that nobody could choose.</summary>
/// <param name="Commitment">SHA-256 of the seed, in 64 lower-case hexadecimal digits, published with the call; the seed is revealed with the decision.</param>
/// <param name="Beacon">Which public value is mixed in, in words that leave no choice, such as "the root of the first checkpoint of the ledger after the closing".</param>
/// <param name="BeaconAt">When that value is known at the earliest; not before the call closes.</param>
public sealed record DrawPlan(string Commitment, string Beacon, DateTimeOffset BeaconAt);

/// <summary>What a call says when it is published, and never says otherwise afterwards but for a later closing.</summary>
/// <param name="Window">When applications are taken: the first instant belongs to it, the last does not.</param>
/// <param name="Use">When what is awarded may be used.</param>
/// <param name="Models">What may be asked for.</param>
/// <param name="Offers">What of each share the call may award; of what is not named, nothing.</param>
/// <param name="Rules">Who and what is eligible.</param>
/// <param name="Criteria">What reviewers score; none where nobody reviews.</param>
/// <param name="ReviewsEach">How many reviews an application gets; none where nobody reviews.</param>
/// <param name="Draw">Settles what is equal; needed wherever people review.</param>
/// <param name="Tiers">Of a lottery, and of nothing else.</param>
public sealed record CallTerms(
    string Title, string Purpose, CallKind Kind, Period Window, Period Use, ImmutableArray<AcceleratorModel> Models, ImmutableArray<Left> Offers, ImmutableArray<EligibilityRule> Rules,
    ReviewerPool Reviewers, ImmutableArray<Criterion> Criteria, int ReviewsEach, DrawPlan? Draw, Tiers? Tiers)
{
    /// <summary>The most that one application to a small call gets: 10,000 GPU-hours.</summary>
    public static readonly GpuSeconds SmallAward = new(36_000_000);

    /// <summary>The best score; 0 is the worst.</summary>
    public const int HighestScore = 5;

    /// <summary>The most characters of a title.</summary>
    public const int LongestTitle = 200;

    /// <summary>How long after the end of use the final report is due.</summary>
    public static readonly TimeSpan ToReport = TimeSpan.FromDays(90);

    /// <summary>People review the applications.</summary>
    [JsonIgnore]
    public bool IsReviewed => Kind is not CallKind.Small;

    /// <summary>All that contradicts itself, each in a sentence; none if the terms are sound.</summary>
    public IEnumerable<string> Contradictions() =>
        Texts().Concat(Times()).Concat(What()).Concat(IsReviewed ? Reviewing() : Deciding()).Concat(Rules.SelectMany(r => r.Contradictions()));

    IEnumerable<string> Texts()
    {
        if (Text.ProblemInLine("title", Title, LongestTitle) is { } title)
            yield return title;
        if (Text.Problem("purpose", Purpose) is { } purpose)
            yield return purpose;
    }

    IEnumerable<string> Times()
    {
        if (!Window.IsLawful)
            yield return "The call closes before it opens.";
        if (!Use.IsLawful)
            yield return "The time of use ends before it begins.";
        if (Use.To <= Window.From)
            yield return "The time of use is over when the call opens.";
    }

    IEnumerable<string> What()
    {
        if (Models.IsDefaultOrEmpty)
            yield return "Nothing is offered: name at least one accelerator model.";
        if (Models.Distinct().Count() != Models.Length)
            yield return "An accelerator model is named twice.";
        if (Offers.IsDefaultOrEmpty)
            yield return "Nothing is offered: say what of each share the call may award.";
        else if (Offers.DistinctBy(o => (o.Share, o.Model)).Count() != Offers.Length)
            yield return "A model of a share is offered twice.";
        else if (Offers.Any(o => o.Time.Value is < 1 or > GpuSeconds.Most || !Models.Contains(o.Model)))
            yield return "What is offered is above zero, and of a model that the call names.";
    }

    IEnumerable<string> Deciding()
    {
        if (!Criteria.IsEmpty || ReviewsEach != 0 || Tiers is not null)
            yield return "A small call is decided by its rules; it has neither criteria, reviews nor tiers.";
    }

    IEnumerable<string> Reviewing()
    {
        if (Criteria.IsEmpty)
            yield return "Reviewers need at least one criterion.";
        if (Criteria.Select(c => c.Key).Distinct(StringComparer.Ordinal).Count() != Criteria.Length)
            yield return "Two criteria have one key.";
        foreach (var criterion in Criteria)
        {
            if (criterion.Weight is < 1 or > 100)
                yield return $"The weight of {criterion.Key} is {criterion.Weight}; it is from 1 to 100.";
            if ((Text.ProblemInLine("key of a criterion", criterion.Key, 40) ?? Text.ProblemInLine($"question of {criterion.Key}", criterion.Question, 500)) is { } problem)
                yield return problem;
        }
        if (ReviewsEach is < 1 or > 10)
            yield return $"An application gets 1 to 10 reviews, not {ReviewsEach}.";
        foreach (var problem in Drawing())
            yield return problem;
    }

    IEnumerable<string> Drawing()
    {
        if (Draw is null)
            yield return "What is equal is settled by lot, which needs the commitment to a seed and a public value.";
        else if (!Lot.IsDigest(Draw.Commitment))
            yield return "The commitment is the SHA-256 of the seed, in 64 lower-case hexadecimal digits.";
        else if (Draw.BeaconAt < Window.To)
            yield return "The public value may not be known before the call closes.";
        else if (Text.ProblemInLine("public value", Draw.Beacon, 500) is { } problem)
            yield return problem;

        if (Kind is CallKind.Lottery != Tiers is not null)
            yield return "A lottery has tiers, and nothing else has.";
        else if (Tiers is { } tiers && (tiers.Best < Fraction.Zero || tiers.Last < Fraction.Zero || tiers.Best + tiers.Last > Fraction.One))
            yield return "The tiers of a lottery are parts from 0 to 1 that together are at most 1.";
    }
}
