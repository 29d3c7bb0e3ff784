using Standards.Domain.Documents;

namespace Standards.Domain.Drafting;

/// <summary>What a text may be while it is written, and what becomes of it when it is published.</summary>
public static class Unfinished
{
    static readonly ImmutableHashSet<string> Tolerated = ["document.empty", "document.text_missing", "document.children_missing", "document.text_not_plain", "document.picture_missing", "document.alternative_missing"];

    /// <summary>What is wrong with a text that no writer may leave for later, at most <see cref="ContentModel.MaxProblems"/>.</summary>
    public static ImmutableArray<DocumentProblem> Problems(Document text) => DocumentCheck.Problems(text, p => Tolerated.Contains(p.Code) && !(p.Code == "document.text_not_plain" && IsBroken(text, p)));

    /// <summary>Whether words hold what no text may hold, and not only white space around a heading.</summary>
    static bool IsBroken(Document text, DocumentProblem problem) =>
        problem.Element is not { } id || text.Find(id) is not { Element.Text.Text: var words } || !Plain.IsPlain(words);

    /// <summary>A text without what was only begun: white space around headings and titles is taken off, and elements without words and without children fall away.</summary>
    public static Document Tidied(Document text) => new(Tidied(text.Elements));

    static ImmutableArray<Element> Tidied(ImmutableArray<Element> elements) => [.. elements.Select(Tidied).Where(e => !IsEmpty(e))];

    static Element Tidied(Element element)
    {
        var children = Tidied(element.Children);
        return element with { Text = ContentModel.Of(element.Kind).Words is Words.None ? element.Text : Trimmed(element.Text), Children = children };
    }

    /// <summary>A cell keeps its place in the row, also without words.</summary>
    static bool IsEmpty(Element element) =>
        element.Text.IsEmpty && element.Children.IsEmpty && element.Traits is not (Traits.OfFormula or Traits.OfFigure) && element.Kind is not ElementKind.Cell;

    static Inline Trimmed(Inline text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && char.IsWhiteSpace(text.Text[from]))
            from++;
        while (to > from && char.IsWhiteSpace(text.Text[to - 1]))
            to--;
        return text.Slice(from, to);
    }
}
