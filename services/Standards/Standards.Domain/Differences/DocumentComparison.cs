using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Differences;

/// <summary>Two versions of a text, element by element. Elements are paired by their identifiers, wherever they stand, before words are compared.</summary>
public static class DocumentComparison
{
    /// <summary>
    /// All elements of both versions in the reading order of the later; one that is gone stands where it stood, after those before it.
    /// One that was moved stands at both places.
    /// </summary>
    public static ImmutableArray<Compared> Of(Document before, Document after)
    {
        var lines = ImmutableArray.CreateBuilder<Compared>();
        var moved = Moved(before, after);
        Below(null, 1);
        return lines.DrainToImmutable();

        void Below(WId? parent, int depth)
        {
            ImmutableArray<Element> old = parent is null || before.Has(parent.Value) ? before.ChildrenOf(parent) : [];
            ImmutableArray<Element> now = parent is null || after.Has(parent.Value) ? after.ChildrenOf(parent) : [];
            var next = 0;
            foreach (var element in now)
            {
                if (before.Find(element.WId) is { } was && was.Parent == parent && !moved.Contains(element.WId))
                {
                    Gone(old, ref next, was.Index, depth);
                    next = was.Index + 1;
                }
                lines.Add(Compare(before.Find(element.WId), element, moved, depth));
                Below(element.WId, depth + 1);
            }
            Gone(old, ref next, old.Length, depth);
        }

        void Gone(ImmutableArray<Element> old, ref int next, int end, int depth)
        {
            for (; next < end; next++)
                if (moved.Contains(old[next].WId))
                    lines.Add(new(old[next].WId, ElementChange.MovedAway, depth, old[next], after.Find(old[next].WId)!.Element, []));
                else if (!after.Has(old[next].WId))
                    Strike(old[next], depth);
        }

        void Strike(Element element, int depth)
        {
            lines.Add(new(element.WId, ElementChange.Removed, depth, element, null, WordDifference.Of(element.Text, Inline.Empty)));
            foreach (var child in element.Children)
                if (after.Has(child.WId))
                    lines.Add(new(child.WId, ElementChange.MovedAway, depth + 1, child, after.Find(child.WId)!.Element, []));
                else
                    Strike(child, depth + 1);
        }
    }

    static Compared Compare(Place? was, Element now, HashSet<WId> moved, int depth)
    {
        var change = was switch
        {
            null                                                        => ElementChange.Added,
            _ when moved.Contains(now.WId)                              => ElementChange.MovedHere,
            { Element: var old } when old.SaysTheSameAs(now)            => ElementChange.Same,
            _                                                           => ElementChange.Changed,
        };
        return new(now.WId, change, depth, was?.Element, now, WordDifference.Of(was?.Element.Text ?? Inline.Empty, now.Text));
    }

    /// <summary>Elements under another parent than before, or, under the same, out of the longest common order of its children.</summary>
    internal static HashSet<WId> Moved(Document before, Document after)
    {
        var moved = new HashSet<WId>();
        foreach (var siblings in after.All().Select(e => e.Children).Prepend(after.Elements))
        {
            var staying = new List<Place>();
            foreach (var element in siblings)
                if (before.Find(element.WId) is { } was)
                {
                    if (was.Parent == after.Find(element.WId)!.Parent)
                        staying.Add(was);
                    else
                        moved.Add(element.WId);
                }
            var inOrder = Increasing([.. staying.Select(p => p.Index)]);
            for (var i = 0; i < staying.Count; i++)
                if (!inOrder.Contains(i))
                    moved.Add(staying[i].Element.WId);
        }
        return moved;
    }

    /// <summary>The positions of a longest increasing subsequence (M. Fredman, 1975: patience sorting).</summary>
    static HashSet<int> Increasing(ImmutableArray<int> values)
    {
        var (tails, before) = (new List<int>(), new int[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            var at = tails.BinarySearch(i, Comparer<int>.Create((a, b) => values[a].CompareTo(values[b])));
            at = at < 0 ? ~at : at;
            before[i] = at > 0 ? tails[at - 1] : -1;
            if (at == tails.Count)
                tails.Add(i);
            else
                tails[at] = i;
        }
        var chosen = new HashSet<int>();
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = before[i])
            chosen.Add(i);
        return chosen;
    }
}

/// <summary>One element of two versions.</summary>
/// <param name="Element">Its identifier.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Depth">1 for a main clause; where it stands in the list.</param>
/// <param name="Before">It as it was; null where it is new.</param>
/// <param name="After">It as it is; null where it is gone.</param>
/// <param name="Words">Its words, compared; none at the place that it was moved away from.</param>
public sealed record Compared(WId Element, ElementChange Change, int Depth, Element? Before, Element? After, ImmutableArray<Span> Words);

/// <summary>What became of an element.</summary>
public enum ElementChange
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>Its words or properties changed.</summary>
    Changed,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It stood here and stands elsewhere.</summary>
    MovedAway,

    /// <summary>It stood elsewhere and stands here; its words may have changed too.</summary>
    MovedHere,
}
