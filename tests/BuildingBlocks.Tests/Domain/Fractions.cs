using System.Numerics;
using BuildingBlocks.Domain;
using CsCheck;

namespace BuildingBlocks.Tests.Domain;

public sealed class Fractions
{
    static readonly Gen<Fraction> Any = Gen.Select(Gen.Long, Gen.Long.Where(d => d != 0), (n, d) => new Fraction(n, d));

    [Theory]
    [InlineData(17, 32, "53.1")]
    [InlineData(18, 69, "26.1")]
    [InlineData(24, 32, "75.0")]
    [InlineData(10, 71, "14.1")]
    [InlineData(2, 3, "66.7")]
    [InlineData(1, 2000, "0.1")]
    [InlineData(-1, 2000, "-0.1")]
    [InlineData(1, 100000, "0.0")]
    public void Are_rounded_half_away_from_zero_on_the_exact_value(int numerator, int denominator, string percent) =>
        Assert.Equal(percent, new Fraction(numerator, denominator).ToPercent());

    [Fact]
    public void Stand_in_lowest_terms_with_a_positive_denominator() => Assert.Equal("-2/3", new Fraction(4, -6).ToString());

    [Theory]
    [InlineData("2/3", true)]
    [InlineData("5", true)]
    [InlineData("1/0", false)]
    [InlineData("1/-2", false)]
    [InlineData("1 /2", false)]
    [InlineData("1/2/3", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Are_read_strictly(string? text, bool readable) => Assert.Equal(readable, Fraction.TryParse(text, out _));

    [Fact]
    public void Have_no_zero_denominator() => Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));

    [Fact]
    public void Without_a_value_are_zero() => Assert.Equal(Fraction.Zero, new Fraction(0, 7));

    [Fact]
    public void Read_back_as_they_were_written() => Any.Sample(f => Fraction.Parse(f.ToString()) == f);

    [Fact]
    public void Compare_as_cross_products() =>
        Gen.Select(Gen.Int, Gen.Int.Where(d => d > 0), Gen.Int, Gen.Int.Where(d => d > 0)).Sample((a, b, c, d) =>
            Math.Sign(new Fraction(a, b).CompareTo(new Fraction(c, d))) == ((BigInteger)a * d).CompareTo((BigInteger)c * b));

    [Fact]
    public void Obey_the_laws_of_a_field() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
        a + b == b + a && (a + b) + c == a + (b + c) && a * (b + c) == (a * b) + (a * c) && a - a == Fraction.Zero
        && (a == Fraction.Zero || a / a == Fraction.One));
}
