using Standards.Domain.Drafts;
using static Standards.Domain.Documents.DocumentProblem;

namespace Standards.Domain.Documents;

/// <summary>Holds a document against the content model and the bounds.</summary>
sealed class DocumentCheck(Func<DocumentProblem, bool> tolerates)
{
    readonly ImmutableArray<DocumentProblem>.Builder problems = ImmutableArray.CreateBuilder<DocumentProblem>();
    readonly HashSet<WId> met = [];
    int elements;
    int length;

    /// <param name="tolerates">Which problems are passed over; null for none.</param>
    public static ImmutableArray<DocumentProblem> Problems(Document document, Func<DocumentProblem, bool>? tolerates = null)
    {
        var check = new DocumentCheck(tolerates ?? (_ => false));
        if (document.Elements.IsEmpty)
            check.Add("empty", null, "A document has at least one clause.");
        if (document.Elements.Count(e => e.Kind is ElementKind.Annex) > Numbering.MaxAnnexes)
            check.Add("too_large", null, $"A document has at most {Numbering.MaxAnnexes} annexes.");
        check.Children(null, document.Elements, depth: 1, clauses: 1);
        return check.problems.DrainToImmutable();
    }

    bool Exhausted => elements > Document.MaxElements || length > Document.MaxLength || problems.Count >= ContentModel.MaxProblems;

    void Children(Element? parent, ImmutableArray<Element> children, int depth, int clauses)
    {
        if (depth > Document.MaxDepth && !children.IsEmpty)
        {
            Add("too_deep", parent, $"Elements nest at most {Document.MaxDepth} deep.");
            return;
        }
        Element? before = null;
        foreach (var child in children)
        {
            if (Exhausted)
                return;
            Bounds(child);
            Standing(parent, before, child, clauses);
            Content(child);
            Children(child, child.Children, depth + 1, clauses + (ContentModel.Divides(child.Kind) ? 1 : 0));
            before = child;
        }
    }

    void Bounds(Element element)
    {
        elements++;
        length += element.Text.Length;
        if (elements > Document.MaxElements)
            Add("too_large", null, $"A document has at most {Document.MaxElements} elements.");
        if (length > Document.MaxLength)
            Add("too_large", null, $"A document has at most {Document.MaxLength} characters.");
        if (element.WId == default)
            Add("identifier_missing", element, $"{Name(element)} has no permanent identifier.");
        else if (!met.Add(element.WId))
            Add("identifier_twice", element, $"Two elements have the permanent identifier \"{element.WId}\".");
    }

    void Standing(Element? parent, Element? before, Element child, int clauses)
    {
        if (!ContentModel.Allows(parent?.Kind, child.Kind))
            Add("misplaced", child, $"{Name(child)} cannot stand in {(parent is null ? "the document itself" : Name(parent))}.");
        else if (before is not null && Rank(child.Kind) < Rank(before.Kind))
            Add("order", child, $"{Name(child)} cannot stand after {Name(before)}: text comes before subclauses, and clauses before annexes.");
        else if (before is not null && child.Kind is ElementKind.Introduction)
            Add("order", child, "There is one introduction, before all clauses.");
        if (ContentModel.Divides(child.Kind) && clauses > ContentModel.MaxClauseLevels)
            Add("too_deep", child, $"Clauses nest at most {ContentModel.MaxClauseLevels} deep.");
    }

    static int Rank(ElementKind kind) => kind switch
    {
        ElementKind.Introduction                    => 0,
        ElementKind.Annex                           => 2,
        ElementKind.Clause or ElementKind.Term      => 1,
        _                                           => 0,
    };

    void Content(Element element)
    {
        var rule = ContentModel.Of(element.Kind);
        if (!ContentModel.HasItsTraits(element))
            Add("traits", element, $"{Name(element)} lacks what its kind has, has what it may not, or gives it wrongly.");
        else if (element.Traits is Traits.OfFigure figure)
            Figure(element, figure);
        if (rule.Needs is { } needed && element.Children.All(c => c.Kind != needed))
            Add("children_missing", element, $"{Name(element)} needs {Article(needed)}.");
        if (TextProblem(element, rule.Words) is { } problem)
            Add(problem);
    }

    void Figure(Element element, Traits.OfFigure figure)
    {
        if (!figure.HasPicture)
            Add("picture_missing", element, $"{Name(element)} has no picture.");
        if (string.IsNullOrWhiteSpace(figure.Alternative))
            Add("alternative_missing", element, $"{Name(element)} does not say in words what its picture shows.");
    }

    static DocumentProblem? TextProblem(Element element, Words words)
    {
        var text = element.Text.Text;
        var isLine = words is Words.Line or Words.OptionalLine;
        var longest = isLine ? ContentModel.MaxLineLength : ContentModel.MaxTextLength;
        return words switch
        {
            Words.None when text.Length > 0                                     => Of("text_unexpected", element, $"{Name(element)} has no words of its own."),
            Words.None                                                          => null,
            _ when text.Length > longest                                        => Of("text_too_long", element, $"{Name(element)} is longer than {longest} characters."),
            _ when !Plain.IsPlain(text)                                         => Of("text_not_plain", element, $"{Name(element)} holds control characters or broken Unicode."),
            _ when isLine && (text.Any(char.IsControl) || text.Trim() != text)  => Of("text_not_plain", element, $"{Name(element)} is one line without white space around it."),
            Words.Line or Words.Text when string.IsNullOrWhiteSpace(text)       => Of("text_missing", element, $"{Name(element)} has no words."),
            Words.Optional when text.Length > 0 && text.Trim().Length == 0      => Of("text_missing", element, $"{Name(element)} is white space alone."),
            _                                                                   => null,
        };
    }

    void Add(string code, Element? element, string message) => Add(Of(code, element, message));

    void Add(DocumentProblem problem)
    {
        if (!tolerates(problem))
            problems.Add(problem);
    }

    static string Name(Element element) => $"The {Lower(element.Kind)} \"{element.WId}\"";

    static string Article(ElementKind kind) => kind is ElementKind.Item or ElementKind.Annex ? $"an {Lower(kind)}" : $"a {Lower(kind)}";

    static string Lower(ElementKind kind) => kind is ElementKind.AdmittedTerm ? "admitted term" : kind.ToString().ToLowerInvariant();
}
