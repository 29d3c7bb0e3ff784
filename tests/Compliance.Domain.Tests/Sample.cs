using System.Numerics;
using CsCheck;

namespace Compliance.Domain.Tests;

/// <summary>What tests take again and again.</summary>
static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    public static readonly Guid Person = Guid.Parse("0198f000-0000-7000-8000-00000000000a");

    public static Guid Act(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>An interval that the developer reports.</summary>
    public static ComputeInterval Reported(string low, string high)
    {
        Assert.Null(Factor.Read(ComputeQuantity.Reported, low, high, out var factor));
        Assert.Null(ComputeInterval.Of(ComputeBasis.Reported, [factor], "Report", out var interval));
        return interval!;
    }

    public static readonly ImmutableDictionary<string, WorkCalendar> Calendars = Documents("calendars/").Select(WorkCalendar.Read).ToImmutableDictionary(c => c.Id);

    /// <summary>The regimes that the library carries, by name.</summary>
    public static readonly ImmutableList<Regime> Shipped = [.. Documents("regimes/").Select(d => RegimeReader.Read(d, Calendars)).OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>The schemes of pausing that the library carries.</summary>
    public static readonly ImmutableSortedDictionary<string, Domain.Pausing.Scheme> Schemes = Documents("pausing/").Select(Domain.Pausing.Scheme.Read).ToImmutableSortedDictionary(s => s.Id, s => s, StringComparer.Ordinal);

    /// <summary>The standard against which versions are assessed.</summary>
    public static readonly Domain.SafetyStandards.SafetyStandard Standard = Domain.SafetyStandards.SafetyStandard.Read(Documents("safety-standards/").Single());

    public static Regime Regime(string id) => Shipped.Single(r => r.Id == id);

    public static readonly Gen<BigInteger> AnyCount = Gen.Select(Gen.Long[1, long.MaxValue], Gen.Int[0, 13], (digits, power) => digits * BigInteger.Pow(10, power)).Where(c => c <= Flop.Most);

    public static readonly Gen<ComputeInterval> AnyInterval = Gen.Select(AnyCount, AnyCount, (a, b) => Reported(BigInteger.Min(a, b).ToString(), BigInteger.Max(a, b).ToString()));

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>An interval, and one within it.</summary>
    public static readonly Gen<(ComputeInterval Wide, ComputeInterval Narrow)> Nested = AnyCount.Array[4].Select(c =>
    {
        Array.Sort(c);
        return (Reported(c[0].ToString(), c[3].ToString()), Reported(c[1].ToString(), c[2].ToString()));
    });

    public static readonly Gen<DateTimeOffset> AnyInstant = Gen.Long[0, 20L * 366 * 24 * 3600].Select(s => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(s));

    public static IEnumerable<string> Documents(string folder)
    {
        var house = typeof(Regime).Assembly;
        foreach (var name in house.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(house.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
