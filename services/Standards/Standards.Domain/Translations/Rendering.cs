using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Translations;

/// <summary>A text that came of an edition, such as the one that corrections made of it, in a language of that edition.</summary>
/// <remarks>A translation holds where the text says the same as the edition, marks and references and all. Elsewhere the text speaks for itself.</remarks>
/// <param name="Text">The text with the words of the language where they hold.</param>
/// <param name="Untranslated">The elements some words of which are not in the language.</param>
public sealed record Rendering(Document Text, ImmutableHashSet<WId> Untranslated)
{
    /// <param name="text">What is read.</param>
    /// <param name="edition">What was translated.</param>
    /// <param name="segments">What there is of the edition in the language.</param>
    public static Rendering Of(Document text, Document edition, IReadOnlyDictionary<UnitId, Segment> segments)
    {
        var holding = Units.Of(text)
            .Where(u => segments.TryGetValue(u.Id, out var segment) && segment.IsTranslated && u.Text.Equals(Units.Find(edition, u.Id)))
            .ToDictionary(u => u.Id, u => segments[u.Id].Words);
        return new(Units.With(text, holding), [.. Units.Of(text).Where(u => !holding.ContainsKey(u.Id)).Select(u => u.Id.Element)]);
    }
}
