using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Drafting;

/// <summary>Brings together what two made of one text, by the law by which amendments are consolidated (docs/adr/0011): whichever came first, the result is the same.</summary>
/// <param name="Text">The text of both; where there are conflicts, without what stands in one.</param>
/// <param name="Conflicts">Where they do not go together; none where all of both is in the text.</param>
public sealed record Merging(Document Text, ImmutableArray<WritingConflict> Conflicts)
{
    static readonly AmendmentId Mine = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
    static readonly AmendmentId Theirs = new(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    /// <param name="before">The text from which both started.</param>
    /// <param name="mine">What one made of it.</param>
    /// <param name="theirs">What the other made of it.</param>
    /// <param name="keep">What was decided where they do not go together.</param>
    public static Merging Of(Document before, Document mine, Document theirs, params ImmutableArray<Keep> keep)
    {
        if (mine.Equals(theirs) || mine.Equals(before))
            return new(theirs, []);
        if (theirs.Equals(before))
            return new(mine, []);

        var (my, mineUnsayable) = Deriving.Between(before, mine);
        var (their, theirsUnsayable) = Deriving.Between(before, theirs);
        foreach (var (element, isMine) in keep)
            (my, their) = isMine ? (my, Without(before, their, element, my)) : (Without(before, my, element, their), their);

        var together = Consolidation.Of(before, [.. Proposal(Mine, my), .. Proposal(Theirs, their)]);
        var circles = mineUnsayable.Union(theirsUnsayable).Where(e => !keep.Any(k => k.Element == e))
            .Select(e => (Place: (WId?)e, Reason: "It was put into what had stood in it, while others wrote"));
        var spoiled = Unfinished.Problems(together.Text).Select(p => (Place: p.Element, Reason: p.Message));
        var conflicts = together.Conflicts.Select(c => (c.Place, c.Reason)).Concat(circles).Concat(together.Conflicts.IsEmpty ? spoiled : [])
            .DistinctBy(c => c.Place).Select(c => WritingConflict.Of(c.Place, c.Reason, before, mine, theirs));
        return new(together.Text, [.. conflicts]);
    }

    static ImmutableArray<Proposal> Proposal(AmendmentId id, ImmutableArray<Operation> operations) => operations.IsEmpty ? [] : [new(id, null, operations)];

    /// <summary>The operations that leave an element alone. What was put into or beside something new that is left out is left out too.</summary>
    static ImmutableArray<Operation> Without(Document before, ImmutableArray<Operation> operations, WId? element, ImmutableArray<Operation> others)
    {
        var left = operations.RemoveAll(o => Touches(before, o, element, others));
        for (var last = -1; last != left.Length;)
        {
            last = left.Length;
            var brought = left.OfType<Operation.Insert>().SelectMany(i => i.Elements).SelectMany(e => e.SelfAndBelow()).Select(e => e.WId).ToHashSet();
            left = left.RemoveAll(o => PlaceOf(o) is { Element: { } near } && !before.Has(near) && !brought.Contains(near));
        }
        return left;
    }

    static bool Touches(Document before, Operation operation, WId? place, ImmutableArray<Operation> others)
    {
        if (place is not { } element)
            return PlaceOf(operation) is { Element: null };
        if (SubjectOf(operation) == element || PlaceOf(operation)?.Element == element)
            return true;
        if (operation is Operation.Insert insert && insert.Elements.Any(e => e.SelfAndBelow().Any(n => n.WId == element)))
            return true;
        if (!before.Has(element))
            return false;
        if (operation is Operation.Delete or Operation.Move && before.IsWithin(element, SubjectOf(operation)!.Value))
            return true;

        // Where the others struck the element with all around it, what was written there goes with it.
        var at = SubjectOf(operation) ?? PlaceOf(operation)?.Element;
        return at is { } here && before.Has(here)
            && others.OfType<Operation.Delete>().Any(d => before.IsWithin(element, d.Element) && before.IsWithin(here, d.Element));
    }

    static WId? SubjectOf(Operation operation) => operation switch
    {
        Operation.ReplaceText o => o.Element,
        Operation.SetTraits o   => o.Element,
        Operation.Delete o      => o.Element,
        Operation.Move o        => o.Element,
        _                       => null,
    };

    static Anchor? PlaceOf(Operation operation) => operation switch
    {
        Operation.Insert o => o.At,
        Operation.Move o   => o.To,
        _                  => null,
    };
}

/// <summary>What was decided on a conflict.</summary>
/// <param name="Element">Where; null for the document itself.</param>
/// <param name="Mine">Whether what the writer made stays, and not what others made.</param>
public sealed record Keep(WId? Element, bool Mine);

/// <summary>A place where two writers do not go together.</summary>
/// <param name="Element">Where; null for the document itself.</param>
/// <param name="Location">The same, in words.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Before">The words from which both started; null where it did not stand there.</param>
/// <param name="Mine">The words of the one; null where it does not stand there.</param>
/// <param name="Theirs">The words of the other; null where it does not stand there.</param>
public sealed record WritingConflict(WId? Element, string Location, string Reason, string? Before, string? Mine, string? Theirs)
{
    internal static WritingConflict Of(WId? element, string reason, Document before, Document mine, Document theirs)
    {
        if (element is not { } id)
            return new(null, "", reason, null, null, null);
        var where = before.Has(id) ? before : mine.Has(id) ? mine : theirs;
        return new(element, Documents.Location.Of(where, id), reason, Words(before, id), Words(mine, id), Words(theirs, id));
    }

    static string? Words(Document text, WId id) => text.Find(id)?.Element.Text.Say(text.Numbers.Refer);
}
