using Compliance.Domain.Assessors;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Assessors;

public sealed class Agreements
{
    /// <summary>The example that comes with Bonnardel's program for kappa: 0.654, with a standard error of 0.062.</summary>
    [Fact]
    public void Kappa_and_its_interval_are_as_published()
    {
        var kappa = Agreement.Kappa([[25, 3, 5], [6, 32, 8], [1, 0, 20]])!;
        Assert.Equal(0.654, Number(kappa.Value), 3);
        Assert.Equal(0.062, (kappa.High!.Value - kappa.Low!.Value) / (2 * 1.959964), 3);
    }

    /// <summary>Cohen's kappa of two readers of 50 applications, in the encyclopaedias: 0.4 exactly.</summary>
    [Fact]
    public void Kappa_is_exact() => Assert.Equal(new(2, 5), Agreement.Kappa([[20, 5], [10, 15]])!.Value);

    /// <summary>Krippendorff (2011), example C: four observers, twelve units, some missing. Nominal 0.743, ordinal 0.815.</summary>
    [Fact]
    public void Alpha_is_as_published_with_missing_values()
    {
        Assert.Equal(0.743, Number(Agreement.Alpha(Krippendorff, 5, isOrdinal: false)!.Value), 3);
        Assert.Equal(0.815, Number(Agreement.Alpha(Krippendorff, 5, isOrdinal: true)!.Value), 3);
    }

    /// <summary>Krippendorff (2011), example A: two observers, ten articles, two values. 0.095.</summary>
    [Fact]
    public void Alpha_of_two_observers_is_as_published() =>
        Assert.Equal(0.095, Number(Agreement.Alpha(Units("0100000000", "1110010100"), 2, isOrdinal: false)!.Value), 3);

    [Fact]
    public void There_is_no_agreement_about_nothing()
    {
        Assert.Null(Agreement.Kappa([[0, 0], [0, 0]]));
        Assert.Null(Agreement.Kappa([[7, 0], [0, 0]]));
        Assert.Null(Agreement.Alpha(Units("000", "000"), 2, isOrdinal: false));
        Assert.Null(Agreement.Alpha([], 2, isOrdinal: true));
        Assert.Null(Agreement.GroupedAlpha([Units("01", "01")], 2, isOrdinal: false)!.Low);
    }

    /// <summary>Whatever two judge: measures are at most 1 and reach it only where both always agree, do not depend on who is first or in which order items come, and lie within their intervals.</summary>
    [Fact]
    public void Measures_keep_their_laws() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[4].Array[2, 8].Sample(groups =>
    {
        var units = groups.Select(g => (IReadOnlyList<ImmutableArray<int>>)[.. g.Select(p => ImmutableArray.Create(p.Item1, p.Item2))]).ToList();
        var agree = groups.All(g => g.All(p => p.Item1 == p.Item2));
        foreach (var ordinal in new[] { false, true })
            if (Agreement.GroupedAlpha(units, 4, ordinal) is { } alpha)
            {
                Assert.Equal(agree, alpha.Value == Fraction.One);
                Assert.True(alpha.Value <= Fraction.One);
                Assert.Equal(Agreement.Alpha([.. units.SelectMany(g => g)], 4, ordinal), alpha.Value);
                var without = Enumerable.Range(0, units.Count).Select(left => Agreement.Alpha([.. units.Where((_, i) => i != left).SelectMany(g => g)], 4, ordinal)).ToList();
                Assert.Equal(without.Exists(a => a is null), alpha.Low is null);
                Assert.Equal(alpha.Value, Agreement.GroupedAlpha([.. units.AsEnumerable().Reverse().Select(g => (IReadOnlyList<ImmutableArray<int>>)[.. g.Select(u => ImmutableArray.Create(u[1], u[0]))])], 4, ordinal)!.Value);
                if (alpha is { Low: { } low, High: { } high })
                    Assert.InRange(Number(alpha.Value), low - 1e-12, high + 1e-12);
            }
        var counts = Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4).Select(j => groups.Sum(g => g.Count(p => (p.Item1, p.Item2) == (i, j)))).ToImmutableArray()).ToImmutableArray();
        if (Agreement.Kappa(counts) is { } kappa)
        {
            Assert.Equal(agree, kappa.Value == Fraction.One);
            Assert.InRange(Number(kappa.Value), kappa.Low!.Value - 1e-12, kappa.High!.Value + 1e-12);
            Assert.Equal(kappa.Value, Agreement.Kappa([.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4).Select(j => counts[j][i]).ToImmutableArray())])!.Value);
        }
    }, iter: 500);

    static readonly ImmutableArray<int>[] Krippendorff = Units("012210301...", "012211301 4.2", ".22212311 40.", "012213301 40.");

    /// <summary>One text an observer, one character a unit; a point where nothing was said.</summary>
    static ImmutableArray<int>[] Units(params string[] observers)
    {
        var rows = observers.Select(o => o.Replace(" ", "", StringComparison.Ordinal)).ToList();
        return [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Where(r => r[i] != '.').Select(r => r[i] - '0').ToImmutableArray())];
    }

    static double Number(Fraction value) => (double)value.Numerator / (double)value.Denominator;
}
