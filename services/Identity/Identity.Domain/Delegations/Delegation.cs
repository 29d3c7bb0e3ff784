namespace Identity.Domain.Delegations;

/// <summary>What a delegation entitles to. Stored format: names are never changed.</summary>
public enum Power
{
    /// <summary>To take the floor and to comment.</summary>
    Speak,

    /// <summary>To cast the vote of a state.</summary>
    Vote,

    /// <summary>To sign for the organization.</summary>
    Sign,
}

/// <summary>The right of one person to act for one organization for a time.</summary>
/// <param name="Powers">At least one, each once, in the order of <see cref="Power"/>.</param>
/// <param name="From">The first instant at which it holds.</param>
/// <param name="Until">The first instant at which it no longer holds; null when no end is set.</param>
/// <param name="RevokedAt">The first instant at which a revocation took it away; null while it was not revoked.</param>
public sealed record Delegation(
    DelegationId Id, PersonId Person, ImmutableArray<Power> Powers, DateTimeOffset From, DateTimeOffset? Until, DateTimeOffset? RevokedAt)
{
    /// <summary>The first instant at which it no longer holds, whether its time ran out or it was revoked; null without an end.</summary>
    public DateTimeOffset? End => (Until, RevokedAt) switch
    {
        (null, var revoked) => revoked,
        (var until, null) => until,
        var (until, revoked) => until < revoked ? until : revoked,
    };

    /// <summary>True if it holds at an instant: from its beginning, which counts, to its end, which does not.</summary>
    public bool Holds(DateTimeOffset at) => From <= at && !IsOver(at);

    /// <summary>True if it no longer holds at an instant and never will again.</summary>
    public bool IsOver(DateTimeOffset at) => End is { } end && end <= at;

    /// <summary>True if some instant lies both in this delegation and between two others, of which a missing end is never reached.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset? until) =>
        (until is null || From < until) && (End is null || (from < End && From < End));
}
