using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>What an amendment does, in a form that depends on no order: for each identifier, and each place beside one, what becomes of it.</summary>
/// <remarks>It addresses the elements of the text, and the new ones that it brings itself. Not changed once it is made.</remarks>
sealed class Changes
{
    /// <summary>Edits of an element's text, in order, none touching another.</summary>
    public Dictionary<WId, ImmutableArray<TextEdit>> Edits { get; init; } = [];

    public Dictionary<WId, Traits> Traits { get; init; } = [];

    /// <summary>What is put at a place, in order: new elements, and elements from elsewhere.</summary>
    public Dictionary<Anchor, ImmutableArray<Placement>> Placements { get; init; } = [];

    /// <summary>Elements that leave their place; where to, <see cref="Placements"/> says too.</summary>
    public Dictionary<WId, Anchor> Moves { get; init; } = [];

    /// <summary>Elements struck with all below them, but for those moved away.</summary>
    public HashSet<WId> Deleted { get; init; } = [];

    /// <summary>Elements that take in another: first to second.</summary>
    public Dictionary<WId, Absorbed> Merges { get; init; } = [];

    public bool IsEmpty => Edits.Count + Traits.Count + Placements.Count + Deleted.Count + Merges.Count == 0;

    /// <summary>The roots of the new elements.</summary>
    public IEnumerable<Element> NewRoots => Placements.Values.SelectMany(b => b).Where(p => p.New is not null).Select(p => p.New!);

    /// <summary>The identifiers that this brings into the text.</summary>
    public IEnumerable<WId> NewIdentifiers =>
        NewRoots.SelectMany(e => e.SelfAndBelow()).Select(e => e.WId).Concat(Edits.Values.SelectMany(e => e).SelectMany(e => e.Breaks));

    /// <summary>The elements that new words and new elements refer to.</summary>
    public IEnumerable<WId> References =>
        NewRoots.SelectMany(e => e.SelfAndBelow()).SelectMany(e => e.Text.References)
            .Concat(Edits.Values.SelectMany(e => e).SelectMany(e => e.Content).SelectMany(p => p.Words?.References ?? []));

    /// <summary>All of several changes that leave each other alone; the same in whatever order they are given.</summary>
    public static Changes Union(IReadOnlyList<Changes> all)
    {
        if (all is [var one])
            return one;

        var union = new Changes();
        foreach (var changes in all)
        {
            foreach (var (id, traits) in changes.Traits)
                union.Traits[id] = traits;
            foreach (var (id, to) in changes.Moves)
                union.Moves[id] = to;
            foreach (var (id, absorbed) in changes.Merges)
                union.Merges[id] = absorbed;
            union.Deleted.UnionWith(changes.Deleted);
        }
        foreach (var edits in all.SelectMany(c => c.Edits).GroupBy(e => e.Key, e => e.Value))
            union.Edits[edits.Key] = [.. edits.SelectMany(e => e).Distinct().OrderBy(e => e.From).ThenBy(e => e.To)];
        foreach (var blocks in all.SelectMany(c => c.Placements).GroupBy(p => p.Key, p => p.Value))
            union.Placements[blocks.Key] = Blocks.InOrder([.. blocks]);
        return union;
    }
}

/// <summary>A new element, or one from elsewhere, at a place.</summary>
readonly record struct Placement(Element? New, WId Moved)
{
    public WId Identifier => New?.WId ?? Moved;
}

/// <summary>The element that another takes in, and what stands between their texts.</summary>
readonly record struct Absorbed(WId Next, Inline Between);
