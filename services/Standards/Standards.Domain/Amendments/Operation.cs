using System.Text.Json.Serialization;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>One change that an amendment asks for. All operations of an amendment address the same text: that which it amends, as it stands before any of them.</summary>
/// <remarks>Stored format: that of <see cref="OperationJson"/>. Positions are those of <see cref="Inline"/>.</remarks>
[JsonConverter(typeof(OperationJsonConverter))]
public abstract record Operation
{
    private Operation() { }

    /// <summary>Put words in the place of a range of an element's text. An empty range inserts, no words delete.</summary>
    /// <param name="Element">Whose text.</param>
    /// <param name="From">The first position.</param>
    /// <param name="To">The position after the last.</param>
    /// <param name="Expected">What stands there.</param>
    /// <param name="Words">What shall stand there.</param>
    public sealed record ReplaceText(WId Element, int From, int To, Inline Expected, Inline Words) : Operation;

    /// <summary>Change what an element has besides words: the modality of a requirement, the span of a cell, the status of an annex.</summary>
    public sealed record SetTraits(WId Element, Traits Expected, Traits Traits) : Operation;

    /// <summary>Put new elements, with new identifiers, at a place, in this order.</summary>
    public sealed record Insert(Anchor At, ImmutableArray<Element> Elements) : Operation;

    /// <summary>Strike an element and all below it.</summary>
    public sealed record Delete(WId Element) : Operation;

    /// <summary>Put an element, with all below it, at another place.</summary>
    public sealed record Move(WId Element, Anchor To) : Operation;

    /// <summary>Make two of an element: what stands after a position becomes a new element right after it, of the same kind. What is below goes with the second.</summary>
    public sealed record Split(WId Element, int At, WId Second) : Operation;

    /// <summary>Make one of an element and the next one of the same kind. The first identifier stays.</summary>
    /// <param name="Between">What stands between the two texts, such as a space.</param>
    public sealed record Merge(WId Element, WId Next, Inline Between) : Operation;

    /// <summary>Other words in a cell of a table, or the whole of another element's text.</summary>
    public static ReplaceText Rewrite(Element element, Inline words) => new(element.WId, 0, element.Text.Length, element.Text, words);
}

/// <summary>A place for elements: beside an element, or first or last in one.</summary>
/// <param name="Side">On which side.</param>
/// <param name="Element">Of which element; null for the document itself, for <see cref="Side.First"/> and <see cref="Side.Last"/> alone.</param>
public readonly record struct Anchor(Side Side, WId? Element)
{
    /// <summary>Whether it is beside an element.</summary>
    public bool IsBeside => Side is Side.Before or Side.After;

    /// <summary>Right before an element.</summary>
    public static Anchor Before(WId element) => new(Side.Before, element);

    /// <summary>Right after an element.</summary>
    public static Anchor After(WId element) => new(Side.After, element);

    /// <summary>As the first in an element, or in the document.</summary>
    public static Anchor First(WId? parent) => new(Side.First, parent);

    /// <summary>As the last in an element, or in the document.</summary>
    public static Anchor Last(WId? parent) => new(Side.Last, parent);
}

/// <summary>A side of an element.</summary>
public enum Side
{
    /// <summary>Before it.</summary>
    Before,

    /// <summary>After it.</summary>
    After,

    /// <summary>In it, before all that is there.</summary>
    First,

    /// <summary>In it, after all that is there.</summary>
    Last,
}
