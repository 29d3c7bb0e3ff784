using Collaborative.Domain.Accounts;
using Collaborative.Domain.Pools;
using CsCheck;
using Collaborative.Domain.Tests.Accounts;
using static Collaborative.Domain.Tests.Accounts.Scene;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Domain.Tests.Pools;

public sealed class DecidingRates
{
    static readonly AcceleratorModel[] Models = [A100, H100, new("T4"), new("L40")];

    [Fact]
    public void Holds_from_its_instant_until_the_next_for_the_model()
    {
        var pool = Decided(Pool.Initial, Monday, Monday.AddDays(1), (A100, new(2, 5)), (H100, Fraction.One));
        pool = Decided(pool, Monday, Monday.AddDays(8), (A100, new(1, 2)));
        Assert.Null(pool.Rates.Rate(H100, A100, Monday.AddDays(1).AddTicks(-1)));
        Assert.Equal(new Fraction(5, 2), pool.Rates.Rate(H100, A100, Monday.AddDays(1)));
        Assert.Equal(new Fraction(2, 1), pool.Rates.Rate(H100, A100, Monday.AddDays(8)));
        Assert.Equal([("A100", new Fraction(1, 2)), ("H100", Fraction.One)], pool.Rates.InForce(Monday.AddDays(9)).Select(d => (d.Model.Name, d.Worth)));
        Assert.Equal(247, pool.Rates.Bought(H100, A100, new(99), Monday.AddDays(1)));   // 247.5, cut
    }

    [Fact]
    public void Is_from_the_next_second_on_where_nothing_is_said()
    {
        var decided = Assert.IsType<PoolEvent.RatesDecided>(Assert.Single(Accepted(Pool.Initial, Command(null, (A100, Fraction.One)))));
        Assert.Equal(Monday.AddSeconds(1), decided.Rates.From);
    }

    [Fact]
    public void Names_a_decision_and_what_models_are_worth_from_later_on()
    {
        Assert.Equal("rates.no_decision", Refusal(Command(null, (A100, Fraction.One)) with { Decision = " " }));
        Assert.Equal("rates.none", Refusal(Command(null)));
        Assert.Equal("rates.none", Refusal(Command(null) with { Worths = default }));
        Assert.Equal("rates.absurd", Refusal(Command(null, (A100, Fraction.Zero))));
        Assert.Equal("rates.absurd", Refusal(Command(null, (A100, new(-1, 2)))));
        Assert.Equal("rates.absurd", Refusal(Command(null, (A100, new(1, 1_000_000_001)))));
        Assert.Equal("rates.absurd", Refusal(Command(null, (new(" "), Fraction.One))));
        Assert.Equal("rates.model_twice", Refusal(Command(null, (A100, Fraction.One), (A100, new(2, 1)))));
        Assert.Equal("rates.too_early", Refusal(Command(Monday, (A100, Fraction.One))));
        Assert.Null(Refusal(Command(Monday.AddTicks(1), (A100, Fraction.One))));
    }

    [Fact]
    public void Changes_no_rate_of_the_past() => Drawn.Sample(decisions =>
    {
        var (pool, now) = (Pool.Initial, Monday);
        foreach (var (ahead, model, worth) in decisions)
        {
            var before = pool.Rates;
            pool = Decided(pool, now, now.AddHours(ahead), (Models[model], new(worth, 7)));
            for (var at = Monday; at <= now; at = at.AddHours(1))
                Assert.Equal(before.InForce(at), pool.Rates.InForce(at));
            now = now.AddHours(1);
        }
    });

    [Fact]
    public void Lets_no_round_of_exchanges_gain_whatever_was_decided() => Gen.Select(Drawn, Gen.Int[0, 3].Array[1, 5], Gen.Long[1, 1_000_000], Gen.Int[0, 20]).Sample((decisions, way, amount, hours) =>
    {
        var pool = Models.Aggregate(Pool.Initial, (all, m) => Decided(all, Monday.AddDays(-1), Monday.AddHours(-1), (m, Fraction.One)));
        foreach (var (ahead, model, worth) in decisions)
            pool = Decided(pool, Monday, Monday.AddHours(ahead), (Models[model], new(worth, 7)));
        var (scene, held, left) = (new Scene().Funded(amount), A100, amount);
        foreach (var next in way.Select(w => Models[w]).Append(A100).Where((m, i) => m != (i == 0 ? A100 : Models[way[i - 1]])))
        {
            var exchange = new BookCommand.Exchange(Scans, held, next, new(left), pool.Rates, "round", Monday.AddHours(hours));
            if (scene.Refusal(exchange) is "exchange.out_of_range")
                return;
            scene.Do(exchange);
            Assert.Equal(pool.Rates.Bought(held, next, new(left), exchange.At), scene.Available(Scans, next));
            (held, left) = (next, scene.Available(Scans, next));
        }
        Assert.InRange(scene.Available(Scans), 0, amount);
    });

    static Gen<(int Ahead, int Model, int Worth)[]> Drawn => Gen.Select(Gen.Int[1, 10], Gen.Int[0, 3], Gen.Int[1, 100]).Array[1, 12];

    static PoolCommand.DecideRates Command(DateTimeOffset? from, params (AcceleratorModel Model, Fraction Worth)[] worths) =>
        new(default, from, [.. worths.Select(w => new ModelWorth(w.Model, w.Worth))], "Decision 1", default, Monday);

    static Pool Decided(Pool pool, DateTimeOffset now, DateTimeOffset from, params (AcceleratorModel Model, Fraction Worth)[] worths) =>
        Accepted(pool, Command(from, worths) with { Now = now }).Aggregate(pool, Pool.Evolve);

    static ImmutableArray<PoolEvent> Accepted(Pool pool, PoolCommand command) => Assert.IsType<Decision<PoolEvent, PoolRefusal>.Accepted>(Pool.Decide(pool, command)).Events;

    static string? Refusal(PoolCommand command) => Pool.Decide(Pool.Initial, command) is Decision<PoolEvent, PoolRefusal>.Refused refused ? refused.Reason.Code : null;
}
