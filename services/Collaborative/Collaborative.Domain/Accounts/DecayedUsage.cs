using System.Numerics;

namespace Collaborative.Domain.Accounts;

/// <summary>Use that counts less the older it is: each amount halves with every half-life since it was entered.</summary>
/// <remarks>
/// Kept as a sum of amounts that grow from a landmark instead of one that decays to now (forward decay: Cormode, Shkapenyuk, Srivastava, Xu; ICDE 2009).
/// So the sum is of whole numbers, exact but for the growth of each amount, and neither the order of amounts nor how they are divided into sums matters.
/// Ages are whole seconds, cut. The relative error of what one amount counts for is below 2^-54.
/// </remarks>
public sealed record DecayedUsage
{
    readonly HalfLife halfLife;
    readonly long landmark;   // seconds since 1970
    readonly BigInteger grown;

    DecayedUsage(HalfLife halfLife, long landmark, BigInteger grown) => (this.halfLife, this.landmark, this.grown) = (halfLife, landmark, grown);

    /// <summary>No use yet. Sums are of one kind if they have the same half-life and landmark.</summary>
    /// <param name="landmark">No amount is older; at best the beginning of the books.</param>
    public static DecayedUsage None(HalfLife halfLife, DateTimeOffset landmark) => new(halfLife, landmark.ToUnixTimeSeconds(), BigInteger.Zero);

    /// <summary>With an amount entered at an instant; one below zero takes back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the landmark.</exception>
    public DecayedUsage With(GpuSeconds amount, DateTimeOffset at) => new(halfLife, landmark, grown + (amount.Value * halfLife.Growth(Age(at))));

    /// <summary>The use of both, as of a member by its projects.</summary>
    /// <exception cref="ArgumentException">The other has another half-life or landmark.</exception>
    public DecayedUsage With(DecayedUsage other) => (other.halfLife, other.landmark) == (halfLife, landmark)
        ? new(halfLife, landmark, grown + other.grown)
        : throw new ArgumentException("Only use with the same half-life and landmark adds up.", nameof(other));

    /// <summary>What counts at this instant, in GPU-seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the landmark.</exception>
    public Fraction At(DateTimeOffset now) => new(grown, halfLife.Growth(Age(now)));

    long Age(DateTimeOffset at) => at.ToUnixTimeSeconds() - landmark is var age and >= 0
        ? age
        : throw new ArgumentOutOfRangeException(nameof(at), at, "The instant is before the landmark.");
}
