using System.Numerics;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Compute;

public sealed class CrossChecks
{
    static readonly RunCapacity Cluster = new(new(10_000, 1), new(1_000, 1), new(BigInteger.Pow(10, 15), 1));   // at most 3.6e25

    [Theory]
    [InlineData("1e25", "2e25", CheckVerdict.Possible)]
    [InlineData("1e25", "3.6e25", CheckVerdict.Possible)]
    [InlineData("1e25", "4e25", CheckVerdict.PartlyImpossible)]
    [InlineData("4e25", "5e25", CheckVerdict.Impossible)]
    public void Say_what_the_chips_could_have_done(string low, string high, CheckVerdict verdict) => Assert.Equal(verdict, CrossCheck.Of(Reported(low, high), Cluster)!.Verdict);

    [Fact]
    public void Show_the_use_that_would_have_been_needed()
    {
        var check = CrossCheck.Of(Reported("9e24", "1.8e25"), Cluster)!;
        Assert.Equal((new Fraction(1, 4), new Fraction(1, 2)), (check.UtilizationLow, check.UtilizationHigh));
    }

    [Fact]
    public void Of_chips_that_do_nothing_there_is_none() => Assert.Null(CrossCheck.Of(Reported("1", "2"), Cluster with { Chips = Fraction.Zero }));

    [Fact]
    public void More_chips_never_make_it_less_possible() => Gen.Select(AnyInterval, Gen.Int[1, 100_000], Gen.Int[0, 100_000]).Sample((interval, chips, more) =>
        CrossCheck.Of(interval, Cluster with { Chips = new(chips + more, 1) })!.Verdict <= CrossCheck.Of(interval, Cluster with { Chips = new(chips, 1) })!.Verdict);
}
