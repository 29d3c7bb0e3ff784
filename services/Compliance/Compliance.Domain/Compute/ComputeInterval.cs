using System.Numerics;
using System.Text.Json.Serialization;

namespace Compliance.Domain.Compute;

/// <summary>On what an interval of compute rests.</summary>
public enum ComputeBasis
{
    /// <summary>The developer says so.</summary>
    Reported,

    /// <summary>Counted from chips, hours and their use.</summary>
    ChipHours,

    /// <summary>Estimated from parameters and tokens.</summary>
    ParametersAndTokens,

    /// <summary>Inferred by somebody from what is public.</summary>
    Inferred,
}

/// <summary>What is multiplied in a derivation.</summary>
public enum ComputeQuantity
{
    /// <summary>Operations, as they were reported.</summary>
    Reported,

    /// <summary>How many accelerators.</summary>
    Chips,

    /// <summary>Hours of the run.</summary>
    Hours,

    /// <summary>3600, always.</summary>
    SecondsPerHour,

    /// <summary>Operations a second that one chip could do at most.</summary>
    PeakPerSecond,

    /// <summary>The part of the peak that the run made use of; at most one.</summary>
    Utilization,

    /// <summary>Operations for each parameter and token: six for a dense model, forward and backward.</summary>
    OperationsPerParameterAndToken,

    /// <summary>Parameters in use for a token.</summary>
    Parameters,

    /// <summary>Tokens seen, each time that they were seen.</summary>
    Tokens,

    /// <summary>Somebody's best value.</summary>
    Estimate,

    /// <summary>By which factor it may be off.</summary>
    Spread,
}

/// <summary>One factor of a derivation, between its bounds.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Low">The least that it can be.</param>
/// <param name="High">The most; not less than the least.</param>
public readonly record struct Factor(ComputeQuantity Quantity, Fraction Low, Fraction High)
{
    /// <summary>A factor whose bounds are one.</summary>
    public static Factor Exactly(ComputeQuantity quantity, BigInteger value) => new(quantity, new(value, 1), new(value, 1));

    /// <summary>Reads both bounds as they were written.</summary>
    public static ComputeRefusal? Read(ComputeQuantity quantity, string low, string high, out Factor factor)
    {
        var least = default(Fraction);
        var most = default(Fraction);
        var wrong = ExactNumber.Read(low, out least) ?? ExactNumber.Read(high, out most);
        factor = new(quantity, least, most);
        return wrong;
    }
}

/// <summary>An interval without its derivation: what regimes look at.</summary>
/// <param name="Low">At least this many operations.</param>
/// <param name="High">At most this many.</param>
/// <param name="Basis">On what it rests.</param>
public readonly record struct ComputeExtent(Flop Low, Flop High, ComputeBasis Basis);

/// <summary>The compute of a run or a version as an interval in FLOP, with its basis and the product that it is. There is no bare number.</summary>
/// <remarks>The bounds belong to it. They are the products of the lower and of the upper bounds of all factors, rounded outwards to whole operations.</remarks>
public sealed record ComputeInterval
{
    const int MaxSource = 2000;
    static readonly Factor Hour = Factor.Exactly(ComputeQuantity.SecondsPerHour, 3600);

    [JsonConstructor]
    ComputeInterval(Flop low, Flop high, ComputeBasis basis, ImmutableList<Factor> derivation, string source) =>
        (Low, High, Basis, Derivation, Source) = (low, high, basis, derivation, source);

    /// <summary>At least this many operations.</summary>
    public Flop Low { get; }

    /// <summary>At most this many.</summary>
    public Flop High { get; }

    /// <summary>On what it rests.</summary>
    public ComputeBasis Basis { get; }

    /// <summary>The factors of the product, in the order in which they are read.</summary>
    public ImmutableList<Factor> Derivation { get; }

    /// <summary>Where the factors are from.</summary>
    public string Source { get; }

