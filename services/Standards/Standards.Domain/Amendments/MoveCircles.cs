using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Finds elements that would be moved into each other in a circle. Two moves can each be lawful and yet make one together, or three, or more.</summary>
static class MoveCircles
{
    public static IEnumerable<(WId Element, ImmutableArray<int> Owners)> Find(Document text, IReadOnlyList<Changes> all)
    {
        var moves = new Dictionary<WId, (Anchor To, List<int> Owners)>();
        var parents = new Dictionary<WId, WId>();           // of new elements, within their trees
        var places = new Dictionary<WId, Anchor>();         // of the roots of new trees
        for (var owner = 0; owner < all.Count; owner++)
        {
            foreach (var (id, to) in all[owner].Moves)
            {
                moves.TryAdd(id, (to, []));
                moves[id].Owners.Add(owner);
            }
            foreach (var (anchor, block) in all[owner].Placements)
                foreach (var root in block.Where(p => p.New is not null).Select(p => p.New!))
                {
                    places[root.WId] = anchor;
                    foreach (var element in root.SelfAndBelow())
                        foreach (var child in element.Children)
                            parents[child.WId] = element.WId;
                }
        }
        if (moves.Count == 0)
            yield break;

        var done = new HashSet<WId>();
        foreach (var start in moves.Keys.OrderBy(id => id.Value, StringComparer.Ordinal))
        {
            var (path, onPath) = (new List<WId>(), new HashSet<WId>());
            WId? at = start;
            while (at is { } here && !done.Contains(here) && onPath.Add(here))
            {
                path.Add(here);
                at = Above(here);
            }
            if (at is { } closed && onPath.Contains(closed))
            {
                var circle = path[path.IndexOf(closed)..].Where(moves.ContainsKey).ToList();
                yield return (circle.MinBy(id => id.Value, StringComparer.Ordinal), [.. circle.SelectMany(id => moves[id].Owners).Distinct().Order()]);
            }
            done.UnionWith(path);
        }

        // What an element hangs from: its parent, or what it is put beside.
        WId? Above(WId id) =>
            moves.TryGetValue(id, out var move) ? Around(move.To)
            : parents.TryGetValue(id, out var parent) ? parent
            : places.TryGetValue(id, out var place) ? Around(place)
            : text.Find(id)?.Parent;

        static WId? Around(Anchor anchor) => anchor.Element;
    }
}
