using System.Text;
using System.Text.Json.Serialization;
using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>Words with marks and cross references. Immutable and normalized: equal content is equal.</summary>
/// <remarks>
/// Positions count UTF-16 code units from 0 and never stand between the halves of a surrogate pair. A range goes from its
/// first position up to, and without, its last. A cross reference takes one position, as U+FFFC in <see cref="Text"/>.
/// </remarks>
[JsonConverter(typeof(InlineJsonConverter))]
public sealed class Inline : IEquatable<Inline>
{
    /// <summary>What stands in <see cref="Text"/> for a cross reference: OBJECT REPLACEMENT CHARACTER.</summary>
    public const char Reference = '\uFFFC';

    Inline(ImmutableArray<Run> runs)
    {
        Runs = runs;
        Text = runs.Length == 1 ? runs[0].Text : string.Concat(runs.Select(r => r.Text));
    }

    /// <summary>No words.</summary>
    public static Inline Empty { get; } = new([]);

    /// <summary>The runs: none is empty, and no two neighbours could be one.</summary>
    public ImmutableArray<Run> Runs { get; }

    /// <summary>The words without their marks.</summary>
    public string Text { get; }

    /// <summary>In UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Runs.IsEmpty;

    /// <summary>The elements that cross references point to, in order.</summary>
    public IEnumerable<WId> References => Runs.Where(r => r.Target is not null).Select(r => r.Target!.Value);

    /// <summary>Plain words.</summary>
    public static Inline Of(string text) => Of([new Run(text, Marks.None, null)]);

    /// <summary>Runs, brought into their normal form.</summary>
    /// <exception cref="ArgumentException">A run with a target is not exactly one <see cref="Reference"/>, or one without holds it.</exception>
    public static Inline Of(params ReadOnlySpan<Run> runs)
    {
        var normal = ImmutableArray.CreateBuilder<Run>(runs.Length);
        foreach (var run in runs)
        {
            if (run.Target is null ? run.Text.Contains(Reference, StringComparison.Ordinal) : run.Text is not [Reference])
                throw new ArgumentException("A cross reference is one object replacement character with a target.", nameof(runs));
            if (normal.Count > 0 && normal[^1].Joins(run))
                normal[^1] = normal[^1] with { Text = normal[^1].Text + run.Text };
            else if (run.Text.Length > 0)
                normal.Add(run);
        }
        return normal.Count == 0 ? Empty : new(normal.ToImmutable());
    }

    /// <summary>A cross reference to an element. What it shows is computed: the element's number.</summary>
    public static Inline To(WId target, Marks marks = Marks.None) => new([new(Reference.ToString(), marks, target)]);

    /// <summary>Whether a position lies in or at the ends of the text, and between whole characters.</summary>
    public bool IsBoundary(int position) =>
        position >= 0 && position <= Length
        && (position == 0 || position == Length || !(char.IsHighSurrogate(Text[position - 1]) && char.IsLowSurrogate(Text[position])));

    /// <summary>The part from one position to another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are no range of this text.</exception>
    public Inline Slice(int from, int to)
    {
        if (from > to || !IsBoundary(from) || !IsBoundary(to))
            throw new ArgumentOutOfRangeException(nameof(from), $"{from} to {to} is no range of a text of {Length}.");
        if (from == 0 && to == Length)
            return this;

        var parts = new List<Run>();
        var start = 0;
        foreach (var run in Runs)
        {
            var (left, right) = (Math.Max(from, start), Math.Min(to, start + run.Text.Length));
            if (left < right)
                parts.Add(run with { Text = run.Text[(left - start)..(right - start)] });
            start += run.Text.Length;
        }
        return Of([.. parts]);
    }

    /// <summary>This and then that.</summary>
    public Inline Concat(Inline other) => IsEmpty ? other : other.IsEmpty ? this : Of([.. Runs, .. other.Runs]);

    /// <summary>This with other words in the place of a range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no range of this text.</exception>
    public Inline Replace(int from, int to, Inline words) => Slice(0, from).Concat(words).Concat(Slice(to, Length));

    /// <summary>The words, with something said for each cross reference.</summary>
    public string Say(Func<WId, string> reference)
    {
        var said = new StringBuilder();
        foreach (var run in Runs)
            said.Append(run.Target is { } target ? reference(target) : run.Text);
        return said.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(Inline? other) => ReferenceEquals(this, other) || (other is not null && Text == other.Text && Runs.SequenceEqual(other.Runs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Inline other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Words that carry the same marks, or one cross reference.</summary>
/// <param name="Text">The words.</param>
/// <param name="Marks">What is set off.</param>
/// <param name="Target">The element referred to; null for words.</param>
public readonly record struct Run(string Text, Marks Marks, WId? Target)
{
    internal bool Joins(Run next) => Target is null && next.Target is null && Marks == next.Marks;
}

/// <summary>How words are set off.</summary>
[Flags]
public enum Marks
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Stress, such as a term at its first use.</summary>
    Emphasis = 1,

    /// <summary>Importance.</summary>
    Strong = 2,

    /// <summary>Above the line.</summary>
    Superscript = 4,

    /// <summary>Below the line.</summary>
    Subscript = 8,

    /// <summary>A name or fragment of a program or a format.</summary>
    Code = 16,
}
