using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Finds where changes of one text do not leave each other alone. The rules stand in docs/adr/0011.</summary>
/// <remarks>
/// Touches are gathered by element, so that only those are compared that meet. Within one amendment
/// (<see cref="Within"/>) some rules fall away: its own order is known, and what it puts beside an element follows that.
/// </remarks>
sealed class ConflictSearch
{
    /// <summary>Most conflicts that are listed; those concerned are known beyond that.</summary>
    public const int MaxListed = 10_000;

    readonly Document text;
    readonly IReadOnlyList<Changes> all;
    readonly bool isOne;
    readonly Dictionary<WId, Touches> touches = [];
    readonly Dictionary<WId, HashSet<int>> deleters = [];
    readonly HashSet<Clash> clashes = new(new SameClash());
    readonly HashSet<int> concerned = [];

    ConflictSearch(Document text, IReadOnlyList<Changes> all, bool isOne)
    {
        (this.text, this.all, this.isOne) = (text, all, isOne);
        for (var owner = 0; owner < all.Count; owner++)
            Gather(owner, all[owner]);
    }

    /// <summary>Contradictions between the operations of one amendment.</summary>
    public static IReadOnlyList<Clash> Within(Document text, IReadOnlyList<Changes> operations)
    {
        var search = new ConflictSearch(text, operations, isOne: true);
        search.Search();
        return [.. search.clashes];
    }

    /// <summary>Conflicts between amendments, and all who have part in one.</summary>
    public static (IReadOnlyList<Clash> Clashes, IReadOnlySet<int> Concerned) Between(Document text, IReadOnlyList<Changes> amendments)
    {
        var search = new ConflictSearch(text, amendments, isOne: false);
        search.Search();
        return ([.. search.clashes], search.concerned);
    }

    void Search()
    {
        foreach (var (id, touch) in touches)
            foreach (var owner in touch.Deleted)
                Strike(id, owner);
        foreach (var (id, touch) in touches)
            new ElementRules(touch, isOne, (a, b, reason) => Report(id == default ? null : id, reason, a, b)).Check();
        Identifiers();
        References();
        Circles();
    }

    void Gather(int owner, Changes changes)
    {
        foreach (var (id, edits) in changes.Edits)
            foreach (var edit in edits)
                At(id).Edits.Add((owner, edit));
        foreach (var (id, traits) in changes.Traits)
            At(id).Traits.Add((owner, traits));
        foreach (var (id, to) in changes.Moves)
            At(id).Moves.Add((owner, to, changes.Placements[to]));
        foreach (var id in changes.Deleted)
            At(id).Deleted.Add(owner);
        foreach (var (anchor, block) in changes.Placements)
            At(anchor.Element ?? default).Anchors.Add((owner, anchor.Side, block));
        foreach (var (id, next) in changes.Merges)
        {
            At(id).Absorbs.Add((owner, next));
            At(next.Next).Absorbed.Add((owner, id));
            if (text.Find(id) is not { } first)
                continue;
            At(id).Edits.Add((owner, new(first.Element.Text.Length, first.Element.Text.Length, [new(next.Between, null, next.Next)])));
            At(next.Next).Edits.Add((owner, new(0, 0, [new(next.Between, null, id)])));
        }
    }

    Touches At(WId id) => touches.TryGetValue(id, out var found) ? found : touches[id] = new();

    /// <summary>Nobody else may touch what one strikes, except to strike it too. Beside the struck element itself others may insert.</summary>
    void Strike(WId root, int owner)
    {
        if (text.Find(root) is not { } place)
            return;

        var waiting = new Stack<Element>([place.Element]);
        while (waiting.TryPop(out var element))
        {
            Deleters(element.WId).Add(owner);
            if (touches.TryGetValue(element.WId, out var touch))
                foreach (var other in touch.Changers(besideToo: element.WId != root).Where(o => o != owner))
                    Report(element.WId, "one strikes it, the other changes it", owner, other);
            foreach (var child in element.Children)
                if (!Keeps(owner, child.WId))
                    waiting.Push(child);
        }
    }

    bool Keeps(int owner, WId id) => isOne ? touches.TryGetValue(id, out var touch) && touch.Moves.Count > 0 : all[owner].Moves.ContainsKey(id);

    HashSet<int> Deleters(WId id) => deleters.TryGetValue(id, out var found) ? found : deleters[id] = [];

    void Identifiers()
    {
        if (isOne)
            return;
        var givers = new Dictionary<WId, int>();
        for (var owner = 0; owner < all.Count; owner++)
            foreach (var id in all[owner].NewIdentifiers)
                if (!givers.TryAdd(id, owner) && givers[id] != owner)
                    Report(id, "both give this identifier to a new element", givers[id], owner);
    }

    void References()
    {
        for (var owner = 0; owner < all.Count; owner++)
            foreach (var target in all[owner].References.Distinct())
            {
                if (deleters.TryGetValue(target, out var by))
                    foreach (var other in by.Where(o => o != owner))
                        Report(target, "one refers to it, the other strikes it", owner, other);
                if (touches.TryGetValue(target, out var touch))
                    foreach (var (other, _) in touch.Absorbed.Where(a => a.Owner != owner))
                        Report(target, "one refers to it, the other merges it into the element before it", owner, other);
            }
    }

    void Circles()
    {
        var moving = isOne ? all : [.. all.Where((_, owner) => !concerned.Contains(owner))];
        foreach (var circle in MoveCircles.Find(text, moving))
            Report(circle.Element, "elements would be moved into each other in a circle", [.. circle.Owners.Select(o => isOne ? o : IndexOf(moving[o]))]);
    }

    int IndexOf(Changes changes)
    {
        for (var i = 0; i < all.Count; i++)
            if (ReferenceEquals(all[i], changes))
                return i;
        throw new UnreachableException();
    }

    void Report(WId? place, string reason, params ReadOnlySpan<int> owners)
    {
        foreach (var owner in owners)
            concerned.Add(owner);
        if (clashes.Count < MaxListed)
            clashes.Add(new([.. owners.ToArray().Distinct().Order()], place, reason));
    }

    sealed class SameClash : IEqualityComparer<Clash>
    {
        public bool Equals(Clash? x, Clash? y) => x!.Place == y!.Place && x.Reason == y.Reason && x.Owners.SequenceEqual(y.Owners);

        public int GetHashCode(Clash obj) => HashCode.Combine(obj.Place, obj.Reason, obj.Owners[0], obj.Owners.Length);
    }
}
