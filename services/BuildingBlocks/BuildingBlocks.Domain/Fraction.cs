using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BuildingBlocks.Domain;

/// <summary>An exact fraction in lowest terms, with a positive denominator. What binds people is compared as fractions, never as decimals.</summary>
[JsonConverter(typeof(FractionJsonConverter))]
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    readonly BigInteger denominatorLessOne;   // so that default(Fraction) is 0/1

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction has no zero denominator.");

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Always at least one.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    public static Fraction Zero => default;

    public static Fraction One => new(1, 1);

    /// <summary>Reads <c>2/3</c> or <c>5</c>: digits only, no white space, no exponent.</summary>
    public static bool TryParse(string? text, out Fraction value)
    {
        value = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length > 2
            || !BigInteger.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator))
            return false;

        var denominator = BigInteger.One;
        if (parts.Length == 2
            && (!BigInteger.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out denominator) || denominator.IsZero))
            return false;

        value = new(numerator, denominator);
        return true;
    }

    /// <exception cref="FormatException">The text is not of the form <c>2/3</c>.</exception>
    public static Fraction Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"\"{text}\" is not a fraction such as 2/3.");

    /// <summary>The percentage with a fixed number of decimals, rounded half away from zero on the exact value: 17/32 is <c>53.1</c>.</summary>
    public string ToPercent(int decimals = 1)
    {
        var scale = BigInteger.Pow(10, decimals);
        var scaled = BigInteger.Abs(Numerator) * 100 * scale;
        var rounded = ((scaled * 2) + Denominator) / (Denominator * 2);
        var whole = (rounded / scale).ToString(CultureInfo.InvariantCulture);
        var sign = Numerator.Sign < 0 && !rounded.IsZero ? "-" : "";
        return decimals == 0 ? sign + whole : $"{sign}{whole}.{(rounded % scale).ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0')}";
    }

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && denominatorLessOne == other.denominatorLessOne;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, denominatorLessOne);

    /// <summary><c>2/3</c>; a whole number has no bar.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);
    public static Fraction operator -(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);
    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);
    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);
}

/// <remarks>Stored format: a fraction is the string <c>"2/3"</c>.</remarks>
sealed class FractionJsonConverter : JsonConverter<Fraction>
{
    public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Fraction.TryParse(reader.GetString(), out var value) ? value : throw new JsonException("A fraction is written as \"2/3\".");

    public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
