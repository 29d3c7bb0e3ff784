using System.Numerics;

namespace Compliance.Domain.Regimes;

/// <summary>The compute of a model with all that it inherits: of each model of whose weights it comes, once, whatever the ways.</summary>
/// <param name="Cumulative">Its own and all inherited; null where nothing is known of any. Where something is not known of one, there is no upper bound but the largest number there is.</param>
/// <param name="Original">All inherited; null where something is not known of one.</param>
/// <param name="HasUnknown">Whether something is not known of one of the models that it comes of.</param>
/// <param name="IsModification">Whether it comes of a model that somebody else made.</param>
/// <remarks>What is distilled is trained on answers and has no weights of its teacher: nothing is inherited by that.</remarks>
public readonly record struct Inherited(ComputeExtent? Cumulative, ComputeExtent? Original, bool HasUnknown, bool IsModification)
{
    /// <summary>Adds up what a model and those of which it comes have used.</summary>
    /// <returns>Null where it comes of none.</returns>
    public static Inherited? Of(ComputeExtent? own, IReadOnlyCollection<ComputeExtent?> bases, bool isModification) =>
        bases.Count == 0 ? null : new(Sum(bases.Prepend(own)), bases.Contains(null) ? null : Sum(bases), bases.Contains(null), isModification);

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
