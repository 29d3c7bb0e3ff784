using System.Numerics;
using CsCheck;
using static Collaborative.Domain.Tests.Accounts.Scene;

namespace Collaborative.Domain.Tests.Accounts;

public sealed class DecayingUse
{
    static readonly HalfLife Week = HalfLife.Of(TimeSpan.FromDays(7))!;

    [Fact]
    public void Halves_exactly_with_every_half_life()
    {
        var usage = DecayedUsage.None(Week, Monday).With(new(1_000), Monday.AddHours(5));
        for (var weeks = 0; weeks < 600; weeks++)
            Assert.Equal(new Fraction(1_000, BigInteger.One << weeks), usage.At(Monday.AddHours(5).AddDays(7 * weeks)));
    }

    [Fact]
    public void Is_as_exact_as_it_says() => Gen.Select(Gen.Int[1, 15], Gen.Int[1, 16]).Sample((p, q) =>
    {
        // after p/q of a half-life x, 2^-(p/q) is left: x^q is to be 2^-p, within q times the error of x
        var halfLife = HalfLife.Of(TimeSpan.FromSeconds(q * 86_400))!;
        var left = DecayedUsage.None(halfLife, Monday).With(new(1), Monday).At(Monday.AddSeconds(p * 86_400));
        var (power, exact) = (Enumerable.Repeat(left, q).Aggregate(Fraction.One, (x, y) => x * y), new Fraction(1, BigInteger.One << p));
        var error = power > exact ? power - exact : exact - power;
        Assert.True(error / exact <= new Fraction(q, BigInteger.One << 54), $"{p}/{q}: {(double)(error / exact).Numerator / (double)(error / exact).Denominator}");
    });

    [Fact]
    public void Does_not_care_for_the_order_of_amounts_nor_for_how_they_are_divided() =>
        Gen.Select(Gen.Select(Gen.Long[-1_000, 100_000], Gen.Int[0, 10_000_000]).List[0, 20], Gen.Int[0, 20]).Sample((amounts, cut) =>
        {
            var now = Monday.AddSeconds(10_000_000);
            DecayedUsage Of(IEnumerable<(long Amount, int At)> some) => some.Aggregate(DecayedUsage.None(Week, Monday), (u, a) => u.With(new(a.Amount), Monday.AddSeconds(a.At)));
            Assert.Equal(Of(amounts).At(now), Of(amounts.AsEnumerable().Reverse()).At(now));
            Assert.Equal(Of(amounts).At(now), Of(amounts.Take(cut)).With(Of(amounts.Skip(cut))).At(now));
        });

    [Fact]
    public void Is_close_to_what_binary_floating_point_says() =>
        Gen.Select(Gen.Int[0, 100_000_000], Gen.Int[3_600, 30_000_000]).Sample((age, half) =>
        {
            var left = DecayedUsage.None(HalfLife.Of(TimeSpan.FromSeconds(half))!, Monday).With(new(1_000_000_000), Monday).At(Monday.AddSeconds(age));
            var expected = 1e9 * Math.Pow(2, -(double)age / half);
            Assert.InRange((double)(left.Numerator * 1_000_000_000 / left.Denominator) / 1e9, expected - (expected * 1e-11) - 2e-9, expected + (expected * 1e-11) + 2e-9);
        });

    [Fact]
    public void Is_read_from_the_books_with_refunds_taken_back()
    {
        var scene = new Scene().Funded(10_000);
        scene.Do(Run(1, 1, 800));
        scene.Do(Run(2, 1, 400, Monday.AddDays(7)));
        scene.Do(new BookCommand.Refund(new(Id(2).Value), new(100), "failed", Monday.AddDays(7)));
        Fraction At(AccountId account, DateTimeOffset at) => UsageHistory.Decayed(scene.Books, account, A100, Week, Quarter.From, at).At(at);
        Assert.Equal(Fraction.Zero, At(Norway, Monday));                                // up to, and without, the instant
        Assert.InRange(Rounded(At(Norway, Monday.AddDays(7).AddSeconds(1))), 699, 701);   // 800/2 + 300
        Assert.Equal(At(Scans, Monday.AddDays(20)), At(Institution, Monday.AddDays(20)));
        Assert.Equal(Fraction.Zero, At(Kenya, Monday.AddDays(20)));
    }

    [Fact]
    public void Adds_up_to_the_same_when_it_is_asked_again_and_again()
    {
        var scene = new Scene().Funded(10_000);
        var sums = new UsageSums(scene.Books, Week, Quarter.From);
        Place used = new(Scans, Purpose.Used, A100);
        for (var day = 0; day < 20; day++)
        {
            var at = Monday.AddDays(day);
            scene.Do(Run(day + 1, 1, 100 + day, at));
            if (day % 3 == 0)
                scene.Do(new BookCommand.Refund(new(Id(day + 1).Value), new(50), "failed", at));
            foreach (var then in new[] { at, at.AddSeconds(1), at.AddDays(-1) })   // up to, and without, the instant; also of a clock that was set back
                Assert.Equal(UsageHistory.Decayed(scene.Books, Scans, A100, Week, Quarter.From, then).At(then), sums.Before(used, then).At(then));
        }
    }

    [Fact]
    public void Has_a_lawful_half_life_and_nothing_before_the_landmark()
    {
        Assert.All([TimeSpan.Zero, TimeSpan.FromHours(-1), TimeSpan.FromSeconds(3_599), TimeSpan.FromHours(1) + TimeSpan.FromTicks(1), TimeSpan.FromDays(36_526)], t => Assert.Null(HalfLife.Of(t)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecayedUsage.None(Week, Monday).With(new(1), Monday.AddSeconds(-1)));
        Assert.Throws<ArgumentException>(() => DecayedUsage.None(Week, Monday).With(DecayedUsage.None(Week, Quarter.From)));
    }

    static long Rounded(Fraction value) => (long)(value.Numerator / value.Denominator);
}
