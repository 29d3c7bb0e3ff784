using System.Text.Json.Serialization;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Drafting;

/// <summary>What makes one text of another, exactly and whatever happened in between.</summary>
/// <remarks>Stored format. Elements that stand in no list any more are gone, with all below them that stands in none either.</remarks>
/// <param name="Lists">The children, in order, of each element whose children are other ones than before.</param>
/// <param name="Elements">The elements that are new or have other words or traits, each without what is below it.</param>
public sealed record Patch(ImmutableArray<ChildList> Lists, ImmutableArray<Element> Elements)
{
    /// <summary>Whether both texts are the same.</summary>
    [JsonIgnore]
    public bool IsEmpty => Lists.IsEmpty && Elements.IsEmpty;

    /// <summary>From one text to another. Both hold each identifier once.</summary>
    public static Patch Between(Document before, Document after)
    {
        var lists = ImmutableArray.CreateBuilder<ChildList>();
        var elements = ImmutableArray.CreateBuilder<Element>();
        List(null, before.Elements, after.Elements);
        foreach (var element in after.All())
        {
            var was = before.Find(element.WId)?.Element;
            if (ReferenceEquals(was, element))
                continue;
            if (was is null || !was.SaysTheSameAs(element))
                elements.Add(element with { Children = [] });
            List(element.WId, was?.Children ?? [], element.Children);
        }
        return new(lists.DrainToImmutable(), elements.DrainToImmutable());

        void List(WId? of, ImmutableArray<Element> old, ImmutableArray<Element> now)
        {
            if (!old.Select(e => e.WId).SequenceEqual(now.Select(e => e.WId)))
                lists.Add(new(of, [.. now.Select(e => e.WId)]));
        }
    }

    /// <summary>The later text, made of the earlier one. What nothing touches is taken over as it is.</summary>
    /// <exception cref="KeyNotFoundException">It is not the text from which this was made.</exception>
    public Document ApplyTo(Document before)
    {
        if (IsEmpty)
            return before;

        var lists = Lists.ToDictionary(l => l.Of ?? default, l => l.Children);
        var changed = Elements.ToDictionary(e => e.WId);
        var touched = Touched(before, lists.Keys.Concat(changed.Keys));
        return new(Children(default, before.Elements));

        ImmutableArray<Element> Children(WId of, ImmutableArray<Element> old) => lists.TryGetValue(of, out var now)
            ? [.. now.Select(id => Of(id, before.Find(id)?.Element))]
            : [.. old.Select(e => Of(e.WId, e))];

        Element Of(WId id, Element? old)
        {
            if (old is not null && !touched.Contains(id))
                return old;
            var itself = changed.GetValueOrDefault(id) ?? old ?? throw new KeyNotFoundException($"\"{id}\" stands neither in the text nor in what is new.");
            return itself with { Children = Children(id, old?.Children ?? []) };
        }
    }

    static HashSet<WId> Touched(Document before, IEnumerable<WId> changed)
    {
        var touched = new HashSet<WId>();
        foreach (var id in changed)
            for (WId? at = id; at is { } here && touched.Add(here);)
                at = before.Find(here)?.Parent;
        return touched;
    }
}

/// <summary>The children of an element in a text.</summary>
/// <param name="Of">The element; null for the document itself.</param>
/// <param name="Children">Their identifiers, in reading order.</param>
public sealed record ChildList(WId? Of, ImmutableArray<WId> Children);
