namespace Collaborative.Domain.Accounts;

/// <summary>
/// What a GPU-second of each model is worth, from a day on, as an exact fraction of a reference. The rate between two models is the quotient of their worths,
/// so that no round of exchanges at one time gains anything.
/// </summary>
public sealed class Rates
{
    readonly ImmutableArray<(DateTimeOffset From, AcceleratorModel Model, Fraction Worth)> dated;

    Rates(ImmutableArray<(DateTimeOffset From, AcceleratorModel Model, Fraction Worth)> dated) => this.dated = dated;

    /// <summary>No model has a worth.</summary>
    public static Rates None { get; } = new([]);

    /// <summary>With a worth that is in force from this instant until the next for the model, or without end. A second one of the same instant replaces the first.</summary>
    /// <returns>Nothing if the worth is not above zero.</returns>
    public Rates? With(DateTimeOffset from, AcceleratorModel model, Fraction worth) => worth <= Fraction.Zero
        ? null
        : new([.. dated.Where(d => d.From != from || d.Model != model).Append((From: from, Model: model, Worth: worth)).OrderBy(d => d.From)]);

    /// <summary>What a GPU-second of a model buys of another at this instant; nothing where either has no worth then.</summary>
    public Fraction? Rate(AcceleratorModel given, AcceleratorModel received, DateTimeOffset at) =>
        Worth(given, at) is { } one && Worth(received, at) is { } other ? one / other : null;

    Fraction? Worth(AcceleratorModel model, DateTimeOffset at)
    {
        Fraction? worth = null;
        foreach (var d in dated.TakeWhile(d => d.From <= at).Where(d => d.Model == model))
            worth = d.Worth;
        return worth;
    }
}
