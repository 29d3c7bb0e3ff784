using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>What a correction is: ISO/IEC Directives, Part 1, 2.10.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum CorrectionKind
{
    /// <summary>2.10.2: corrects a mistake of drafting or printing.</summary>
    Corrigendum,

    /// <summary>2.10.3: alters or adds to what was agreed.</summary>
    Amendment,
}

/// <summary>An amendment or a corrigendum: a published text of its own that changes elements of an edition from a day on.</summary>
/// <param name="Act">Its publication.</param>
/// <param name="Edition">The edition that it changes.</param>
/// <param name="Kind">Amendment or corrigendum.</param>
/// <param name="Number">From 1, among those of its kind and edition.</param>
/// <param name="Title">One line.</param>
/// <param name="PublishedOn">The day of publication.</param>
/// <param name="From">The first day on which it takes effect.</param>
/// <param name="Changes">In the order in which they are made.</param>
public sealed record Correction(
    ActId Act, int Edition, CorrectionKind Kind, int Number, string Title, DateOnly PublishedOn, DateOnly From, ImmutableArray<Change> Changes)
{
    /// <summary>The elements that it replaces, removes or brings, with all that is new below them.</summary>
    public IEnumerable<WId> Touched => Changes.SelectMany(c => c.Element?.SelfAndBelow().Select(e => e.WId) ?? [c.Target]);

    /// <summary>The text after it. A change that cannot be made is passed over; <see cref="Correcting"/> lets none of those in.</summary>
    public Document ApplyTo(Document text) => Changes.Aggregate(text, (before, change) => change.TryApplyTo(before) ?? before);

    /// <summary>The first change that cannot be made, or null.</summary>
    public Change? FirstLostIn(Document text)
    {
        foreach (var change in Changes)
        {
            if (change.TryApplyTo(text) is not { } after)
                return change;
            text = after;
        }
        return null;
    }
}
