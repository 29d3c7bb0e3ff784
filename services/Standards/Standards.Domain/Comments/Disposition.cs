using Standards.Domain.Drafts;

namespace Standards.Domain.Comments;

/// <summary>What became of a comment.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum CommentOutcome
{
    /// <summary>The change is made as proposed.</summary>
    Accepted,

    /// <summary>The change is made in other words, or in part.</summary>
    AcceptedInPrinciple,

    /// <summary>No change is made, for the reason given.</summary>
    Rejected,

    /// <summary>Taken notice of; it asks for no change.</summary>
    Noted,
}

/// <summary>An outcome with what the secretariat says of it.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Outcome">What became of it.</param>
/// <param name="Observation">What stands in the table's last column; the reason where it is rejected. Null where nothing is said.</param>
/// <param name="Changed">The elements that were changed for it.</param>
public sealed record Disposition(CommentOutcome Outcome, string? Observation, ImmutableArray<WId> Changed)
{
    /// <summary>Most changed elements.</summary>
    public const int MaxChanged = 200;

    /// <summary>Longest observation, in UTF-16 code units.</summary>
    public const int MaxLength = DraftComment.MaxLength;

    /// <summary>Whether another says the same.</summary>
    public bool SameAs(Disposition? other) => other is not null && other.Outcome == Outcome && other.Observation == Observation && other.Changed.SequenceEqual(Changed);

    internal Disposition Tidy() => this with { Observation = Tidying.Text(Observation), Changed = [.. Changed.Distinct()] };
}
