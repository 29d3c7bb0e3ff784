using Compliance.ReadingAssessments;
using GraphQL;

namespace Compliance.ReadingAssessors;

/// <summary>How far those agree who have assessed the same, blind.</summary>
[Public, Name("AssessorAgreement")]
sealed class AgreementView(IReadOnlyList<AssessedTwice> pairs)
{
    /// <summary>How many assessments were made twice.</summary>
    public int Assessments => pairs.Count;

    /// <summary>How far requirements are met: met, in part, not.</summary>
    public AgreementOnView Verdicts => new(AgreementOn.Of(pairs, r => r.Judgements.OrderBy(j => j.Requirement, StringComparer.Ordinal).Select(j => (int)j.Verdict), Enum.GetNames<Verdict>().Length));

    /// <summary>How grave risks are without safeguards.</summary>
    public AgreementOnView InherentRisk => new(AgreementOn.Of(pairs, r => r.Ratings.OrderBy(x => x.Area, StringComparer.Ordinal).Select(x => (int)x.Inherent), Enum.GetNames<RiskLevel>().Length));

    /// <summary>How grave risks are with safeguards.</summary>
    public AgreementOnView ResidualRisk => new(AgreementOn.Of(pairs, r => r.Ratings.OrderBy(x => x.Area, StringComparer.Ordinal).Select(x => (int)x.Residual), Enum.GetNames<RiskLevel>().Length));
}

/// <summary>Agreement on one kind of items.</summary>
/// <param name="Counts">How often the first chose the row and the second the column.</param>
sealed record AgreementOn(ImmutableArray<ImmutableArray<int>> Counts, AgreementEstimate? Kappa, AgreementEstimate? Nominal, AgreementEstimate? Ordinal)
{
    public static AgreementOn Of(IReadOnlyList<AssessedTwice> pairs, Func<AssessmentReport, IEnumerable<int>> items, int categories) =>
        Of([.. pairs.Select(p => items(p.Lead).Zip(items(p.Second), (a, b) => ImmutableArray.Create(a, b)).ToList())], categories);

    /// <param name="groups">Of each round its items, each as both judged it.</param>
    public static AgreementOn Of(IReadOnlyList<IReadOnlyList<ImmutableArray<int>>> groups, int categories)
    {
        var counts = Enumerable.Range(0, categories).Select(i => Enumerable.Range(0, categories).Select(j => groups.Sum(g => g.Count(u => u[0] == i && u[1] == j))).ToImmutableArray()).ToImmutableArray();
        return new(counts, Agreement.Kappa(counts), Agreement.GroupedAlpha(groups, categories, isOrdinal: false), Agreement.GroupedAlpha(groups, categories, isOrdinal: true));
    }
}

[Public, Name("AgreementOnItems")]
sealed class AgreementOnView(AgreementOn agreement)
{
    /// <summary>How many items were judged twice.</summary>
    public int Items => agreement.Counts.Sum(r => r.Sum());

    /// <summary>On how many both judged the same.</summary>
    public int Same => Enumerable.Range(0, agreement.Counts.Length).Sum(i => agreement.Counts[i][i]);

    /// <summary>How often the first chose the row and the second the column.</summary>
    public IEnumerable<IEnumerable<int>> Counts => agreement.Counts.Select(r => (IEnumerable<int>)r);

    /// <summary>Cohen's kappa. Null where there is too little to say, or chance alone would agree always.</summary>
    public AgreementEstimateView? Kappa => AgreementEstimateView.Of(agreement.Kappa);

    /// <summary>Krippendorff's alpha, all differences being the same.</summary>
    public AgreementEstimateView? AlphaNominal => AgreementEstimateView.Of(agreement.Nominal);

    /// <summary>Krippendorff's alpha, where what is further apart disagrees more.</summary>
    public AgreementEstimateView? AlphaOrdinal => AgreementEstimateView.Of(agreement.Ordinal);
}

/// <summary>A measure, and its interval of 95 per cent; null where there is too little for one.</summary>
[Public, Name("AgreementEstimate")]
sealed class AgreementEstimateView(AgreementEstimate estimate)
{
    internal static AgreementEstimateView? Of(AgreementEstimate? estimate) => estimate is null ? null : new(estimate);

    /// <summary>As a fraction, exact.</summary>
    public string Exact => estimate.Value.ToString();

    /// <summary>In hundredths, for reading.</summary>
    public string Hundredths => estimate.Value.ToPercent(0);

    public double Value => (double)estimate.Value.Numerator / (double)estimate.Value.Denominator;

    public double? Low => estimate.Low;

    public double? High => estimate.High;
}
