using System.Numerics;

namespace Compliance.Domain.Assessors;

/// <summary>How far assessors agree, with the interval in which the true value lies with 95 per cent confidence.</summary>
/// <param name="Value">Exact.</param>
/// <param name="Low">For reading; nobody is bound by it. Null where there is too little to say.</param>
/// <param name="High">The upper end.</param>
public sealed record AgreementEstimate(Fraction Value, double? Low, double? High);

/// <summary>Measures of agreement between those who judged the same.</summary>
public static class Agreement
{
    const double NormalQuantile = 1.959963984540054;   // of 0.975

    /// <summary>Cohen's kappa of two who judged the same items, with the interval of Fleiss, Cohen and Everitt (1969).</summary>
    /// <param name="counts">How often the first chose the row and the second the column.</param>
    /// <returns>Null where nothing was judged, or where chance alone would agree always.</returns>
    public static AgreementEstimate? Kappa(ImmutableArray<ImmutableArray<int>> counts)
    {
        var (n, k) = (counts.Sum(r => r.Sum()), counts.Length);
        if (n == 0)
            return null;
        var rows = counts.Select(r => r.Sum()).ToArray();
        var columns = Enumerable.Range(0, k).Select(j => counts.Sum(r => r[j])).ToArray();
        var observed = new Fraction(Enumerable.Range(0, k).Sum(i => counts[i][i]), n);
        var expected = new Fraction(Enumerable.Range(0, k).Select(i => (BigInteger)rows[i] * columns[i]).Aggregate(BigInteger.Zero, (a, b) => a + b), (BigInteger)n * n);
        if (expected == Fraction.One)
            return null;
        var kappa = (observed - expected) / (Fraction.One - expected);
        var error = StandardError(counts, rows, columns, n, Approximate(kappa), Approximate(expected));
        return new(kappa, Math.Max(-1, Approximate(kappa) - (NormalQuantile * error)), Math.Min(1, Approximate(kappa) + (NormalQuantile * error)));
    }

    /// <summary>Krippendorff's alpha of any number of judges, who may have left out items (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).</summary>
    /// <param name="units">For each item the categories that were chosen, in no order.</param>
    /// <param name="categories">How many categories there are; they are numbered from 0, in their order.</param>
    /// <param name="isOrdinal">Whether categories that are further apart disagree more; else all differences are the same.</param>
    /// <returns>Null where no item was judged twice, or everything is of one category. Without an interval.</returns>
    public static Fraction? Alpha(IReadOnlyCollection<ImmutableArray<int>> units, int categories, bool isOrdinal) => Alpha(Coincidences(units, categories), isOrdinal);

    /// <summary>The same with the interval that the jackknife gives over groups of items that belong together, such as all of one assessment (Quenouille, 1956; Tukey, 1958).</summary>
    public static AgreementEstimate? GroupedAlpha(IReadOnlyList<IReadOnlyList<ImmutableArray<int>>> groups, int categories, bool isOrdinal)
    {
        var parts = groups.Select(g => Coincidences(g, categories)).ToList();
        var total = parts.Aggregate(Coincidences([], categories), (a, b) => Each(a, b, (x, y) => x + y));
        if (Alpha(total, isOrdinal) is not { } alpha)
            return null;
        var without = parts.ConvertAll(p => Alpha(Each(total, p, (x, y) => x - y), isOrdinal));
        if (groups.Count < 2 || without.Exists(a => a is null))
            return new(alpha, null, null);
        var values = without.ConvertAll(a => Approximate(a!.Value));
        var mean = values.Average();
        var error = Math.Sqrt((groups.Count - 1.0) / groups.Count * values.Sum(v => (v - mean) * (v - mean)));
        return new(alpha, Math.Max(-1, Approximate(alpha) - (NormalQuantile * error)), Math.Min(1, Approximate(alpha) + (NormalQuantile * error)));
    }

    // How often each two categories were chosen for the same item; what several groups of items have is the sum of what each has.
    static Fraction[][] Coincidences(IEnumerable<ImmutableArray<int>> units, int categories)
    {
        var coincidences = Enumerable.Range(0, categories).Select(_ => new Fraction[categories]).ToArray();
        foreach (var unit in units.Where(u => u.Length > 1))
            for (var i = 0; i < unit.Length; i++)
                for (var j = 0; j < unit.Length; j++)
                    if (i != j)
                        coincidences[unit[i]][unit[j]] += new Fraction(1, unit.Length - 1);
        return coincidences;
    }

    static Fraction[][] Each(Fraction[][] left, Fraction[][] right, Func<Fraction, Fraction, Fraction> of) => [.. left.Zip(right, (a, b) => a.Zip(b, of).ToArray())];

    static Fraction? Alpha(Fraction[][] coincidences, bool isOrdinal)
    {
        var totals = coincidences.Select(Sum).ToArray();
        var n = Sum(totals);
        var (observed, expected) = (Fraction.Zero, Fraction.Zero);
        for (var c = 0; c < totals.Length; c++)
            for (var k = c + 1; k < totals.Length; k++)
            {
                var distance = isOrdinal ? Distance(totals, c, k) : Fraction.One;
                observed += coincidences[c][k] * distance;
                expected += totals[c] * totals[k] * distance;
            }
        return expected == Fraction.Zero ? null : Fraction.One - ((n - Fraction.One) * observed / expected);
    }

    static double StandardError(ImmutableArray<ImmutableArray<int>> counts, int[] rows, int[] columns, int n, double kappa, double expected)
    {
        double total = n, sum = 0;
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows.Length; j++)
            {
                var share = counts[i][j] / total;
                var weight = i == j
                    ? 1 - (((rows[i] + columns[i]) / total) * (1 - kappa))
                    : (1 - kappa) * ((columns[i] + rows[j]) / total);
                sum += share * weight * weight;
            }
        var last = kappa - (expected * (1 - kappa));
        return Math.Sqrt(Math.Max(0, sum - (last * last)) / total) / (1 - expected);
    }

    // Ordinal metric difference: what lies between two categories, half of each of them included, squared.
    static Fraction Distance(Fraction[] totals, int c, int k)
    {
        var between = Sum(totals[c..(k + 1)]) - ((totals[c] + totals[k]) / new Fraction(2, 1));
        return between * between;
    }

    static Fraction Sum(IEnumerable<Fraction> parts) => parts.Aggregate(Fraction.Zero, (a, b) => a + b);

    static double Approximate(Fraction value) => (double)value.Numerator / (double)value.Denominator;
}
