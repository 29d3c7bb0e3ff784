using System.Globalization;
using System.Text;
using System.Text.Json;
using BuildingBlocks.Domain;
using CsCheck;

namespace BuildingBlocks.Tests.Domain;

public sealed class CanonicalJsonTexts
{
    static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(json));

    // RFC 8785, 3.2.2 and 3.2.3.
    [Fact]
    public void Follow_the_example_of_the_standard() => Assert.Equal(
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
        Canonical("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """));

    [Fact]
    public void Sort_members_by_utf16_code_units() => Assert.Equal(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"\u00f6\":4,\"\u20ac\":5,\"\ud83d\ude00\":6,\"\ufb33\":7}",
        Canonical("""{"\u20ac":5,"\r":1,"\ufb33":7,"1":2,"\ud83d\ude00":6,"\u0080":3,"\u00f6":4}"""));

    // RFC 8785, appendix B.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Write_numbers_as_the_appendix_lists_them(string bits, string expected)
    {
        var value = BitConverter.Int64BitsToDouble(long.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal(expected, Canonical(JsonSerializer.Serialize(value)));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("9007199254740993")]
    [InlineData("1e999")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"\\udc00\":1,\"a\":2}")]
    [InlineData("{\"b\":1,\"\\u0061\":1,\"a\":2}")]
    [InlineData("{")]
    public void Are_refused_where_two_texts_could_share_a_hash(string json) => Assert.Throws<FormatException>(() => CanonicalJson.Canonicalize(json));

    [Fact]
    public void Are_their_own_canonical_form() =>
        Gen.Dictionary(Gen.String.Where(IsText), Gen.Double.Where(double.IsFinite))[0, 8].Sample(values =>
        {
            var once = Canonical(JsonSerializer.Serialize(values));
            return Canonical(once) == once;
        });

    [Fact]
    public void Read_back_as_the_same_numbers() => Gen.Double.Where(d => double.IsFinite(d) && Math.Abs(d) < 1e15).Sample(value =>
        double.Parse(Canonical(JsonSerializer.Serialize(value)), CultureInfo.InvariantCulture).Equals(value == 0 ? 0 : value));

    static bool IsText(string text) =>
        !text.Where((c, i) => char.IsHighSurrogate(c) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]) : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))).Any();
}
