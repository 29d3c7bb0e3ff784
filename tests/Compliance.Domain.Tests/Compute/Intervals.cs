using System.Numerics;
using System.Text.Json;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Compute;

public sealed class Intervals
{
    [Theory]
    [InlineData("2.1e25", "2.1e25")]
    [InlineData("21000000000000000000000000", "2.1e25")]
    [InlineData("1E+26", "1e26")]
    [InlineData("12.50e1", "1.25e2")]
    [InlineData("7", "7e0")]
    public void Numbers_are_read_exactly(string text, string written)
    {
        Assert.Null(Flop.Read(text, out var flop));
        Assert.Equal(written, flop.ToString());
    }

    [Theory]
    [InlineData("a lot", "compute.not_a_number")]
    [InlineData("", "compute.not_a_number")]
    [InlineData("1,5e25", "compute.not_a_number")]
    [InlineData("NaN", "compute.not_a_number")]
    [InlineData("-1e25", "compute.negative")]
    [InlineData("0", "compute.zero")]
    [InlineData("1.5", "compute.not_whole")]
    [InlineData("1e33", "compute.absurd")]
    [InlineData("1e9999", "compute.absurd")]
    public void What_is_no_number_of_operations_is_refused(string text, string code) => Assert.Equal(code, Flop.Read(text, out _)!.Code);

    [Fact]
    public void A_text_of_any_length_is_refused_shortly() => Assert.True(Flop.Read(new string('9', 100_000), out _)!.Message.Length < 200);

    [Fact]
    public void Every_number_comes_back_as_it_was_written() => AnyCount.Sample(count =>
    {
        Assert.Null(Flop.Of(count, out var flop));
        return Flop.Parse(flop.ToString()).Count == count;
    });

    [Fact]
    public void Chip_hours_are_multiplied_without_rounding_inwards()
    {
        var interval = Of(ComputeBasis.ChipHours, (ComputeQuantity.Chips, "10000", "10000"), (ComputeQuantity.Hours, "2000", "2200"), (ComputeQuantity.PeakPerSecond, "989e12", "989e12"), (ComputeQuantity.Utilization, "0.3", "0.5"));

        // 10,000 × 2,000 × 3,600 × 989×10^12 × 0.3, and × 2,200 × 0.5
        Assert.Equal(("2.13624e25", "3.91644e25"), (interval.Low.ToString(), interval.High.ToString()));
        Assert.Contains(interval.Derivation, f => f.Quantity == ComputeQuantity.SecondsPerHour);
    }

    [Fact]
    public void Parameters_and_tokens_are_multiplied()
    {
        var interval = Of(ComputeBasis.ParametersAndTokens, (ComputeQuantity.OperationsPerParameterAndToken, "6", "6"), (ComputeQuantity.Parameters, "405e9", "405e9"), (ComputeQuantity.Tokens, "15e12", "15.6e12"));
        Assert.Equal(("3.645e25", "3.7908e25"), (interval.Low.ToString(), interval.High.ToString()));
    }

    [Fact]
    public void The_bounds_are_the_product_of_what_is_shown() => Gen.Select(AnyCount, Gen.Int[1, 1000], (count, spread) => (count, spread)).Where(x => x.count * x.spread <= Flop.Most).Sample(x =>
    {
        var spread = new Fraction(x.spread, 1);
        var wrong = ComputeInterval.Of(ComputeBasis.Inferred, [Factor.Exactly(ComputeQuantity.Estimate, x.count), new(ComputeQuantity.Spread, Fraction.One / spread, spread)], "Table", out var interval);
        Assert.Null(wrong);
        var low = interval!.Derivation.Aggregate(Fraction.One, (p, f) => p * f.Low);
        var high = interval.Derivation.Aggregate(Fraction.One, (p, f) => p * f.High);
        var least = new Fraction(interval.Low.Count, 1);
        return (least <= low || interval.Low.Count.IsOne) && low - least < Fraction.One && new Fraction(interval.High.Count, 1) == high && interval.Low <= interval.High;
    });

    [Fact]
    public void Exchanged_bounds_are_refused() => Assert.Equal("compute.bounds_exchanged", Refused(ComputeBasis.Reported, (ComputeQuantity.Reported, "2e25", "1e25")));

    [Fact]
    public void Text_and_negative_bounds_are_refused()
    {
        Assert.Equal("compute.not_a_number", Factor.Read(ComputeQuantity.Reported, "many", "1e25", out _)!.Code);
        Assert.Equal("compute.negative", Factor.Read(ComputeQuantity.Reported, "1e24", "-1e25", out _)!.Code);
    }

    [Fact]
    public void More_than_all_of_a_chip_is_refused() => Assert.Equal(
        "compute.out_of_range", Refused(ComputeBasis.ChipHours, (ComputeQuantity.Chips, "8", "8"), (ComputeQuantity.Hours, "1", "1"), (ComputeQuantity.PeakPerSecond, "1e15", "1e15"), (ComputeQuantity.Utilization, "0.3", "40")));

    [Fact]
    public void What_no_computer_can_have_done_is_refused() => Assert.Equal(
        "compute.absurd", Refused(ComputeBasis.ParametersAndTokens, (ComputeQuantity.OperationsPerParameterAndToken, "6", "6"), (ComputeQuantity.Parameters, "1e20", "1e20"), (ComputeQuantity.Tokens, "1e20", "1e20")));

    [Fact]
    public void Quantities_of_another_basis_are_refused()
    {
        Assert.Equal("compute.wrong_quantities", Refused(ComputeBasis.Reported, (ComputeQuantity.Tokens, "1e12", "1e12")));
        Assert.Equal("compute.wrong_quantities", Refused(ComputeBasis.Reported, (ComputeQuantity.Reported, "1", "2"), (ComputeQuantity.Reported, "1", "2")));
    }

    [Fact]
    public void Without_a_source_there_is_no_interval() => Assert.Equal("compute.no_source", ComputeInterval.Of(ComputeBasis.Reported, [Factor.Exactly(ComputeQuantity.Reported, 1)], " ", out _)!.Code);

    [Fact]
    public void A_stored_interval_comes_back_the_same() => AnyInterval.Sample(interval =>
    {
        var back = JsonSerializer.Deserialize<ComputeInterval>(JsonSerializer.Serialize(interval, RegimeReader.Options), RegimeReader.Options)!;
        return (back.Low, back.High, back.Basis, back.Source) == (interval.Low, interval.High, interval.Basis, interval.Source) && back.Derivation.SequenceEqual(interval.Derivation);
    });

    [Fact]
    public void Two_runs_have_used_what_both_have_used() => Gen.Select(AnyInterval, AnyInterval).Sample((a, b) =>
        a.Plus(b) is not { } sum ? a.High.Count + b.High.Count > Flop.Most : sum.Low.Count == a.Low.Count + b.Low.Count && sum.High.Count == a.High.Count + b.High.Count);

    static ComputeInterval Of(ComputeBasis basis, params (ComputeQuantity Quantity, string Low, string High)[] factors)
    {
        Assert.Null(ComputeInterval.Of(basis, Read(factors), "A source", out var interval));
        return interval!;
    }

    static string Refused(ComputeBasis basis, params (ComputeQuantity Quantity, string Low, string High)[] factors) => ComputeInterval.Of(basis, Read(factors), "A source", out _)!.Code;

    static List<Factor> Read((ComputeQuantity Quantity, string Low, string High)[] factors) => [.. factors.Select(f =>
    {
        Assert.Null(Factor.Read(f.Quantity, f.Low, f.High, out var factor));
        return factor;
    })];
}
