using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Turns the operations of one amendment into changes, or says why they cannot be done on the text.</summary>
static class Compiling
{
    public static AmendmentRefusal? TryCompile(Document text, ImmutableArray<Operation> operations, out Changes changes)
    {
        changes = new();
        if (operations.IsEmpty)
            return new AmendmentRefusal.Empty();

        var (parts, own) = (new List<Changes>(), new HashSet<WId>());
        foreach (var operation in operations)
        {
            if (new OneOperation(text, own).TryCompile(operation, out var part) is { } refusal)
                return refusal;
            parts.Add(part);
            foreach (var id in part.NewIdentifiers)
                if (text.Has(id) || !own.Add(id))
                    return new AmendmentRefusal.IdentifierTaken(id);
        }
        if (ConflictSearch.Within(text, parts) is [var contradiction, ..])
            return new AmendmentRefusal.Contradiction(contradiction.Reason);

        changes = Join(parts);
        return null;
    }

    /// <summary>The changes of one amendment's operations together. At one place they stand in the order in which they are listed.</summary>
    static Changes Join(List<Changes> parts)
    {
        var joined = new Changes();
        foreach (var part in parts)
        {
            foreach (var (id, traits) in part.Traits)
                joined.Traits[id] = traits;
            foreach (var (id, to) in part.Moves)
                joined.Moves[id] = to;
            foreach (var (id, next) in part.Merges)
                joined.Merges[id] = next;
            foreach (var (anchor, block) in part.Placements)
                joined.Placements[anchor] = [.. joined.Placements.GetValueOrDefault(anchor, []), .. block];
            joined.Deleted.UnionWith(part.Deleted);
        }
        foreach (var edits in parts.SelectMany(p => p.Edits).GroupBy(e => e.Key, e => e.Value))
            joined.Edits[edits.Key] = TextEdit.Normal(edits.SelectMany(e => e));
        return joined;
    }
}

/// <summary>One operation on a text to which the amendment has so far brought some new elements.</summary>
sealed class OneOperation(Document text, HashSet<WId> own)
{
    public AmendmentRefusal? TryCompile(Operation operation, out Changes changes)
    {
        (changes, var refusal) = operation switch
        {
            Operation.ReplaceText o => (Replaced(o), Unfit(o)),
            Operation.SetTraits o   => (new Changes { Traits = { [o.Element] = o.Traits } }, Unfit(o)),
            Operation.Insert o      => (new Changes { Placements = { [o.At] = [.. o.Elements.Select(e => new Placement(e, default))] } }, Unfit(o)),
            Operation.Delete o      => (new Changes { Deleted = { o.Element } }, Unknown(o.Element)),
            Operation.Move o        => (new Changes { Moves = { [o.Element] = o.To }, Placements = { [o.To] = [new(null, o.Element)] } }, Unfit(o)),
            Operation.Split o       => (new Changes { Edits = { [o.Element] = [new(o.At, o.At, [FlowPart.Into(o.Second)])] } }, Unfit(o)),
            Operation.Merge o       => (new Changes { Merges = { [o.Element] = new(o.Next, o.Between) } }, Unfit(o)),
            _                       => throw new UnreachableException(),
        };
        return refusal;
    }

    static Changes Replaced(Operation.ReplaceText o) =>
        new() { Edits = { [o.Element] = [new(o.From, o.To, FlowPart.Normal([FlowPart.Of(o.Words)]))] } };

    AmendmentRefusal? Unfit(Operation.ReplaceText o)
    {
        if (Unknown(o.Element) is { } unknown)
            return unknown;
        if (o.Words.Equals(o.Expected))
            return new AmendmentRefusal.Empty();
        var there = text.Find(o.Element)!.Element.Text;
        return o.From > o.To || !there.IsBoundary(o.From) || !there.IsBoundary(o.To) || !there.Slice(o.From, o.To).Equals(o.Expected)
            ? new AmendmentRefusal.TextDiffers(o.Element, o.Expected.Text)
            : null;
    }

    AmendmentRefusal? Unfit(Operation.SetTraits o) =>
        Unknown(o.Element)
        ?? (o.Traits.Equals(o.Expected) ? new AmendmentRefusal.Empty()
            : text.Find(o.Element)!.Element.Traits.Equals(o.Expected) ? null : (AmendmentRefusal?)new AmendmentRefusal.TextDiffers(o.Element, o.Expected.ToString()));

    AmendmentRefusal? Unfit(Operation.Insert o) =>
        o.Elements.IsEmpty ? new AmendmentRefusal.Empty()
        : o.Elements.Sum(e => e.SelfAndBelow().Take(Document.MaxElements).Count()) >= Document.MaxElements ? new AmendmentRefusal.TooLarge($"A text has at most {Document.MaxElements} elements.")
        : Unknown(o.At);

    AmendmentRefusal? Unfit(Operation.Move o)
    {
        if ((Unknown(o.Element) ?? Unknown(o.To)) is { } unknown)
            return unknown;
        return o.To.Element is { } near && text.Has(near) && text.IsWithin(near, o.Element)
            ? new AmendmentRefusal.Malformed($"\"{o.Element}\" cannot be moved into or beside itself.")
            : null;
    }

    AmendmentRefusal? Unfit(Operation.Split o)
    {
        if (Unknown(o.Element) is { } unknown)
            return unknown;
        if (Whole(o.Element) is { } whole)
            return whole;
        var there = text.Find(o.Element)!.Element.Text;
        return there.IsBoundary(o.At) && o.At > 0 && o.At < there.Length
            ? null
            : new AmendmentRefusal.Malformed($"Position {o.At} is not within the text of \"{o.Element}\", which has {there.Length} characters.");
    }

    AmendmentRefusal? Unfit(Operation.Merge o)
    {
        if ((Unknown(o.Element) ?? Unknown(o.Next) ?? Whole(o.Element) ?? Whole(o.Next)) is { } unfit)
            return unfit;
        var (first, second) = (text.Find(o.Element)!, text.Find(o.Next)!);
        return first.Parent == second.Parent && second.Index == first.Index + 1 && first.Element.Kind == second.Element.Kind
            ? null
            : new AmendmentRefusal.Malformed($"\"{o.Next}\" is not the next element of the same kind after \"{o.Element}\".");
    }

    /// <summary>What would be lost or doubled with half of it.</summary>
    AmendmentRefusal? Whole(WId id) => text.Find(id)!.Element.Traits is Traits.OfFormula or Traits.OfFigure
        ? new AmendmentRefusal.Malformed($"\"{id}\" is a formula or a figure, which is neither divided nor joined to another.")
        : null;

    AmendmentRefusal? Unknown(WId id) => text.Has(id) ? null : new AmendmentRefusal.ElementUnknown(id);

    AmendmentRefusal? Unknown(Anchor anchor) => anchor switch
    {
        { Element: null, IsBeside: true }                      => new AmendmentRefusal.Malformed("The place is beside no element."),
        { Element: { } id } when !text.Has(id) && !own.Contains(id) => new AmendmentRefusal.ElementUnknown(id),
        _                                                      => null,
    };
}
