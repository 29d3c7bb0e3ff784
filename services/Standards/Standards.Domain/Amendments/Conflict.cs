using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Amendments that cannot all be carried out on one text.</summary>
/// <param name="Amendments">Two, in the order of their identifiers; more where elements would be moved into each other in a circle.</param>
/// <param name="Place">The element at which they meet; null for the document itself.</param>
/// <param name="Reason">One sentence.</param>
public sealed record Conflict(ImmutableArray<AmendmentId> Amendments, WId? Place, string Reason)
{
    /// <inheritdoc/>
    public bool Equals(Conflict? other) => other is not null && Place == other.Place && Reason == other.Reason && Amendments.SequenceEqual(other.Amendments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Place, Reason, Amendments.Length);
}

/// <summary>What readers of a consolidated text should know, though nothing stands against it.</summary>
/// <param name="Amendments">Whom it concerns.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">One sentence.</param>
public sealed record Remark(ImmutableArray<AmendmentId> Amendments, WId? Place, string Message);

/// <summary>A conflict between two or more of the changes that were searched, by their positions.</summary>
sealed record Clash(ImmutableArray<int> Owners, WId? Place, string Reason);
