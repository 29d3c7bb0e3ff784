using System.Numerics;
using System.Text.Json.Serialization;

namespace Collaborative.Domain.Accounts;

/// <summary>What a GPU-second of a model is worth from an instant on, as an exact fraction of a reference.</summary>
public sealed record DatedWorth(DateTimeOffset From, AcceleratorModel Model, Fraction Worth);

/// <summary>
/// What a GPU-second of each model is worth, from a day on, as an exact fraction of a reference. The rate between two models is the quotient of their worths,
/// so that no round of exchanges at one time gains anything.
/// </summary>
public sealed class Rates
{
    [JsonConstructor]
    Rates(ImmutableArray<DatedWorth> dated) => Dated = dated;

    /// <summary>No model has a worth.</summary>
    public static Rates None { get; } = new([]);

    /// <summary>The earliest first.</summary>
    public ImmutableArray<DatedWorth> Dated { get; }

    /// <summary>With a worth that is in force from this instant until the next for the model, or without end. A second one of the same instant replaces the first.</summary>
    /// <returns>Nothing if the worth is not above zero.</returns>
    public Rates? With(DateTimeOffset from, AcceleratorModel model, Fraction worth) => worth <= Fraction.Zero
        ? null
        : new([.. Dated.Where(d => d.From != from || d.Model != model).Append(new(from, model, worth)).OrderBy(d => d.From)]);

    /// <summary>The worth of each model that has one at this instant, by the model's name.</summary>
    public ImmutableArray<DatedWorth> InForce(DateTimeOffset at) =>
        [.. Dated.TakeWhile(d => d.From <= at).GroupBy(d => d.Model).Select(g => g.Last()).OrderBy(d => d.Model.Name, StringComparer.Ordinal)];

    /// <summary>What a GPU-second of a model buys of another at this instant; nothing where either has no worth then.</summary>
    public Fraction? Rate(AcceleratorModel given, AcceleratorModel received, DateTimeOffset at) =>
        Worth(given, at) is { } one && Worth(received, at) is { } other ? one / other : null;

    /// <summary>What an amount of a model buys of another at this instant, in GPU-seconds, rounded down; nothing where either has no worth then.</summary>
    public BigInteger? Bought(AcceleratorModel given, AcceleratorModel received, GpuSeconds amount, DateTimeOffset at) =>
        Rate(given, received, at) is { } rate ? rate.Numerator * amount.Value / rate.Denominator : null;

    Fraction? Worth(AcceleratorModel model, DateTimeOffset at) => Dated.TakeWhile(d => d.From <= at).LastOrDefault(d => d.Model == model)?.Worth;
}
