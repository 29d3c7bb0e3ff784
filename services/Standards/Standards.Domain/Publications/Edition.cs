using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>When an edition binds.</summary>
/// <remarks>Stored format, within the publication of an edition.</remarks>
/// <param name="On">The first day for every member that has set none of its own.</param>
/// <param name="Latest">The latest day that a member may set for itself.</param>
/// <param name="Sunset">The first day on which the edition no longer holds, unless a review confirms it before; null for none.</param>
public sealed record EntryIntoForce(DateOnly On, DateOnly Latest, DateOnly? Sunset);

/// <summary>One published edition of a standard, with what was later corrected in it.</summary>
/// <param name="Act">Its publication.</param>
/// <param name="Number">From 1.</param>
/// <param name="Title">One line.</param>
/// <param name="Project">The project that brought it about; null for a text that came from elsewhere.</param>
/// <param name="Text">As published, without corrections.</param>
/// <param name="PublishedOn">The day of publication.</param>
/// <param name="Entry">When it binds.</param>
/// <param name="HasEntered">Whether its entry into force has been recorded.</param>
/// <param name="Corrections">In the order in which they were recorded.</param>
public sealed record Edition(
    ActId Act, int Number, string Title, ProjectId? Project, Document Text, DateOnly PublishedOn, EntryIntoForce Entry, bool HasEntered,
    ImmutableArray<Correction> Corrections)
{
    /// <summary>Who adopted the text, and where that can be found; null where a project of this body brought it about.</summary>
    public string? Source { get; init; }

    /// <summary>The corrections in the order in which they take effect: by day, those of one day as they were recorded.</summary>
    public IEnumerable<Correction> InOrder => Corrections.OrderBy(c => c.From);

    /// <summary>The text with every correction that has taken effect by a day.</summary>
    public Document TextOn(DateOnly day) => InOrder.Where(c => c.From <= day).Aggregate(Text, (text, c) => c.ApplyTo(text));

    /// <summary>Every element that the edition has had or will have.</summary>
    public ImmutableHashSet<WId> Identifiers =>
        [.. Text.All().Concat(Corrections.SelectMany(c => c.Changes).SelectMany(c => c.Element?.SelfAndBelow() ?? [])).Select(e => e.WId)];
}
