using Standards.Domain.Documents;

namespace Standards.Domain.Translations;

/// <summary>The texts of a document that are translated, each by itself.</summary>
public static class Units
{
    /// <summary>The texts of all elements, in reading order.</summary>
    public static IEnumerable<(UnitId Id, Inline Text)> Of(Document document) => document.All().SelectMany(Of);

    /// <summary>The texts of an element, without what is below it.</summary>
    public static IEnumerable<(UnitId Id, Inline Text)> Of(Element element)
    {
        if (!element.Text.IsEmpty)
            yield return (new(element.WId), element.Text);
        if (element.Traits is Traits.OfFigure figure)
            yield return (new(element.WId, IsAlternative: true), Inline.Of(figure.Alternative));
    }

    /// <summary>A text of a document; null where there is none of this identifier.</summary>
    public static Inline? Find(Document document, UnitId id) => document.Find(id.Element)?.Element switch
    {
        { Traits: Traits.OfFigure figure } when id.IsAlternative => Inline.Of(figure.Alternative),
        { Text.IsEmpty: false } element when !id.IsAlternative   => element.Text,
        _                                                        => null,
    };

    /// <summary>A document with other words for its texts. A text for which there are none stays.</summary>
    public static Document With(Document document, IReadOnlyDictionary<UnitId, Inline> words) => new([.. document.Elements.Select(e => With(e, words))]);

    static Element With(Element element, IReadOnlyDictionary<UnitId, Inline> words)
    {
        var text = !element.Text.IsEmpty && words.TryGetValue(new(element.WId), out var said) ? said : element.Text;
        var traits = element.Traits is Traits.OfFigure figure && words.TryGetValue(new(element.WId, IsAlternative: true), out var alternative) ? figure with { Alternative = alternative.Text } : element.Traits;
        return element with { Text = text, Traits = traits, Children = [.. element.Children.Select(c => With(c, words))] };
    }
}
