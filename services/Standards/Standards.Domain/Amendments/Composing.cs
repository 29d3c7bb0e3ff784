using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Makes one of changes and of changes to what they make: an amendment together with the amendments to it that were carried.</summary>
/// <remarks>Law: applying the composition to the text gives what applying one after the other gives.</remarks>
sealed class Composing
{
    readonly Document text;
    readonly Document proposed;
    readonly Changes first;
    readonly Changes second;
    readonly Changes whole;
    readonly Dictionary<WId, Element> brought = [];
    readonly Dictionary<WId, WId> rootOf = [];   // from parts and merged elements to the element whose text they share

    Composing(Document text, Changes first, Document proposed, Changes second)
    {
        (this.text, this.first, this.proposed, this.second) = (text, first, proposed, second);
        foreach (var element in first.NewRoots.Concat(second.NewRoots).SelectMany(e => e.SelfAndBelow()))
            brought[element.WId] = element;
        foreach (var root in first.Edits.Keys.Concat(first.Merges.Keys).Except(first.Merges.Values.Select(m => m.Next)))
            foreach (var part in new Pieces(root, first, TextOf).Parts.Skip(1))
                rootOf[part] = root;
        whole = new()
        {
            Edits = new(first.Edits), Traits = new(first.Traits), Placements = new(first.Placements), Moves = new(first.Moves),
            Deleted = [.. first.Deleted], Merges = new(first.Merges),
        };
    }

    /// <param name="text">The text that the first changes address.</param>
    /// <param name="proposed">What they make of it, which the second changes address.</param>
    /// <param name="whole">The composition, unless it fails.</param>
    /// <returns>Why the second changes cannot be led back to the text, as a sentence, or null.</returns>
    public static string? TryCompose(Document text, Changes first, Document proposed, Changes second, out Changes whole)
    {
        var composing = new Composing(text, first, proposed, second);
        whole = composing.whole;
        if (composing.Obstacle() is { } obstacle)
            return obstacle;

        composing.Texts();
        composing.Merges();
        composing.Traits();
        composing.Places();
        composing.Strike();
        return null;
    }

    /// <summary>What would need to know, in the text, of a place or a part that only the proposal has.</summary>
    string? Obstacle()
    {
        var split = rootOf.Keys.Concat(rootOf.Values).ToHashSet();
        var placed = second.Moves.Keys.Concat(second.Deleted.SelectMany(Subtree)).Concat(second.Merges.Keys).Concat(second.Merges.Values.Select(m => m.Next));
        foreach (var id in placed)
            if (split.Contains(id))
                return $"The amendment splits \"{id}\"; another to it can only change its words, or what stands beside it.";
        foreach (var id in second.Moves.Keys)
            if (first.Placements.ContainsKey(Anchor.Before(id)) || first.Placements.ContainsKey(Anchor.After(id)))
                return $"The amendment puts something beside \"{id}\"; another to it cannot move that away.";
        foreach (var (id, next) in second.Merges)
            if (brought.ContainsKey(id) != brought.ContainsKey(next.Next) || AreApart(id, next.Next))
                return $"\"{id}\" and \"{next.Next}\" are not neighbours in the text that the amendment changes.";
        var into = second.Merges.ToDictionary(m => m.Value.Next, m => m.Key);
        foreach (var next in into.Keys)
            if (second.Moves.ContainsKey(HeadOf(next, into)) && first.NewIdentifiers.Contains(next) && second.Deleted.Any(root => proposed.Has(root) && proposed.IsWithin(next, root)))
                return $"\"{next}\", which the amendment brings, would go into an element that is moved out of what is struck around both.";
        return null;
    }

    /// <summary>The element into which one is merged at last.</summary>
    static WId HeadOf(WId merged, Dictionary<WId, WId> into)
    {
        while (into.TryGetValue(merged, out var head))
            merged = head;
        return merged;
    }

    bool AreApart(WId id, WId next)
    {
        if (first.Moves.ContainsKey(id) || first.Moves.ContainsKey(next))
            return true;
        for (; first.Merges.TryGetValue(id, out var taken); id = taken.Next)
            if (first.Moves.ContainsKey(taken.Next))
                return true;
        return text.Find(id) is { } one && text.Find(next) is { } other && (one.Parent != other.Parent || other.Index != one.Index + 1);
    }

    IEnumerable<WId> Subtree(WId id) => proposed.Find(id) is { } place ? place.Element.SelfAndBelow().Select(e => e.WId) : [];

    Inline TextOf(WId id) => brought.TryGetValue(id, out var element) ? element.Text : text.Find(id)!.Element.Text;

    WId Root(WId id) => rootOf.GetValueOrDefault(id, id);

    void Texts()
    {
        foreach (var group in second.Edits.GroupBy(e => Root(e.Key)))
        {
            var pieces = new Pieces(group.Key, first, TextOf);
            foreach (var (part, edits) in group)
            {
                foreach (var edit in edits.Reverse())
                    pieces.Edit(part, edit);
                if (edits.SelectMany(e => e.Breaks).ToList() is [.., var last] breaks)
                    Follow(part, last, breaks);
            }
            pieces.Into(whole);
        }
    }

    /// <summary>What the first changes have put after a part, or in it, goes with the last of the parts that it is split into; its traits go to all.</summary>
    void Follow(WId part, WId last, List<WId> breaks)
    {
        foreach (var side in (Side[])[Side.After, Side.First, Side.Last])
            Rehang(new(side, part), new(side, last));
        if (first.Traits.TryGetValue(part, out var traits))
            foreach (var id in breaks)
                whole.Traits[id] = traits;
    }

