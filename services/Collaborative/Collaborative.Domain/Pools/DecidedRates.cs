using Collaborative.Domain.Accounts;

namespace Collaborative.Domain.Pools;

/// <summary>What a GPU-second of a model is worth, as an exact fraction of a reference.</summary>
public sealed record ModelWorth(AcceleratorModel Model, Fraction Worth);

/// <summary>Worths that were decided: each is in force from an instant until the next for its model. Models that are not named keep what they are worth.</summary>
/// <param name="From">Later than the decision, so that what was exchanged until then keeps its rate.</param>
/// <param name="Decision">By which they hold, such as its symbol.</param>
public sealed record DecidedRates(DateTimeOffset From, ImmutableArray<ModelWorth> Worths, string Decision)
{
    /// <summary>The most models of one decision.</summary>
    public const int MostModels = 100;

    const int LongestName = 100;
    static readonly Fraction Most = new(1_000_000_000, 1);

    /// <summary>The table with these in it.</summary>
    public Rates AddedTo(Rates rates) => Worths.Aggregate(rates, (all, w) => all.With(From, w.Model, w.Worth)!);

    /// <summary>Nothing if it may be decided at an instant, otherwise the first rule that it breaks.</summary>
    public PoolRefusal? Check(DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Decision) || Decision.Length > LongestName)
            return new PoolRefusal.NoRatesDecision();
        if (Worths.IsDefaultOrEmpty || Worths.Length > MostModels)
            return new PoolRefusal.NoWorths();
        if (Worths.FirstOrDefault(IsAbsurd) is { } absurd)
            return new PoolRefusal.AbsurdWorth(absurd.Model);
        if (Worths.GroupBy(w => w.Model).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return new PoolRefusal.ModelTwice(twice.Key);
        return From > now ? null : new PoolRefusal.RatesTooEarly();
    }

    static bool IsAbsurd(ModelWorth w) => string.IsNullOrWhiteSpace(w.Model.Name) || w.Model.Name.Length > LongestName || w.Worth <= Fraction.Zero || w.Worth > Most || w.Worth.Denominator > Most.Numerator;
}
