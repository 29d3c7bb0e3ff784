using System.Numerics;

namespace Collaborative.Domain.Accounts;

/// <summary>After how many whole seconds something counts for half: an hour to 100 years.</summary>
/// <remarks>
/// Powers of two are computed in whole numbers: 2^f for a fraction f is the product of the roots 2^(1/2), 2^(1/4), … for the binary digits of f,
/// each root an integer square root, each product cut to 63 binary places. The relative error is below 2^-55, and the same on every machine.
/// </remarks>
public sealed record HalfLife
{
    const int Places = 63;
    const int RootPlaces = 126;
    static readonly ulong[] Roots = [.. RootsOfTwo().Take(64)];

    HalfLife(long seconds) => Seconds = seconds;

    /// <summary>In seconds.</summary>
    public long Seconds { get; }

    /// <summary>The half-life, or nothing if it is out of range.</summary>
    public static HalfLife? Of(TimeSpan time) => time.Ticks % TimeSpan.TicksPerSecond == 0 && time >= TimeSpan.FromHours(1) && time <= TimeSpan.FromDays(36_525)
        ? new HalfLife(time.Ticks / TimeSpan.TicksPerSecond)
        : null;

    /// <summary>2^(age / half-life) in units of 2^-63, for an age in seconds that is not negative.</summary>
    internal BigInteger Growth(long age)
    {
        var (halves, rest) = Math.DivRem(age, Seconds);
        var digits = (ulong)(((UInt128)(ulong)rest << 64) / (ulong)Seconds);
        var power = 1UL << Places;
        for (var i = 0; digits != 0; i++, digits <<= 1)
        {
            if (digits >> 63 != 0)
                power = (ulong)(((UInt128)power * Roots[i]) >> Places);   // below two, for the digits are a fraction below one
        }
        return (BigInteger)power << checked((int)halves);
    }

    /// <summary>2^(1/2), 2^(1/4), … in units of 2^-63, cut.</summary>
    static IEnumerable<ulong> RootsOfTwo()
    {
        for (var root = BigInteger.One << (RootPlaces + 1); ;)
        {
            root = SquareRoot(root << RootPlaces);
            yield return (ulong)(root >> (RootPlaces - Places));
        }
    }

    /// <summary>The largest whole number whose square is not above (Newton's iteration from above).</summary>
    static BigInteger SquareRoot(BigInteger value)
    {
        var root = BigInteger.One << (int)((value.GetBitLength() / 2) + 1);
        while ((root + (value / root)) >> 1 is var next && next < root)
            root = next;
        return root;
    }
}
