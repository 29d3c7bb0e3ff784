using static Standards.Domain.Documents.ElementKind;

namespace Standards.Domain.Documents;

/// <summary>Which kind of element may stand in which, and what each kind holds, as data: ISO/IEC Directives, Part 2.</summary>
public static class ContentModel
{
    /// <summary>Most problems that a check lists.</summary>
    public const int MaxProblems = 100;

    /// <summary>Deepest nesting of clauses: ISO/IEC Directives, Part 2, 22.3.</summary>
    public const int MaxClauseLevels = 6;

    /// <summary>Longest heading, title or term, in UTF-16 code units.</summary>
    public const int MaxLineLength = Drafts.Clause.MaxHeadingLength;

    /// <summary>Longest text of an element, in UTF-16 code units.</summary>
    public const int MaxTextLength = Drafts.Clause.MaxParagraphLength;

    static readonly ImmutableHashSet<ElementKind> Blocks = [Requirement, Paragraph, Note, Example, List, Table, Formula, Figure];

    static readonly ImmutableDictionary<ElementKind, ElementRule> Rules = new Dictionary<ElementKind, ElementRule>
    {
        [Introduction] = new(Words.Line, Blocks.Add(Clause)),
        [Clause]       = new(Words.Line, Blocks.Union([Clause, Term])),
        [Annex]        = new(Words.Line, Blocks.Add(Clause)),
        [Term]         = new(Words.Line, [AdmittedTerm, Definition, Note, Example, Source], Needs: Definition),
        [AdmittedTerm] = new(Words.Line, []),
        [Definition]   = new(Words.Text, [List, Formula]),
        [Source]       = new(Words.Text, []),
        [Requirement]  = new(Words.Text, [List, Formula, Note, Example]),
        [Paragraph]    = new(Words.Text, []),
        [Note]         = new(Words.Text, [List, Formula]),
        [Example]      = new(Words.Optional, [Paragraph, List, Table, Formula, Figure]),
        [List]         = new(Words.None, [Item], Needs: Item),
        [Item]         = new(Words.Optional, [Paragraph, Requirement, Note, Example, List, Formula]),
        [Table]        = new(Words.OptionalLine, [Row, Note], Needs: Row),
        [Row]          = new(Words.None, [Cell], Needs: Cell),
        [Cell]         = new(Words.Optional, [Paragraph, List, Formula]),
        [Formula]      = new(Words.None, []),
        [Figure]       = new(Words.OptionalLine, [Note]),
    }.ToImmutableDictionary();

    /// <summary>What a kind holds.</summary>
    public static ElementRule Of(ElementKind kind) => Rules[kind];

    /// <summary>Whether a kind may stand in another, or at the top for null.</summary>
    public static bool Allows(ElementKind? parent, ElementKind child) =>
        parent is { } around ? Rules[around].Children.Contains(child) : child is Introduction or Clause or Annex;

    /// <summary>Whether a kind divides the text: its like stand after all blocks of the same parent.</summary>
    public static bool Divides(ElementKind kind) => kind is Introduction or Clause or Annex or Term;

    /// <summary>Whether an element has the traits of its kind.</summary>
    public static bool HasItsTraits(Element element) => element.Kind switch
    {
        Annex       => element.Traits is Traits.OfAnnex,
        Requirement => element.Traits is Traits.OfRequirement,
        List        => element.Traits is Traits.OfList,
        Cell        => element.Traits is Traits.OfCell { ColumnSpan: >= 1 and <= Traits.OfCell.MaxSpan, RowSpan: >= 1 and <= Traits.OfCell.MaxSpan },
        Formula     => element.Traits is Traits.OfFormula,
        Figure      => element.Traits is Traits.OfFigure figure && Figures.IsWellFormed(figure),
        _           => element.Traits is Traits.OfText,
    };

    /// <summary>What is wrong with a document, at most <see cref="MaxProblems"/>; none where it is well formed.</summary>
    public static ImmutableArray<DocumentProblem> Check(Document document) => DocumentCheck.Problems(document);
}

/// <summary>What a kind of element holds.</summary>
/// <param name="Words">Whether it has words of its own.</param>
/// <param name="Children">The kinds that may stand in it.</param>
/// <param name="Needs">The kind that it has at least one of; null where it may be without children.</param>
public sealed record ElementRule(Words Words, ImmutableHashSet<ElementKind> Children, ElementKind? Needs = null);

/// <summary>What words an element has.</summary>
public enum Words
{
    /// <summary>None: only what stands in it does.</summary>
    None,

    /// <summary>One line, such as a heading.</summary>
    Line,

    /// <summary>One line or none, such as a title.</summary>
    OptionalLine,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A text, or none where others stand in it.</summary>
    Optional,
}
