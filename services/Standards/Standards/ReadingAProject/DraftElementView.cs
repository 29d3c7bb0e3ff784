using GraphQL;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;

namespace Standards.ReadingAProject;

/// <summary>An element of an edition, with its permanent identifier.</summary>
[Public, Name("DraftElement")]
sealed class DraftElementView(Place place, Document text)
{
    [Id]
    public string WId => place.Element.WId.Value;

    [Id]
    public string? Parent => place.Parent?.Value;

    public int Depth => place.Depth;

    public ElementKind Kind => place.Element.Kind;

    /// <summary>Its number or label; null where it has none.</summary>
    public string? Number => text.Numbers.Of(place.Element.WId)?.Text;

    /// <summary>Where it stands, in words.</summary>
    public string Location => Domain.Documents.Location.Of(text, place.Element.WId);

    public string Words => place.Element.Text.Say(text.Numbers.Refer);

    /// <summary>Its words as they are edited: a cross reference is <c>[[identifier]]</c>.</summary>
    public string Editable => Rewording.Editable(place.Element.Text);

    /// <summary>The verbal form of a provision.</summary>
    public Modality? Modality => (place.Element.Traits as Traits.OfRequirement)?.Modality;

    /// <summary>A formula, in MathML.</summary>
    public string? Formula => (place.Element.Traits as Traits.OfFormula)?.Formula.Text;

    /// <summary>What a figure shows.</summary>
    public FigureView? Figure => FigureView.Of(place.Element.Traits);

    internal static IEnumerable<DraftElementView> Of(Document text) => text.All().Select(e => new DraftElementView(text.Find(e.WId)!, text));
}