    void Merges()
    {
        foreach (var (id, next) in second.Merges)
        {
            var end = id;
            while (whole.Merges.TryGetValue(end, out var taken))
                end = taken.Next;
            whole.Merges[end] = next;
            Rehang(Anchor.Last(id), Anchor.First(next.Next));
        }
    }

    /// <summary>Puts a block of the first changes at another place, before what is there.</summary>
    void Rehang(Anchor from, Anchor to)
    {
        if (!whole.Placements.Remove(from, out var block))
            return;
        whole.Placements[to] = [.. block, .. whole.Placements.GetValueOrDefault(to, [])];
        foreach (var moved in block.Where(p => p.New is null))
            whole.Moves[moved.Moved] = to;
    }

    void Traits()
    {
        foreach (var (id, traits) in second.Traits)
            whole.Traits[id] = traits;
    }

    void Places()
    {
        foreach (var id in second.Moves.Keys)
            if (whole.Moves.Remove(id, out var old))
                Remove(old, id);
        var own = first.NewRoots.SelectMany(e => e.SelfAndBelow()).ToDictionary(e => e.WId);
        foreach (var (id, to) in second.Moves)
            if (own.ContainsKey(id))
                CutOut(id);
            else
                whole.Moves[id] = to;
        foreach (var (anchor, placed) in second.Placements)
        {
            ImmutableArray<Placement> block = [.. placed.Select(p => p.New is null && own.TryGetValue(p.Moved, out var element) ? new(Left(element), default) : p)];
            var there = whole.Placements.GetValueOrDefault(anchor, []);
            whole.Placements[anchor] = anchor.Side is Side.After or Side.First ? [.. block, .. there] : [.. there, .. block];
        }
    }

    /// <summary>An element that the first changes bring, and the second put elsewhere, is brought there at once.</summary>
    void CutOut(WId id)
    {
        foreach (var (anchor, block) in whole.Placements.ToList())
        {
            ImmutableArray<Placement> left = [.. block.Where(p => p.New?.WId != id).Select(p => p.New is { } e && e.WId != id ? new(Without(e, id), default) : p)];
            if (left.IsEmpty)
                whole.Placements.Remove(anchor);
            else
                whole.Placements[anchor] = left;
        }
    }

    /// <summary>An element that is put elsewhere, without those below it that are put elsewhere too.</summary>
    Element Left(Element element) => second.Moves.Keys.Where(id => id != element.WId).Aggregate(element, Without);

    static Element Without(Element element, WId id) => !element.SelfAndBelow().Any(e => e.WId == id) ? element
        : element with { Children = [.. element.Children.Where(c => c.WId != id).Select(c => Without(c, id))] };

    void Remove(Anchor anchor, WId moved)
    {
        ImmutableArray<Placement> left = [.. whole.Placements.GetValueOrDefault(anchor, []).Where(p => p.New is not null || p.Moved != moved)];
        if (left.IsEmpty)
            whole.Placements.Remove(anchor);
        else
            whole.Placements[anchor] = left;
    }

    void Strike()
    {
        foreach (var root in second.Deleted)
        {
            whole.Deleted.Add(root);
            foreach (var id in Struck(root))
            {
                if (first.Moves.ContainsKey(id) && !(id == root && HasBeside(id)) && whole.Moves.Remove(id, out var to))
                {
                    Remove(to, id);
                    whole.Deleted.Add(id);
                }
                for (var at = id; whole.Merges.Remove(at, out var taken); at = taken.Next)
                    whole.Deleted.Add(taken.Next);
                Forget(id, id == root);
            }
        }
        foreach (var (anchor, block) in whole.Placements.ToList())
            Prune(anchor, block);
    }

    /// <summary>What is struck of the proposal: an element and all below it, without what the second changes move away.</summary>
    IEnumerable<WId> Struck(WId root)
    {
        if (proposed.Find(root) is not { } place)
            yield break;   // the second changes brought it themselves

        var waiting = new Stack<Element>([place.Element]);
        while (waiting.TryPop(out var element))
        {
            yield return element.WId;
            foreach (var child in element.Children.Where(c => !second.Moves.ContainsKey(c.WId)))
                waiting.Push(child);
        }
    }

    /// <summary>What stands beside a moved element that is struck keeps the place that it was moved to.</summary>
    bool HasBeside(WId id) => whole.Placements.ContainsKey(Anchor.Before(id)) || whole.Placements.ContainsKey(Anchor.After(id));

    void Forget(WId id, bool isRoot)
    {
        whole.Edits.Remove(id);
        whole.Traits.Remove(id);
        whole.Placements.Remove(Anchor.First(id));
        whole.Placements.Remove(Anchor.Last(id));
        if (isRoot)
            return;
        whole.Placements.Remove(Anchor.Before(id));
        whole.Placements.Remove(Anchor.After(id));
    }

    /// <summary>A new element that was struck again leaves nothing, unless something stands beside it.</summary>
    void Prune(Anchor anchor, ImmutableArray<Placement> block)
    {
        ImmutableArray<Placement> left = [.. block.Where(p => p.New is not { } e || !whole.Deleted.Contains(e.WId)
            || HasBeside(e.WId) || e.SelfAndBelow().Any(b => whole.Moves.ContainsKey(b.WId)))];
        foreach (var gone in block.Except(left))
            whole.Deleted.Remove(gone.New!.WId);
        if (left.IsEmpty)
            whole.Placements.Remove(anchor);
        else
            whole.Placements[anchor] = left;
    }
}
