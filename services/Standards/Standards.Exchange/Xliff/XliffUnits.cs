using System.Globalization;

namespace Standards.Exchange.Xliff;

/// <summary>The texts of a document that are translated, by the identifiers of their units.</summary>
static class XliffUnits
{
    /// <summary>After the identifier of a figure: what the picture says in words.</summary>
    public const string Alternative = ":alt";

    public static IEnumerable<(string Id, Inline Text)> Of(Element element)
    {
        if (!element.Text.IsEmpty)
            yield return (element.WId.Value, element.Text);
        if (element.Traits is Traits.OfFigure figure)
            yield return (element.WId.Value + Alternative, Inline.Of(figure.Alternative));
    }

    /// <summary>An element with other words for its units.</summary>
    public static Element With(Element element, IReadOnlyDictionary<string, Inline> words)
    {
        var text = !element.Text.IsEmpty && words.TryGetValue(element.WId.Value, out var said) ? said : element.Text;
        var traits = element.Traits is Traits.OfFigure figure && words.TryGetValue(element.WId.Value + Alternative, out var alternative) ? figure with { Alternative = alternative.Text } : element.Traits;
        return element with { Text = text, Traits = traits, Children = [.. element.Children.Select(c => With(c, words))] };
    }

    public static readonly ImmutableArray<(Marks Mark, string SubType)> Codes =
        [(Marks.Strong, "xlf:b"), (Marks.Emphasis, "xlf:i"), (Marks.Superscript, "aigov:sup"), (Marks.Subscript, "aigov:sub"), (Marks.Code, "aigov:code")];

    public const string Reference = "aigov:ref";

    public static string StateName(TranslationState state) => state.ToString().ToLower(CultureInfo.InvariantCulture);
}
