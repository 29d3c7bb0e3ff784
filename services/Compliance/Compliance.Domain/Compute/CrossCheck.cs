using System.Numerics;

namespace Compliance.Domain.Compute;

/// <summary>The chips and the time that a run could have used.</summary>
/// <param name="Chips">How many accelerators at most.</param>
/// <param name="Hours">For how many hours at most.</param>
/// <param name="PeakPerSecond">What one chip could do at most in a second.</param>
public sealed record RunCapacity(Fraction Chips, Fraction Hours, Fraction PeakPerSecond)
{
    /// <summary>What these chips could have done in this time, never resting.</summary>
    public Fraction Most => Chips * Hours * PeakPerSecond * new Fraction(3600, 1);
}

/// <summary>What the chips and the time say to an interval.</summary>
public enum CheckVerdict
{
    /// <summary>All of it could have been computed.</summary>
    Possible,

    /// <summary>The upper part of it could not.</summary>
    PartlyImpossible,

    /// <summary>None of it could.</summary>
    Impossible,
}

/// <summary>An interval held against the chips and the time that the run could have used.</summary>
/// <param name="Verdict">What comes of it.</param>
/// <param name="Most">What the chips could have done.</param>
/// <param name="UtilizationLow">The part of the chips' peak that the lower bound asks for.</param>
/// <param name="UtilizationHigh">The part that the upper bound asks for; above one it is impossible.</param>
public sealed record CrossCheck(CheckVerdict Verdict, BigInteger Most, Fraction UtilizationLow, Fraction UtilizationHigh)
{
    /// <summary>Holds an interval against a capacity.</summary>
    /// <returns>Null where the capacity is none.</returns>
    public static CrossCheck? Of(ComputeInterval interval, RunCapacity capacity) => Of(interval, capacity.Most);

    /// <summary>Holds an interval against the most that could have been done.</summary>
    /// <returns>Null where that is nothing.</returns>
    public static CrossCheck? Of(ComputeInterval interval, Fraction most)
    {
        if (most <= Fraction.Zero)
            return null;
        var (low, high) = (new Fraction(interval.Low.Count, 1) / most, new Fraction(interval.High.Count, 1) / most);
        var verdict = low > Fraction.One ? CheckVerdict.Impossible : high > Fraction.One ? CheckVerdict.PartlyImpossible : CheckVerdict.Possible;
        return new(verdict, BigInteger.Divide(most.Numerator, most.Denominator), low, high);
    }
}
