namespace Web.Pages.Amendments;

/// <summary>New elements from lines of words.</summary>
static class NewElements
{
    /// <summary>The kinds that can be written as lines.</summary>
    public static readonly IReadOnlyList<ElementKind> Kinds =
    [
        ElementKind.Paragraph, ElementKind.Requirement, ElementKind.Note, ElementKind.Example, ElementKind.Clause, ElementKind.Annex, ElementKind.Term,
        ElementKind.AdmittedTerm, ElementKind.Definition, ElementKind.Source, ElementKind.List, ElementKind.Item, ElementKind.Formula, ElementKind.Figure,
    ];

    /// <summary>Of a clause or an annex the first line is the heading, each further one a paragraph; of a term the first is the term, the others define it; else each line is an element.</summary>
    public static IReadOnlyList<NewElementInput> Read(ElementKind kind, string? words, Modality modality)
    {
        var lines = (words ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (kind, lines) switch
        {
            (_, [])                                                         => [],
            (ElementKind.Clause or ElementKind.Annex, [var heading, ..])    => [new(kind, heading, null, [.. lines[1..].Select(Of(ElementKind.Paragraph))])],
            (ElementKind.Term, [var term, ..])                              => [new(kind, term, null, [.. lines[1..].Select(Of(ElementKind.Definition))])],
            (ElementKind.List, _)                                           => [new(kind, "", null, [.. lines.Select(Of(ElementKind.Item))])],
            (ElementKind.Requirement, _)                                    => [.. lines.Select(line => new NewElementInput(kind, line, modality, []))],
            _                                                               => [.. lines.Select(Of(kind))],
        };
    }

    /// <summary>The lines from which the elements were read.</summary>
    public static string Lines(IEnumerable<NewElementInput> elements) =>
        string.Join('\n', elements.SelectMany(e => e.Children.Select(c => c.Words).Prepend(e.Words)).Where(w => w.Length > 0));

    static Func<string, NewElementInput> Of(ElementKind kind) => line => new(kind, line, null, []);
}
