using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>All that is asked of one element, by whom.</summary>
sealed class Touches
{
    public List<(int Owner, TextEdit Edit)> Edits { get; } = [];

    public List<(int Owner, Traits Traits)> Traits { get; } = [];

    public List<(int Owner, Anchor To, ImmutableArray<Placement> Block)> Moves { get; } = [];

    public List<(int Owner, Side Side, ImmutableArray<Placement> Block)> Anchors { get; } = [];

    public List<(int Owner, Absorbed Next)> Absorbs { get; } = [];

    public List<(int Owner, WId First)> Absorbed { get; } = [];

    public List<int> Deleted { get; } = [];

    public IEnumerable<int> Splitters => Edits.Where(e => e.Edit.Breaks.Any()).Select(e => e.Owner);

    /// <summary>Who needs the element to stay.</summary>
    /// <param name="besideToo">Whether putting something beside it needs it too: so it is where its parent is struck.</param>
    public IEnumerable<int> Changers(bool besideToo) => Edits.Select(e => e.Owner)
        .Concat(Traits.Select(t => t.Owner)).Concat(Moves.Select(m => m.Owner)).Concat(Absorbs.Select(a => a.Owner)).Concat(Absorbed.Select(a => a.Owner))
        .Concat(Anchors.Where(a => besideToo || a.Side is Side.First or Side.Last).Select(a => a.Owner))
        .Distinct();
}

/// <summary>The rules by which two that touch the same element leave each other alone.</summary>
sealed class ElementRules(Touches touch, bool isOne, Action<int, int, string> report)
{
    public void Check()
    {
        Texts();
        Pairs(touch.Traits, touch.Traits, t => t.Owner, t => t.Owner, (a, b) => isOne || !a.Traits.Equals(b.Traits), "each gives it other properties");
        Pairs(touch.Moves, touch.Moves, m => m.Owner, m => m.Owner, (a, b) => isOne || a.To != b.To || Blocks.Key(a.Block) != Blocks.Key(b.Block), "each moves it elsewhere");
        Pairs(touch.Absorbs, touch.Absorbs, a => a.Owner, a => a.Owner, (a, b) => isOne || a.Next != b.Next, "each merges it in its own way");
        Pairs(touch.Absorbed, touch.Absorbed, a => a.Owner, a => a.Owner, (a, b) => isOne || a.First != b.First, "each merges it in its own way");
        if (!isOne)
        {
            Anchored();
            Beside(touch.Moves, m => m.Owner, Side.Before, Side.After, "one moves it, the other puts something beside it");
        }
        Split();
        Merged();
    }

    void Texts()
    {
        if (touch.Edits.Count < 2)
            return;
        var edits = touch.Edits.OrderBy(e => e.Edit.From).ThenBy(e => e.Edit.To).ToArray();
        for (var i = 0; i < edits.Length; i++)
            for (var j = i + 1; j < edits.Length && edits[j].Edit.From <= edits[i].Edit.To; j++)
                if (edits[i].Owner != edits[j].Owner && !GoTogether(edits[i].Edit, edits[j].Edit))
                    report(edits[i].Owner, edits[j].Owner, "both change the same words");
    }

    /// <summary>The same edit twice is one. Within an amendment, edits that only touch are done in their order.</summary>
    bool GoTogether(TextEdit one, TextEdit other) => one.Leaves(other)
        || (isOne ? (one.To <= other.From || other.To <= one.From) && !(one.Breaks.Any() && other.Breaks.Any()) : one.Equals(other));

    void Anchored()
    {
        foreach (var side in touch.Anchors.GroupBy(a => a.Side))
            Pairs([.. side], [.. side], a => a.Owner, a => a.Owner, SayTheSame, "both put the same words there");
    }

    static bool SayTheSame((int, Side, ImmutableArray<Placement> Block) a, (int, Side, ImmutableArray<Placement> Block) b) =>
        a.Block.Any(p => p.New is not null) && Blocks.Words(a.Block) == Blocks.Words(b.Block);

    void Split()
    {
        var splitters = touch.Splitters.ToList();
        if (splitters.Count == 0)
            return;
        const string Reason = "one splits it, the other places or marks it as a whole";
        Pairs(splitters, touch.Moves, s => s, m => m.Owner, (_, _) => true, Reason);
        Pairs(splitters, touch.Traits, s => s, t => t.Owner, (_, _) => true, Reason);
        Pairs(splitters, touch.Absorbs, s => s, a => a.Owner, (_, _) => true, Reason);
        Pairs(splitters, touch.Absorbed, s => s, a => a.Owner, (_, _) => true, Reason);
        Beside(splitters, s => s, Side.First, Side.Last, Reason);
        Beside(splitters, s => s, Side.After, Side.After, "one splits it, the other puts something after it");
    }

    void Merged()
    {
        const string Reason = "one merges it with its neighbour, the other places or marks it by itself";
        Pairs(touch.Absorbs, touch.Moves, a => a.Owner, m => m.Owner, (_, _) => true, Reason);
        Pairs(touch.Absorbed, touch.Moves, a => a.Owner, m => m.Owner, (_, _) => true, Reason);
        Pairs(touch.Absorbed, touch.Traits, a => a.Owner, t => t.Owner, (_, _) => true, Reason);
        if (!isOne)
            Pairs(touch.Absorbed, touch.Absorbs, a => a.Owner, a => a.Owner, (_, _) => true, Reason);
        Beside(touch.Absorbs, a => a.Owner, Side.First, Side.Last, Reason);
        Beside(touch.Absorbed, a => a.Owner, Side.First, Side.Last, Reason);
        Beside(touch.Absorbs, a => a.Owner, Side.After, Side.After, "one merges it with the next, the other puts something between them");
        Beside(touch.Absorbed, a => a.Owner, Side.Before, Side.Before, "one merges it with the one before, the other puts something between them");
    }

    void Beside<T>(List<T> some, Func<T, int> owner, Side one, Side other, string reason) =>
        Pairs(some, touch.Anchors, owner, a => a.Owner, (_, a) => a.Side == one || a.Side == other, reason);

    void Pairs<TOne, TOther>(List<TOne> some, List<TOther> others, Func<TOne, int> owner, Func<TOther, int> otherOwner, Func<TOne, TOther, bool> clash, string reason)
    {
        foreach (var one in some)
            foreach (var other in others)
                if (owner(one) != otherOwner(other) && (!ReferenceEquals(some, others) || owner(one) < otherOwner(other)) && clash(one, other))
                    report(owner(one), otherOwner(other), reason);
    }
}
