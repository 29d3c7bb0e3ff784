namespace Identity.Domain.Delegations;

/// <summary>One person stands in for the holder of a delegation for a time. The holder keeps what the delegation gives.</summary>
/// <param name="Powers">At least one, each once, in the order of <see cref="Power"/>; none that the delegation lacks.</param>
/// <param name="From">The first instant at which it holds.</param>
/// <param name="Until">The first instant at which it no longer holds.</param>
/// <param name="EndedAt">The first instant at which it no longer holds because it was ended; null while it was not.</param>
public sealed record Substitution(
    SubstitutionId Id, DelegationId Delegation, PersonId Person, ImmutableArray<Power> Powers, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? EndedAt)
{
    /// <summary>The first instant at which it no longer holds, whether its time ran out or it was ended.</summary>
    public DateTimeOffset End => EndedAt < Until ? EndedAt.Value : Until;

    /// <summary>True if it holds at an instant, which it does only while its delegation holds.</summary>
    public bool Holds(DateTimeOffset at, Delegation under) => From <= at && at < End && under.Holds(at);

    /// <summary>True if some instant lies both in this substitution and between two others.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset until) => From < until && from < End && From < End;
}
