using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using static Standards.Domain.Documents.ElementKind;

namespace Standards.Domain.Tests.Documents;

/// <summary>Small trees, written shortly.</summary>
static class Trees
{
    public const string AHalf = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>";

    public static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));

    public static Element E(string id, ElementKind kind, string text, params ImmutableArray<Element> children) => new(Id(id), kind, Inline.Of(text), TraitsOf(kind), children);

    public static Element P(string id, string text) => E(id, Paragraph, text);

    public static Element C(string id, string heading, params ImmutableArray<Element> children) => E(id, ElementKind.Clause, heading, children);

    public static Traits TraitsOf(ElementKind kind) => kind switch
    {
        Annex       => new Traits.OfAnnex(AnnexStatus.Normative),
        Requirement => new Traits.OfRequirement(Modality.Shall),
        List        => new Traits.OfList(Ordered: true),
        Cell        => Traits.OfCell.Single,
        Formula     => new Traits.OfFormula(MathMl.TryParse(AHalf, out var formula) ? formula! : throw new InvalidOperationException()),
        Figure      => new Traits.OfFigure(new string('a', 64), "image/png", "A box."),
        _           => Traits.None,
    };

    /// <summary>One of every kind, where it belongs.</summary>
    public static Document OfEveryKind { get; } = new(
    [
        E("intro", Introduction, "Introduction", P("intro-1", "Why.")),
        C("scope", "Scope", P("scope-1", "This document applies."), E("scope-note", Note, "Only one.")),
        C("terms", "Terms and definitions",
            E("t-package", Term, "package", E("t-package-a", AdmittedTerm, "bundle"), E("t-package-d", Definition, "file of parts"),
                E("t-package-n1", Note, "It has a name."), E("t-package-n2", Note, "It has a size."), E("t-package-s", Source, "ISO 1, 3.1")),
            E("t-part", Term, "part", E("t-part-d", Definition, "piece of a package"))),
        C("rules", "Rules",
            E("r-1", Requirement, "A producer shall obey:", E("r-1-l", List, "",
                E("r-1-a", Item, "this;"), E("r-1-b", Item, "these:", E("r-1-b-l", List, "", E("r-1-b-1", Item, "one"), E("r-1-b-2", Item, "two"))))),
            E("r-t", Table, "Kinds", E("r-t-1", Row, "", E("r-t-1-1", Cell, "Kind"), E("r-t-1-2", Cell, "Size")), E("r-t-n", Note, "Of a table.")),
            E("r-f", Formula, ""), E("r-g", Figure, "A box", E("r-g-n", Note, "Of a figure.")),
            E("r-e1", Example, "One."), E("r-e2", Example, "Two."),
            C("rules-sub", "More", P("rules-sub-1", "More."))),
        E("annex", Annex, "More rules", P("annex-1", "Text."), E("annex-t", Table, "Sizes", E("annex-t-1", Row, "", E("annex-t-1-1", Cell, "1"))),
            C("annex-sub", "Details", E("annex-f", Formula, ""))),
    ]);
}
