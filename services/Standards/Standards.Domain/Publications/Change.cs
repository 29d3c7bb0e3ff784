using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>What a change does to a whole element.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum ChangeKind
{
    /// <summary>Another element of the same identifier stands in its place.</summary>
    Replace,

    /// <summary>It and all below it go.</summary>
    Remove,

    /// <summary>A new element stands after it, below the same parent.</summary>
    AddAfter,

    /// <summary>A new element stands in it, before its other children.</summary>
    AddFirst,
}

/// <summary>One change of a published text, by permanent identifiers.</summary>
/// <remarks>Stored format, within a correction. Texts are published whole, so a change never touches a part of an element's words.</remarks>
/// <param name="Kind">What is done.</param>
/// <param name="Target">The element that it is done to, after or in.</param>
/// <param name="Element">The new element; null for a removal.</param>
public sealed record Change(ChangeKind Kind, WId Target, Element? Element)
{
    /// <summary>The text after the change, or null where it cannot be made: the target is gone, or the new element is missing or has no business there.</summary>
    public Document? TryApplyTo(Document text)
    {
        if (text.Find(Target) is not { } place || (Kind is ChangeKind.Remove) != (Element is null) || (Kind is ChangeKind.Replace && Element!.WId != Target))
            return null;

        return Kind switch
        {
            ChangeKind.Replace  => Rewrite(text, place.Parent, c => c.SetItem(place.Index, Element!)),
            ChangeKind.Remove   => Rewrite(text, place.Parent, c => c.RemoveAt(place.Index)),
            ChangeKind.AddAfter => Rewrite(text, place.Parent, c => c.Insert(place.Index + 1, Element!)),
            ChangeKind.AddFirst => Rewrite(text, Target, c => c.Insert(0, Element!)),
            _                   => throw new UnreachableException(),
        };
    }

    /// <summary>A text without some of its elements and what stands below them.</summary>
    public static Document Without(Document text, IReadOnlySet<WId> elements) => new(Kept(text.Elements, elements));

    static ImmutableArray<Element> Kept(ImmutableArray<Element> children, IReadOnlySet<WId> gone) =>
        [.. children.Where(c => !gone.Contains(c.WId)).Select(c => c.Children.IsEmpty ? c : c with { Children = Kept(c.Children, gone) })];

    static Document Rewrite(Document text, WId? parent, Func<ImmutableArray<Element>, ImmutableArray<Element>> change)
    {
        var children = change(text.ChildrenOf(parent));
        while (parent is { } id)
        {
            var place = text.Find(id)!;
            children = text.ChildrenOf(place.Parent).SetItem(place.Index, place.Element with { Children = children });
            parent = place.Parent;
        }
        return new(children);
    }
}
