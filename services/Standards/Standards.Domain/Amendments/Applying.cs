using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Writes the text that changes make of a text. Elements that nothing touches are taken over as they are.</summary>
/// <remarks>
/// What is put beside an element stays beside it, wherever that goes; beside a struck or merged element it stays where that was.
/// Of a split element all that is below goes with the last part.
/// </remarks>
sealed class Applying
{
    readonly Document text;
    readonly Changes changes;
    readonly Dictionary<WId, Element> known = [];   // new elements, by identifier
    readonly HashSet<WId> absorbed;
    readonly HashSet<WId> touched = [];

    Applying(Document text, Changes changes)
    {
        (this.text, this.changes) = (text, changes);
        absorbed = [.. changes.Merges.Values.Select(m => m.Next)];
        foreach (var element in changes.NewRoots.SelectMany(e => e.SelfAndBelow()))
            known[element.WId] = element;
        foreach (var root in changes.NewRoots)
            Parents(root);
        foreach (var id in changes.Edits.Keys.Concat(changes.Traits.Keys).Concat(changes.Deleted).Concat(changes.Moves.Keys)
                     .Concat(changes.Merges.Keys).Concat(absorbed).Concat(changes.Placements.Keys.Where(a => a.Element is not null).Select(a => a.Element!.Value)))
            Touch(id);
    }

    public static Document Apply(Document text, Changes changes)
    {
        if (changes.IsEmpty)
            return text;

        var applying = new Applying(text, changes);
        var elements = ImmutableArray.CreateBuilder<Element>();
        applying.Below(null, text.Elements, elements);
        return new(elements.DrainToImmutable());
    }

    readonly Dictionary<WId, WId> newParents = [];

    void Parents(Element root)
    {
        foreach (var element in root.SelfAndBelow())
            foreach (var child in element.Children)
                newParents[child.WId] = element.WId;
    }

    void Touch(WId id)
    {
        for (WId? at = id; at is { } here && touched.Add(here);)
            at = newParents.TryGetValue(here, out var parent) ? parent : text.Find(here)?.Parent;
    }

    void Below(WId? parent, ImmutableArray<Element> children, ImmutableArray<Element>.Builder into)
    {
        Put(Anchor.First(parent), into);
        Staying(children, into);
        Put(Anchor.Last(parent), into);
    }

    void Staying(ImmutableArray<Element> children, ImmutableArray<Element>.Builder into)
    {
        foreach (var child in children)
            if (!changes.Moves.ContainsKey(child.WId))
                Write(child, into);
    }

    void Put(Anchor anchor, ImmutableArray<Element>.Builder into)
    {
        if (changes.Placements.TryGetValue(anchor, out var block))
            foreach (var placement in block)
                if (placement.New is not { } element)
                    Write(Known(placement.Moved), into);
                else if (!changes.Moves.ContainsKey(element.WId))
                    Write(element, into);
    }

    Element Known(WId id) => known.TryGetValue(id, out var element) ? element : text.Find(id)!.Element;

    void Write(Element element, ImmutableArray<Element>.Builder into)
    {
        if (!touched.Contains(element.WId))
        {
            into.Add(element);
            return;
        }
        Put(Anchor.Before(element.WId), into);
        if (changes.Deleted.Contains(element.WId) || absorbed.Contains(element.WId))
            Put(Anchor.After(element.WId), into);
        else
            Changed(element, into);
    }

    void Changed(Element element, ImmutableArray<Element>.Builder into)
    {
        var parts = Parts(element);
        for (var i = 0; i < parts.Count; i++)
        {
            var (id, words) = parts[i];
            if (i > 0)
                Put(Anchor.Before(id), into);
            var children = ImmutableArray.CreateBuilder<Element>();
            if (i == parts.Count - 1)
                Children(element, id, children);
            else
                Below(id, [], children);
            into.Add(new(id, element.Kind, words, changes.Traits.GetValueOrDefault(id, element.Traits), children.DrainToImmutable()));
            Put(Anchor.After(id), into);
        }
    }

    /// <summary>What is below an element and those that it takes in; the last part of a split has it.</summary>
    void Children(Element element, WId last, ImmutableArray<Element>.Builder into)
    {
        Put(Anchor.First(last), into);
        Staying(element.Children, into);
        for (var at = element.WId; changes.Merges.TryGetValue(at, out var next); at = next.Next)
            Below(next.Next, Known(next.Next).Children, into);
        Put(Anchor.Last(last), into);
    }

    /// <summary>The text of an element, of those that it takes in, and of those that it is split into.</summary>
    List<(WId Id, Inline Words)> Parts(Element element)
    {
        var parts = new List<(WId, Inline)>();
        var (id, runs) = (element.WId, new List<Run>());
        foreach (var part in Flow(element))
        {
            if (part.Break is { } second)
            {
                parts.Add((id, Inline.Of([.. runs])));
                (id, runs) = (second, []);
            }
            else
            {
                runs.AddRange(part.Words!.Runs);
            }
        }
        parts.Add((id, Inline.Of([.. runs])));
        return parts;
    }

    IEnumerable<FlowPart> Flow(Element element)
    {
        var at = 0;
        foreach (var edit in changes.Edits.GetValueOrDefault(element.WId, []))
        {
            yield return FlowPart.Of(element.Text.Slice(at, edit.From));
            foreach (var part in edit.Content)
                yield return part;
            at = edit.To;
        }
        yield return FlowPart.Of(element.Text.Slice(at, element.Text.Length));

        if (changes.Merges.TryGetValue(element.WId, out var next))
            foreach (var part in Flow(Known(next.Next)).Prepend(FlowPart.Of(next.Between)))
                yield return part;
    }
}
