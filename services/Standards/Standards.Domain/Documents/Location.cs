using System.Globalization;
using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>Where an element stands, in words.</summary>
public static class Location
{
    /// <summary>Such as <c>6.2</c>, <c>Annex A</c>, <c>6.2, Table 1</c>, <c>6.2, Table 1, row 2, cell 1</c> or <c>6.2, paragraph 2</c>; the identifier where there is no such element.</summary>
    public static string Of(Document document, WId id)
    {
        if (document.Find(id) is not { } place)
            return $"\"{id}\"";
        if (ContentModel.Divides(place.Element.Kind))
            return document.Numbers.Refer(id);

        var own = document.Numbers.Of(id) is { } label && place.Element.Kind is not ElementKind.Item ? label.Text : Counted(document, place);
        if (place is { Element.Kind: ElementKind.Row or ElementKind.Cell, Parent: { } holder })
            return $"{Of(document, holder)}, {own}";
        for (var at = place.Parent; at is { } parent; at = document.Find(parent)!.Parent)
            if (ContentModel.Divides(document.Find(parent)!.Element.Kind))
                return $"{document.Numbers.Refer(parent)}, {own}";
        return own;
    }

    static string Counted(Document document, Place place)
    {
        var kind = place.Element.Kind;
        var number = document.ChildrenOf(place.Parent).Take(place.Index + 1).Count(e => e.Kind == kind);
        return string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()} {number}");
    }
}
