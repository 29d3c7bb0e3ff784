using GraphQL;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Graph;

/// <summary>One change of an amendment: exactly one of these. All address the same text, as it stands before any of them.</summary>
sealed class ChangeInput
{
    public RewriteInput? Rewrite { get; init; }

    public InsertInput? Insert { get; init; }

    [Id]
    public string? Delete { get; init; }

    public MoveInput? Move { get; init; }

    public SplitInput? Split { get; init; }

    public MergeInput? Merge { get; init; }

    internal IEnumerable<Operation> ToOperations(Document text)
    {
        if (new object?[] { Rewrite, Insert, Delete, Move, Split, Merge }.Count(c => c is not null) != 1)
            throw new RefusalError("input.invalid", "A change is exactly one of rewrite, insert, delete, move, split and merge.");
        return Rewrite?.ToOperations(text)
            ?? [Insert?.ToOperation() ?? Move?.ToOperation() ?? Split?.ToOperation() ?? Merge?.ToOperation() ?? new Operation.Delete(Given.Element(Delete!, "delete"))];
    }
}

/// <summary>Other words for an element; what stays as it was is not part of the change. A cross reference is written <c>[[identifier]]</c>.</summary>
sealed class RewriteInput
{
    [Id]
    public required string Element { get; init; }

    public required string Words { get; init; }

    /// <summary>Another verbal form of a provision.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Another status of an annex.</summary>
    public AnnexStatus? Annex { get; init; }

    /// <summary>Another formula, in MathML.</summary>
    public string? Formula { get; init; }

    /// <summary>Another picture of a figure, or other words for it.</summary>
    public FigureInput? Figure { get; init; }

    internal IEnumerable<Operation> ToOperations(Document text)
    {
        var element = Elements.Require(text, Element);
        var traits = element.Traits switch
        {
            Traits.OfRequirement old when Modality is { } modality => old with { Modality = modality },
            Traits.OfAnnex old when Annex is { } status            => old with { Status = status },
            Traits.OfFormula when Formula is { } formula           => FigureInput.FormulaOf(formula),
            Traits.OfFigure when Figure is { } figure              => figure.ToTraits(),
            var old when (Formula, Figure) is (null, null)         => old,
            _ => throw new RefusalError("input.invalid", $"\"{Element}\" is no {(Formula is null ? "figure" : "formula")}."),
        };
        IEnumerable<Operation> otherwise = traits.Equals(element.Traits) ? [] : [new Operation.SetTraits(element.WId, element.Traits, traits)];
        return [.. Rewording.Derive(element, Words), .. otherwise];
    }
}

/// <summary>A picture that was added (<c>addPicture</c>), and what it says in words.</summary>
sealed class FigureInput
{
    /// <summary>Of the picture.</summary>
    [Id]
    public required string Sha256 { get; init; }

    public required string MediaType { get; init; }

    public required string Alternative { get; init; }

    internal Traits ToTraits() => new Traits.OfFigure(Sha256, MediaType, Alternative);

    /// <exception cref="RefusalError">It is none that may be used.</exception>
    internal static Traits FormulaOf(string mathMl) =>
        MathMl.TryParse(mathMl, out var formula) ? new Traits.OfFormula(formula!) : throw new RefusalError("formula.malformed", "This is no formula in MathML that may be used.");
}

/// <summary>New elements at a place.</summary>
sealed class InsertInput
{
    public required Side Side { get; init; }

    /// <summary>Of which element; null for the document, first or last in it.</summary>
    [Id]
    public string? Of { get; init; }

    public required IReadOnlyList<NewElementInput> Elements { get; init; }

    internal Operation ToOperation() => new Operation.Insert(Graph.Elements.Place(Side, Of), [.. Elements.Select(e => e.ToElement(0))]);
}

/// <summary>A new element with what stands below it. Without a permanent identifier it is given one.</summary>
sealed class NewElementInput
{
    [Id]
    public string? WId { get; init; }

    public required ElementKind Kind { get; init; }

    public required string Words { get; init; }

    public Modality? Modality { get; init; }

    public AnnexStatus? Annex { get; init; }

    public bool? Ordered { get; init; }

    /// <summary>Of a formula, in MathML.</summary>
    public string? Formula { get; init; }

    /// <summary>Of a figure, whose words are its title.</summary>
    public FigureInput? Figure { get; init; }

    [DefaultAstValue("[]")]
    public required IReadOnlyList<NewElementInput> Children { get; init; }

    internal Element ToElement(int depth)
    {
        if (depth > Document.MaxDepth)
            throw new RefusalError("input.invalid", $"Elements stand at most {Document.MaxDepth} deep.");
        Traits traits = Kind switch
        {
            ElementKind.Requirement => new Traits.OfRequirement(Modality ?? Domain.Documents.Modality.Shall),
            ElementKind.Annex       => new Traits.OfAnnex(Annex ?? AnnexStatus.Informative),
            ElementKind.List        => new Traits.OfList(Ordered ?? false),
            ElementKind.Cell        => Traits.OfCell.Single,
            ElementKind.Formula     => FigureInput.FormulaOf(Formula ?? ""),
            ElementKind.Figure      => Figure?.ToTraits() ?? throw new RefusalError("input.invalid", "A figure comes with its picture, and with what that says in words."),
            _                       => Traits.None,
        };
        return new(WId is null ? Elements.NewId() : Given.Element(WId, "wId"), Kind, Rewording.Read(Words), traits, [.. (Children ?? []).Select(c => c.ToElement(depth + 1))]);
    }
}

/// <summary>An element, with all below it, to another place.</summary>
sealed class MoveInput
{
    [Id]
    public required string Element { get; init; }

    public required Side Side { get; init; }

    [Id]
    public string? Of { get; init; }

    internal Operation ToOperation() => new Operation.Move(Given.Element(Element, "element"), Elements.Place(Side, Of));
}

/// <summary>What stands after a position, in UTF-16 code units, becomes an element of its own.</summary>
sealed class SplitInput
{
    [Id]
    public required string Element { get; init; }

    public required int At { get; init; }

    internal Operation ToOperation() => new Operation.Split(Given.Element(Element, "element"), At, Elements.NewId());
}

/// <summary>An element and the next one become one.</summary>
sealed class MergeInput
{
    [Id]
    public required string Element { get; init; }

    [Id]
    public required string Next { get; init; }

    [DefaultAstValue("\" \"")]
    public required string Between { get; init; }

    internal Operation ToOperation() => new Operation.Merge(Given.Element(Element, "element"), Given.Element(Next, "next"), Inline.Of(Between));
}

static class Elements
{
    public static WId NewId() => WId.TryParse($"e-{Guid.CreateVersion7():n}", out var id) ? id : throw new System.Diagnostics.UnreachableException();

    public static Anchor Place(Side side, string? of) => of is null && side is Side.Before or Side.After
        ? throw new RefusalError("input.invalid", "Before and after need an element.")
        : new(side, of is null ? null : Given.Element(of, "of"));

    public static Element Require(Document text, string id) =>
        text.Find(Given.Element(id, "element"))?.Element ?? throw new RefusalError("amendment.element_unknown", $"The text has no element \"{id}\".");
}
