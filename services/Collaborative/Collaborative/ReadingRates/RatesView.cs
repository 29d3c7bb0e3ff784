using System.Globalization;
using Collaborative.Domain.Pools;
using Collaborative.ReadingThePool;
using Collaborative.Storage;
using GraphQL;
using Npgsql;

namespace Collaborative.Graph;

/// <summary>So much of a model for a GPU-second of another.</summary>
/// <param name="Exact">An exact fraction; what an amount buys is rounded down to whole GPU-seconds.</param>
[Public, Name("ModelRate")]
sealed record RateView(string Model, string Exact);

/// <summary>What a GPU-second of a model is worth, as an exact fraction of a reference.</summary>
[Public, Name("ModelWorth")]
sealed record WorthView(string Model, string Worth);

/// <summary>What a model is worth at an instant.</summary>
/// <param name="Buys">What a GPU-second of it buys of each other model then.</param>
[Public, Name("WorthInForce")]
sealed record WorthInForceView(string Model, string Worth, DateTime Since, IEnumerable<RateView> Buys);

/// <summary>A decision about what models are worth from an instant on; those that it does not name keep what they are worth.</summary>
[Public, Name("RatesDecision")]
sealed class RatesDecisionView(DecidedRates rates, DateTimeOffset at, Guid act)
{
    public string Decision => rates.Decision;

    public DateTime From => rates.From.UtcDateTime;

    public DateTime DecidedAt => at.UtcDateTime;

    public IEnumerable<WorthView> Worths => rates.Worths.Select(w => new WorthView(w.Model.Name, w.Worth.ToString()));

    public ReceiptStub Receipt => new(act);
}

/// <summary>At which rates time of one model is exchanged for time of another: the quotients of what they are worth, so that no round of exchanges gains.</summary>
[Public, Name("ExchangeRates")]
sealed class RatesView(Rates rates, NpgsqlDataSource database, Clock clock)
{
    /// <summary>By model, at an instant; now where none is given.</summary>
    public IEnumerable<WorthInForceView> InForce(DateTime? at = null)
    {
        var then = At(at);
        var all = rates.InForce(then);
        return all.Select(one => new WorthInForceView(
            one.Model.Name, one.Worth.ToString(), one.From.UtcDateTime, [.. all.Where(other => other != one).Select(other => new RateView(other.Model.Name, (one.Worth / other.Worth).ToString()))]));
    }

    /// <summary>What so many GPU-seconds of a model buy of another, a whole number; null where no rate is in force.</summary>
    public string? Bought(string given, string received, long gpuSeconds, DateTime? at = null) =>
        rates.Bought(new(given), new(received), new(gpuSeconds), At(at))?.ToString(CultureInfo.InvariantCulture);

    /// <summary>All of them, the latest first.</summary>
    public async Task<IEnumerable<RatesDecisionView>> Decisions(CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select body, at, act_id from decided_rates order by at desc, act_id desc", [], r => (Rates: r.Value<DecidedRates>(0), At: r.GetFieldValue<DateTimeOffset>(1), Act: r.GetGuid(2)), cancellation))
        .OrderByDescending(d => d.Rates.From).Select(d => new RatesDecisionView(d.Rates, d.At, d.Act));

    DateTimeOffset At(DateTime? at) => Input.InstantOrNull(at, "at") ?? clock.Second();
}

sealed partial class Query
{
    [Public]
    public static async Task<RatesView> ExchangeRates([FromServices] PoolShelf shelf, [FromServices] NpgsqlDataSource database, [FromServices] Clock clock, CancellationToken cancellation) =>
        new((await shelf.ReadAsync(cancellation)).Pool.Rates, database, clock);
}
