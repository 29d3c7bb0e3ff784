namespace Standards.Domain.Amendments;

/// <summary>A change to a text that a member has proposed, as it stands now.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Number">From 1, in the order of submission. It says nothing of the order of voting.</param>
/// <param name="Amends">The amendment that it amends; null for the text itself.</param>
/// <param name="Operations">What it changes.</param>
/// <param name="Justification">Why, in the words of its sponsor.</param>
/// <param name="Sponsor">Who proposed it.</param>
/// <param name="CoSponsors">Who joined, oldest first.</param>
/// <param name="Group">The group with which it is put to one vote; null for a vote of its own.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Because">Why it fell away; null otherwise.</param>
public sealed record Amendment(
    AmendmentId Id, int Number, AmendmentId? Amends, ImmutableArray<Operation> Operations, string Justification, MemberId Sponsor,
    ImmutableArray<MemberId> CoSponsors, string? Group, AmendmentStatus Status, string? Because)
{
    /// <summary>Whether it awaits a vote.</summary>
    public bool IsOpen => Status is AmendmentStatus.Proposed;

    /// <summary>What it proposes, and of what.</summary>
    public Proposal Proposal => new(Id, Amends, Operations);
}

/// <summary>What became of an amendment.</summary>
/// <remarks>Stored format: these names.</remarks>
public enum AmendmentStatus
{
    /// <summary>It awaits a vote.</summary>
    Proposed,

    /// <summary>It was carried.</summary>
    Carried,

    /// <summary>It was put to the vote and not carried.</summary>
    Rejected,

    /// <summary>Its sponsor took it back.</summary>
    Withdrawn,

    /// <summary>It is not put to the vote, because of what became of another.</summary>
    FallenAway,
}
