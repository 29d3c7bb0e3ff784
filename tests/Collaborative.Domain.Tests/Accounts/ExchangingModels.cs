using CsCheck;
using static Collaborative.Domain.Tests.Accounts.Scene;

namespace Collaborative.Domain.Tests.Accounts;

public sealed class ExchangingModels
{
    static readonly Rates Worths = Rates.None.With(Quarter.From, A100, new(1, 1))!.With(Quarter.From, H100, new(7, 3))!.With(Monday.AddDays(1), H100, new(2, 1))!;

    [Fact]
    public void Goes_by_the_exact_rate_of_the_day_rounded_down()
    {
        var scene = new Scene().Funded(1_000);
        scene.Do(Exchange(A100, H100, 100));
        Assert.Equal((900, 42), (scene.Available(Scans), scene.Available(Scans, H100)));   // 100 * 3/7 = 42.86
        scene.Do(Exchange(A100, H100, 100, Monday.AddDays(1)));
        Assert.Equal((800, 92), (scene.Available(Scans), scene.Available(Scans, H100)));
        Assert.Equal((200, -92), (scene.Books.Balance(new(Scans, Purpose.Exchanged, A100)).Value, scene.Books.Balance(new(Scans, Purpose.Exchanged, H100)).Value));
    }

    [Fact]
    public void Needs_a_rate_in_force_and_something_to_buy()
    {
        var scene = new Scene().Funded(1_000);
        Assert.Equal("exchange.no_rate", scene.Refusal(Exchange(A100, new("T4"), 100)));
        Assert.Equal("exchange.no_rate", scene.Refusal(Exchange(A100, H100, 100) with { Rates = Rates.None.With(Monday.AddTicks(1), A100, Fraction.One)!.With(Monday.AddTicks(1), H100, Fraction.One)! }));
        Assert.Equal("exchange.same_model", scene.Refusal(Exchange(A100, A100, 100)));
        Assert.Equal("exchange.out_of_range", scene.Refusal(Exchange(A100, H100, 2)));
        Assert.Equal("posting.overdrawn", scene.Refusal(Exchange(A100, H100, 1_001)));
        Assert.Equal("posting.unknown_account", scene.Refusal(Exchange(A100, H100, 100) with { Account = Nobody }));
        Assert.Null(Rates.None.With(Monday, A100, Fraction.Zero));
        Assert.Null(Rates.None.With(Monday, A100, new(-1, 2)));
    }

    [Fact]
    public void Gains_nothing_by_going_round() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[1, 50], Gen.Int[1, 50], Gen.Long[1, 100_000]).Sample((a, b, c, amount) =>
        {
            AcceleratorModel[] round = [A100, H100, new("T4"), A100];
            int[] worths = [a, b, c];
            var rates = Enumerable.Range(0, 3).Aggregate(Rates.None, (r, i) => r.With(Quarter.From, round[i], new(worths[i], 7))!);
            var scene = new Scene().Funded(amount);
            for (var i = 0; i < 3; i++)
            {
                var all = scene.Available(Scans, round[i]);
                if (all == 0 || scene.Refusal(Exchange(round[i], round[i + 1], all) with { Rates = rates }) is "exchange.out_of_range")
                    return;
                scene.Do(Exchange(round[i], round[i + 1], all) with { Rates = rates });
            }
            Assert.InRange(scene.Available(Scans), 0, amount);
        });

    static BookCommand.Exchange Exchange(AcceleratorModel given, AcceleratorModel received, long amount, DateTimeOffset? at = null) =>
        new(Scans, given, received, new(amount), Worths, "exchange", at ?? Monday);
}
