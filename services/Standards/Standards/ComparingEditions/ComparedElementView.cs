using GraphQL;
using Standards.Domain.Differences;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.ReadingAProject;

namespace Standards.ComparingEditions;

/// <summary>One element of two texts, paired by its permanent identifier wherever it stands.</summary>
[Public, Name("ComparedElement")]
sealed class ComparedElementView(Compared compared, Document before, Document after)
{
    [Id]
    public string WId => compared.Element.Value;

    public ElementChange Change => compared.Change;

    /// <summary>1 for a main clause; where it stands in the list.</summary>
    public int Depth => compared.Depth;

    public ElementKind Kind => (compared.After ?? compared.Before)!.Kind;

    /// <summary>Its number or label in the earlier text; null where it has none there.</summary>
    public string? NumberBefore => before.Numbers.Of(compared.Element)?.Text;

    /// <summary>Its number or label in the later text; null where it has none there.</summary>
    public string? NumberAfter => after.Numbers.Of(compared.Element)?.Text;

    /// <summary>Where it stands, in words.</summary>
    public string Location => Domain.Documents.Location.Of(compared.After is null ? before : after, compared.Element);

    /// <summary>Its properties besides words, where they changed.</summary>
    public string? PropertiesBefore => compared is { Before: { } was, After: { } now } && !was.Traits.Equals(now.Traits) ? Said(was.Traits) : null;

    /// <summary>Its properties besides words, where they changed.</summary>
    public string? PropertiesAfter => compared is { Before: { } was, After: { } now } && !was.Traits.Equals(now.Traits) ? Said(now.Traits) : null;

    /// <summary>What a figure shows in the earlier text.</summary>
    public FigureView? FigureBefore => FigureView.Of(compared.Before?.Traits);

    /// <summary>What a figure shows in the later text.</summary>
    public FigureView? FigureAfter => FigureView.Of(compared.After?.Traits);

    /// <summary>A formula of the earlier text, in MathML.</summary>
    public string? FormulaBefore => (compared.Before?.Traits as Traits.OfFormula)?.Formula.Text;

    /// <summary>A formula of the later text, in MathML.</summary>
    public string? FormulaAfter => (compared.After?.Traits as Traits.OfFormula)?.Formula.Text;

    /// <summary>Its words, compared; none at the place that it was moved away from.</summary>
    public IEnumerable<WordSpanView> Words => compared.Words.Select(w => new WordSpanView(w, w.Kind is SpanKind.Removed ? before : after));

    internal static IEnumerable<ComparedElementView> Between(Document before, Document after) =>
        DocumentComparison.Of(before, after).Select(c => new ComparedElementView(c, before, after));

    static string? Said(Traits traits) => traits switch
    {
        Traits.OfRequirement t => t.Modality.ToString(),
        Traits.OfAnnex t       => t.Status.ToString(),
        Traits.OfList t        => t.Ordered ? "Ordered" : "Unordered",
        Traits.OfCell t        => $"{(t.Header ? "Header, " : "")}{t.ColumnSpan} x {t.RowSpan}",
        Traits.OfFormula t     => t.Formula.Words,
        Traits.OfFigure t      => t.Alternative,
        _                      => null,
    };
}

/// <summary>Words that both texts have, or only one.</summary>
[Public, Name("WordSpan")]
sealed class WordSpanView(Span span, Document text)
{
    public SpanKind Kind => span.Kind;

    public string Text => span.Words.Say(text.Numbers.Refer);
}