    /// <summary>What a basis is the product of. Seconds an hour need not be given.</summary>
    public static ImmutableArray<ComputeQuantity> QuantitiesOf(ComputeBasis basis) => basis switch
    {
        ComputeBasis.Reported => [ComputeQuantity.Reported],
        ComputeBasis.ChipHours => [ComputeQuantity.Chips, ComputeQuantity.Hours, ComputeQuantity.SecondsPerHour, ComputeQuantity.PeakPerSecond, ComputeQuantity.Utilization],
        ComputeBasis.ParametersAndTokens => [ComputeQuantity.OperationsPerParameterAndToken, ComputeQuantity.Parameters, ComputeQuantity.Tokens],
        ComputeBasis.Inferred => [ComputeQuantity.Estimate, ComputeQuantity.Spread],
        _ => throw new UnreachableException(),
    };

    /// <summary>The interval that the factors make up, or what stands against it.</summary>
    public static ComputeRefusal? Of(ComputeBasis basis, IReadOnlyList<Factor> factors, string source, out ComputeInterval? interval)
    {
        interval = null;
        if (string.IsNullOrWhiteSpace(source) || source.Length > MaxSource)
            return new ComputeRefusal.NoSource();

        var wanted = QuantitiesOf(basis);
        var given = wanted.Contains(ComputeQuantity.SecondsPerHour) && !factors.Any(f => f.Quantity == ComputeQuantity.SecondsPerHour) ? factors.Append(Hour) : factors;
        var ordered = given.OrderBy(f => wanted.IndexOf(f.Quantity)).ToImmutableList();
        if (!ordered.Select(f => f.Quantity).SequenceEqual(wanted))
            return new ComputeRefusal.WrongQuantities(basis, string.Join(", ", wanted.Where(q => q != ComputeQuantity.SecondsPerHour)));
        foreach (var factor in ordered)
            if (ProblemOf(factor) is { } wrong)
                return wrong;

        var low = ordered.Aggregate(Fraction.One, (product, factor) => product * factor.Low);
        var high = ordered.Aggregate(Fraction.One, (product, factor) => product * factor.High);
        var most = default(Flop);
        var refusal = Flop.Of(BigInteger.Max(1, Floor(low)), out var least) ?? Flop.Of(Ceiling(high), out most);
        interval = refusal is null ? new(least, most, basis, ordered, source.Trim()) : null;
        return refusal;
    }

    /// <summary>What two runs have used together; the narrower basis of the two is not claimed for both.</summary>
    /// <returns>Null where the sum is absurd.</returns>
    public ComputeInterval? Plus(ComputeInterval other) =>
        Flop.Of(Low.Count + other.Low.Count, out var low) is null && Flop.Of(High.Count + other.High.Count, out var high) is null
            ? new(low, high, (ComputeBasis)Math.Max((int)Basis, (int)other.Basis), [], $"{Source}; {other.Source}")
            : null;

    /// <summary>What regimes look at.</summary>
    public static implicit operator ComputeExtent?(ComputeInterval? interval) => interval is null ? null : new(interval.Low, interval.High, interval.Basis);

    /// <summary>Whether every amount of this interval lies in the other.</summary>
    public bool IsWithin(ComputeInterval other) => other.Low <= Low && High <= other.High;

    static ComputeRefusal? ProblemOf(Factor factor)
    {
        if (factor.Low < Fraction.Zero)
            return new ComputeRefusal.Negative(ExactNumber.Write(factor.Low));
        if (factor.Low > factor.High)
            return new ComputeRefusal.BoundsExchanged(factor.Quantity.ToString(), ExactNumber.Write(factor.Low), ExactNumber.Write(factor.High));
        if (factor.High <= Fraction.Zero)
            return new ComputeRefusal.OutOfRange(factor.Quantity.ToString(), "nothing was computed with none of it.");
        if (factor.High > new Fraction(Flop.Most, 1))
            return new ComputeRefusal.Absurd(ExactNumber.Write(factor.High));
        return factor.Quantity switch
        {
            ComputeQuantity.Utilization when factor.High > Fraction.One => new ComputeRefusal.OutOfRange("Utilization", "no run uses more than all of a chip. Write a part, such as 0.4 for 40 %."),
            ComputeQuantity.SecondsPerHour when factor != Hour => new ComputeRefusal.OutOfRange("SecondsPerHour", "an hour has 3600 seconds."),
            _ => null,
        };
    }

    static BigInteger Floor(Fraction value) => BigInteger.Divide(value.Numerator, value.Denominator);

    static BigInteger Ceiling(Fraction value) => BigInteger.Divide(value.Numerator + value.Denominator - 1, value.Denominator);
}
