using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>What stands in the place of a range of an element's text: words, and breaks where a new element begins.</summary>
/// <remarks>The edits of one amendment in one text are in order and do not touch.</remarks>
sealed record TextEdit(int From, int To, ImmutableArray<FlowPart> Content)
{
    public IEnumerable<WId> Breaks => Content.Where(p => p.Break is not null).Select(p => p.Break!.Value);

    public bool Equals(TextEdit? other) => other is not null && From == other.From && To == other.To && Content.SequenceEqual(other.Content);

    public override int GetHashCode() => HashCode.Combine(From, To, Content.Length);

    /// <summary>Whether both can be done, whatever their order: at least one character of the old text stands between them.</summary>
    public bool Leaves(TextEdit other) => To < other.From || other.To < From;

    /// <summary>Edits of one amendment, put in order; those that touch become one.</summary>
    public static ImmutableArray<TextEdit> Normal(IEnumerable<TextEdit> edits)
    {
        var normal = new List<TextEdit>();
        foreach (var edit in edits.OrderBy(e => e.From).ThenBy(e => e.To))   // stable: insertions at one place keep their order
        {
            if (normal is [.., var last] && last.To == edit.From)
                normal[^1] = new(last.From, edit.To, FlowPart.Normal([.. last.Content, .. edit.Content]));
            else
                normal.Add(edit);
        }
        return [.. normal];
    }
}

/// <summary>Words, or a break after which a new element goes on, or the seam to the text of a merged element.</summary>
readonly record struct FlowPart(Inline? Words, WId? Break, WId? Seam = null)
{
    public static FlowPart Of(Inline words) => new(words, null);

    public static FlowPart Into(WId second) => new(null, second);

    /// <summary>Without empty words, and without two neighbours that are both words.</summary>
    public static ImmutableArray<FlowPart> Normal(IEnumerable<FlowPart> parts)
    {
        var normal = new List<FlowPart>();
        foreach (var part in parts)
        {
            if (part is { Words.IsEmpty: true, Seam: null })
                continue;
            if (part is { Words: { } words, Seam: null } && normal is [.., { Words: { } before, Seam: null }])
                normal[^1] = Of(before.Concat(words));
            else
                normal.Add(part);
        }
        return [.. normal];
    }
}
