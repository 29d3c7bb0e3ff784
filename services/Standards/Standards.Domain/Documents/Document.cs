using System.Text.Json.Serialization;
using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>The text of a standard: a tree of elements with permanent identifiers.</summary>
/// <remarks>
/// Immutable. A document may be malformed: <see cref="ContentModel.Check"/> says how. Where an identifier stands twice, the
/// first element in reading order has it. Two documents are equal when their elements are.
/// </remarks>
[JsonConverter(typeof(DocumentJsonConverter))]
public sealed class Document : IEquatable<Document>
{
    /// <summary>Most elements of a document.</summary>
    public const int MaxElements = 20_000;

    /// <summary>Deepest nesting of elements: 1 for a document of clauses without content.</summary>
    public const int MaxDepth = 24;

    /// <summary>Most words of a document, in UTF-16 code units.</summary>
    public const int MaxLength = 8_000_000;

    readonly Lazy<Dictionary<WId, Place>> index;
    readonly Lazy<Numbering> numbers;

    /// <summary>A document of clauses and annexes.</summary>
    public Document(ImmutableArray<Element> elements)
    {
        Elements = elements;
        index = new(() => IndexOf(elements));
        numbers = new(() => Numbering.Of(this));
    }

    /// <summary>No clause.</summary>
    public static Document Empty { get; } = new([]);

    /// <summary>Introduction, clauses and annexes, in reading order.</summary>
    public ImmutableArray<Element> Elements { get; }

    /// <summary>The numbers and labels that its elements show.</summary>
    public Numbering Numbers => numbers.Value;

    /// <summary>How many different identifiers there are.</summary>
    public int Count => index.Value.Count;

    /// <summary>Where an element stands, or null if there is none of this identifier.</summary>
    public Place? Find(WId id) => index.Value.GetValueOrDefault(id);

    /// <summary>Whether there is an element of this identifier.</summary>
    public bool Has(WId id) => index.Value.ContainsKey(id);

    /// <summary>All elements, in reading order.</summary>
    public IEnumerable<Element> All() => Elements.SelectMany(e => e.SelfAndBelow());

    /// <summary>The children of an element, or of the document for null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such element.</exception>
    public ImmutableArray<Element> ChildrenOf(WId? parent) => parent is { } id ? index.Value[id].Element.Children : Elements;

    /// <summary>Whether an element stands below another, or is it.</summary>
    public bool IsWithin(WId id, WId ancestor)
    {
        for (WId? at = id; at is { } here; at = Find(here)?.Parent)
            if (here == ancestor)
                return true;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Document? other) => ReferenceEquals(this, other) || (other is not null && Elements.SequenceEqual(other.Elements));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Document other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Elements.Length == 0 ? 0 : Elements[0].GetHashCode();

    static Dictionary<WId, Place> IndexOf(ImmutableArray<Element> elements)
    {
        var found = new Dictionary<WId, Place>();
        var waiting = new Stack<Place>();
        Push(elements, null, 1);
        while (waiting.TryPop(out var place))
        {
            found.TryAdd(place.Element.WId, place with { Order = found.Count });
            Push(place.Element.Children, place.Element.WId, place.Depth + 1);
        }
        return found;

        void Push(ImmutableArray<Element> children, WId? parent, int depth)
        {
            for (var i = children.Length - 1; i >= 0; i--)
                waiting.Push(new(children[i], parent, i, depth, 0));
        }
    }
}

/// <summary>Where an element stands in a document.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">The element around it; null for the document itself.</param>
/// <param name="Index">From 0, among its parent's children.</param>
/// <param name="Depth">1 for a main clause or annex.</param>
/// <param name="Order">From 0, in reading order of the whole document.</param>
public sealed record Place(Element Element, WId? Parent, int Index, int Depth, int Order);
