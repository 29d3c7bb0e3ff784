using System.Numerics;

namespace Compliance.Domain.Regimes;

/// <summary>The compute of a model with all that it inherits: of each model of whose weights it comes, once, whatever the ways.</summary>
/// <param name="Cumulative">Its own and all inherited; null where nothing is known of any. Where something is not known of one, there is no upper bound but the largest number there is.</param>
/// <param name="Original">Of the models that somebody else made; null where nothing is known of any.</param>
/// <param name="Modification">What its developer added to these: its own, and that of the models in between which the same developer made; null where nothing is known of any.</param>
/// <param name="HasUnknown">Whether something is not known of one of the models that it comes of.</param>
/// <param name="IsModification">Whether it comes of a model that somebody else made.</param>
/// <remarks>What is distilled is trained on answers and has no weights of its teacher: nothing is inherited by that.</remarks>
public readonly record struct Inherited(ComputeExtent? Cumulative, ComputeExtent? Original, ComputeExtent? Modification, bool HasUnknown, bool IsModification)
{
    /// <summary>Adds up what a model and those of which it comes have used.</summary>
    /// <param name="own">Of its own runs.</param>
    /// <param name="ours">Of the models of which it comes that its developer made.</param>
    /// <param name="others">Of those that somebody else made.</param>
    /// <returns>Null where it comes of none.</returns>
    public static Inherited? Of(ComputeExtent? own, IReadOnlyCollection<ComputeExtent?> ours, IReadOnlyCollection<ComputeExtent?> others) =>
        ours.Count + others.Count == 0 ? null : new(Sum([own, .. ours, .. others]), Sum(others), Sum([own, .. ours]), ours.Contains(null) || others.Contains(null), others.Count > 0);

    static ComputeExtent? Sum(IEnumerable<ComputeExtent?> parts)
    {
        var all = parts.ToList();
        var known = all.OfType<ComputeExtent>().ToList();
        if (known.Count == 0)
            return null;
        var basis = all.Contains(null) ? ComputeBasis.Inferred : known.Max(k => k.Basis);
        return new(Amount(known.Select(k => k.Low)), all.Contains(null) ? Amount([]) : Amount(known.Select(k => k.High)), basis);
    }

    // No sum is more than the largest number there is.
    static Flop Amount(IEnumerable<Flop> parts)
    {
        var sum = parts.Aggregate(BigInteger.Zero, (s, p) => s + p.Count);
        _ = Flop.Of(sum.IsZero ? Flop.Most : BigInteger.Min(sum, Flop.Most), out var amount);
        return amount;
    }
}
