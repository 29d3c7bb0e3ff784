using System.Text.Json.Serialization;
using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>A part of a document, with all that stands below it.</summary>
/// <remarks>Two elements are equal when they and all below them hold the same. Numbers are not kept: <see cref="Numbering"/> computes them.</remarks>
/// <param name="WId">Its permanent identifier.</param>
/// <param name="Kind">What part it is; <see cref="ContentModel"/> says which kind may stand in which.</param>
/// <param name="Text">Its own words: the heading of a clause, annex or term entry, the title of a table or figure, else its text.</param>
/// <param name="Traits">What its kind has besides words.</param>
/// <param name="Children">In reading order.</param>
[JsonConverter(typeof(ElementJsonConverter))]
public sealed record Element(WId WId, ElementKind Kind, Inline Text, Traits Traits, ImmutableArray<Element> Children)
{
    /// <summary>An element of a kind without traits.</summary>
    public Element(WId id, ElementKind kind, Inline text, params ImmutableArray<Element> children)
        : this(id, kind, text, Traits.None, children)
    {
    }

    /// <summary>This element and all below it, in reading order.</summary>
    public IEnumerable<Element> SelfAndBelow()
    {
        var waiting = new Stack<Element>([this]);
        while (waiting.TryPop(out var element))
        {
            yield return element;
            for (var i = element.Children.Length - 1; i >= 0; i--)
                waiting.Push(element.Children[i]);
        }
    }

    /// <summary>Whether another is of the same kind, with the same words and traits, whatever stands below.</summary>
    public bool SaysTheSameAs(Element other) => Kind == other.Kind && Text.Equals(other.Text) && Traits.Equals(other.Traits);

    /// <inheritdoc/>
    public bool Equals(Element? other) =>
        ReferenceEquals(this, other) || (other is not null && WId == other.WId && SaysTheSameAs(other) && Children.SequenceEqual(other.Children));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WId, Kind, Text, Traits, Children.Length);
}

/// <summary>What part of a document an element is: ISO/IEC Directives, Part 2, from 13 (introduction) to 29 (tables).</summary>
/// <remarks>Stored format: the name in capitals.</remarks>
public enum ElementKind
{
    /// <summary>13: clause 0, before all others.</summary>
    Introduction,

    /// <summary>22.2 and 22.3: a clause or subclause.</summary>
    Clause,

    /// <summary>20: an annex, normative or informative.</summary>
    Annex,

    /// <summary>16.5: a terminological entry; its text is the preferred term. It is numbered as a subclause is.</summary>
    Term,

    /// <summary>16.5.5: another term that may be used for the same concept.</summary>
    AdmittedTerm,

    /// <summary>16.5.6: what a term means; it can stand in its place.</summary>
    Definition,

    /// <summary>16.5.10: where an entry was taken from.</summary>
    Source,

    /// <summary>7: a provision with one of the verbal forms shall, should, may, can.</summary>
    Requirement,

    /// <summary>22.4: text that is no provision of its own.</summary>
    Paragraph,

    /// <summary>24: information; to a terminological entry, 16.5.9.</summary>
    Note,

    /// <summary>25: an example.</summary>
    Example,

    /// <summary>23: a list.</summary>
    List,

    /// <summary>23: an item of a list.</summary>
    Item,

    /// <summary>29: a table; its text is the title.</summary>
    Table,

    /// <summary>29: a row.</summary>
    Row,

    /// <summary>29: a cell.</summary>
    Cell,

    /// <summary>27: a mathematical formula.</summary>
    Formula,

    /// <summary>28: a figure; its text is the title.</summary>
    Figure,
}
