using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Compliance.Domain.Compute;

/// <summary>Reads and writes exact numbers as people write them: <c>0.35</c>, <c>2.1e25</c>, <c>1/3</c>.</summary>
public static partial class ExactNumber
{
    const int MaxDigits = 60;

    /// <summary>Reads a number, or says what it is instead.</summary>
    /// <returns>The refusal, or null where <paramref name="value"/> was read. Bounded: at most 60 digits and an exponent of at most 60.</returns>
    public static ComputeRefusal? Read(string text, out Fraction value)
    {
        value = default;
        if (Form().Match(text) is not { Success: true } read || text.Length > 2 * MaxDigits)
            return new ComputeRefusal.NotANumber(text);
        if (read.Groups["sign"].Value == "-")
            return new ComputeRefusal.Negative(text);

        var fraction = read.Groups["fraction"].Value;
        var digits = read.Groups["whole"].Value + fraction;
        var exponent = (read.Groups["exponent"] is { Success: true, Value: var power } ? int.Parse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0) - fraction.Length;
        if (digits.Length > MaxDigits || Math.Abs(exponent) > MaxDigits)
            return new ComputeRefusal.Absurd(text);

        var significand = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        value = exponent < 0 ? new(significand, BigInteger.Pow(10, -exponent)) : new(significand * BigInteger.Pow(10, exponent), BigInteger.One);
        if (read.Groups["denominator"] is { Success: true, Value: var divisor })
        {
            var denominator = BigInteger.Parse(divisor, NumberStyles.None, CultureInfo.InvariantCulture);
            if (denominator.IsZero)
                return new ComputeRefusal.NotANumber(text);
            value /= new Fraction(denominator, BigInteger.One);
        }
        return null;
    }

    /// <summary>The number in the shortest exact form: a decimal up to a million, powers of ten beyond, a fraction where no decimal is exact.</summary>
    public static string Write(Fraction value)
    {
        if (value.Denominator.IsOne)
            return value.Numerator < 1_000_000 ? value.ToString() : Scientific(value.Numerator);
        for (var (decimals, scaled) = (1, value.Denominator); decimals <= 12; decimals++)
            if ((BigInteger.Pow(10, decimals) % scaled).IsZero)
            {
                var digits = (value.Numerator * BigInteger.Pow(10, decimals) / scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
                return $"{digits[..^decimals]}.{digits[^decimals..]}";
            }
        return value.ToString();
    }

    /// <summary>A whole number as its significant digits and a power of ten: <c>2.1e25</c>.</summary>
    public static string Scientific(BigInteger value)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        var significant = digits.TrimEnd('0');
        return significant.Length == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{significant[0]}{(significant.Length > 1 ? "." : "")}{significant[1..]}e{digits.Length - 1}");
    }

    [GeneratedRegex(@"\A(?<sign>[-+]?)(?<whole>[0-9]{1,60})(\.(?<fraction>[0-9]{1,60}))?([eE](?<exponent>[-+]?[0-9]{1,4}))?(/(?<denominator>[0-9]{1,60}))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
