using Standards.Domain.Amendments;
using Standards.Domain.Differences;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Drafting;

/// <summary>From two texts to the operations that make one of the other, so that what a writer did can be held against what others did.</summary>
public sealed class Deriving
{
    readonly Document before;
    readonly Document after;
    readonly HashSet<WId> moved;
    readonly ImmutableArray<Operation>.Builder operations = ImmutableArray.CreateBuilder<Operation>();
    readonly HashSet<WId> unsayable = [];

    Deriving(Document before, Document after)
    {
        (this.before, this.after) = (before, after);
        moved = DocumentComparison.Moved(before, after);
    }

    /// <summary>The operations, and the elements whose move no operation says: those put into what had stood in them.</summary>
    public static (ImmutableArray<Operation> Operations, IReadOnlySet<WId> Unsayable) Between(Document before, Document after)
    {
        var deriving = new Deriving(before, after);
        foreach (var gone in before.All().Where(e => !after.Has(e.WId) && (before.Find(e.WId)!.Parent is not { } parent || after.Has(parent))))
            deriving.operations.Add(new Operation.Delete(gone.WId));
        deriving.Below(null, after.Elements, isNew: false);
        return (deriving.operations.DrainToImmutable(), deriving.unsayable);
    }

    void Below(WId? parent, ImmutableArray<Element> children, bool isNew)
    {
        var anchor = Anchor.First(parent);
        foreach (var child in children)
        {
            if (before.Find(child.WId) is not { Element: var was })
            {
                if (isNew)
                    anchor = Anchor.After(child.WId);
                else
                    operations.Add(new Operation.Insert(anchor, [NewIn(child)]));
                Below(child.WId, child.Children, isNew: true);
                continue;
            }
            if (!moved.Contains(child.WId))
                anchor = Anchor.After(child.WId);
            else if (anchor.Element is { } near && before.Has(near) && before.IsWithin(near, child.WId))
                unsayable.Add(child.WId);
            else
                operations.Add(new Operation.Move(child.WId, anchor));
            Content(was, child);
            if (!ReferenceEquals(was, child))
                Below(child.WId, child.Children, isNew: false);
        }
    }

    /// <summary>A new element with what is new below it.</summary>
    Element NewIn(Element element) => element with { Children = [.. element.Children.Where(c => !before.Has(c.WId)).Select(NewIn)] };

    void Content(Element was, Element now)
    {
        if (!was.Traits.Equals(now.Traits))
            operations.Add(new Operation.SetTraits(was.WId, was.Traits, now.Traits));
        if (!was.Text.Equals(now.Text))
            operations.AddRange(Rewording.Between(was, now.Text));
    }
}
