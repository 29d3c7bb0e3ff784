namespace Collaborative.Domain.Accounts;

/// <summary>Tells runs apart: one job on one cluster, from its start to its end.</summary>
public readonly record struct RunId(Guid Value);

/// <summary>What a run was charged.</summary>
/// <param name="Project">Who pays for it.</param>
/// <param name="Charged">All of it.</param>
/// <param name="Refunded">What was given back; never more than was charged.</param>
public readonly record struct Charge(AccountId Project, AcceleratorModel Model, GpuSeconds Charged, GpuSeconds Refunded)
{
    /// <summary>What may still be given back.</summary>
    public GpuSeconds Left => new(Charged.Value - Refunded.Value);

    /// <summary>After a posting of usage or a refund.</summary>
    internal static Charge Evolve(Charge? charge, Posting posting)
    {
        var used = posting.Entries.Single(e => e.Place.Purpose is Purpose.Used);
        return (charge, posting.Kind) switch
        {
            (null, PostingKind.Usage)                                                => new(used.Place.Account, used.Place.Model, used.Amount, default),
            ({ } c, PostingKind.Refund) when -used.Amount.Value <= c.Left.Value      => c with { Refunded = new(c.Refunded.Value - used.Amount.Value) },
            _                                                                        => throw new CorruptStreamException(charge ?? default, posting),
        };
    }
}
