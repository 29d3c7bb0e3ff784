using System.Text;
using DiffPlex;
using Standards.Domain.Documents;

namespace Standards.Domain.Differences;

/// <summary>What two texts have in common and what only one has, by words.</summary>
/// <remarks>A shortest script of edits over words, spaces, signs and cross references, each with its marks (DiffPlex).</remarks>
public static class WordDifference
{
    const char Boundary = '\u0001';   // a control character, which no text holds

    /// <summary>The spans of both texts, in order; at one place what goes stands before what comes.</summary>
    public static ImmutableArray<Span> Of(Inline before, Inline after)
    {
        if (before.Equals(after))
            return before.IsEmpty ? [] : [new(SpanKind.Same, before)];

        var (left, right) = (Words(before), Words(after));
        var blocks = Differ.Instance.CreateDiffs(Coded(left), Coded(right), ignoreWhiteSpace: false, ignoreCase: false, new Chunks()).DiffBlocks;
        var (spans, at) = (new List<Span>(), 0);
        foreach (var block in blocks)
        {
            Add(spans, SpanKind.Same, left[at..block.DeleteStartA]);
            at = block.DeleteStartA + block.DeleteCountA;
            Add(spans, SpanKind.Removed, left[block.DeleteStartA..at]);
            Add(spans, SpanKind.Added, right[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
        }
        Add(spans, SpanKind.Same, left[at..]);
        return [.. spans];
    }

    /// <summary>A text in words, white space, other signs and cross references.</summary>
    static Run[] Words(Inline text)
    {
        var words = new List<Run>();
        foreach (var run in text.Runs)
        {
            var word = new StringBuilder();
            Rune? last = null;
            foreach (var rune in run.Text.EnumerateRunes())
            {
                if (last is { } before && !(Rune.IsLetterOrDigit(rune) && Rune.IsLetterOrDigit(before)))
                    Flush(word, run);
                word.Append(rune.ToString());
                last = rune;
            }
            Flush(word, run);
        }
        return [.. words];

        void Flush(StringBuilder word, Run run)
        {
            if (word.Length > 0)
                words.Add(run with { Text = word.ToString() });
            word.Clear();
        }
    }

    static string Coded(Run[] words) => string.Join(Boundary, words.Select(w => $"{(int)w.Marks} {w.Target} {w.Text}"));

    static void Add(List<Span> spans, SpanKind kind, Run[] words)
    {
        if (words.Length == 0)
            return;
        if (spans is [.., var last] && last.Kind == kind)
            spans[^1] = last with { Words = last.Words.Concat(Inline.Of(words)) };
        else
            spans.Add(new(kind, Inline.Of(words)));
    }

    sealed class Chunks : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : text.Split(Boundary);
    }
}

/// <summary>Words that both texts have, or only one.</summary>
public sealed record Span(SpanKind Kind, Inline Words);

/// <summary>Which text has the words.</summary>
public enum SpanKind
{
    /// <summary>Both.</summary>
    Same,

    /// <summary>The earlier alone.</summary>
    Removed,

    /// <summary>The later alone.</summary>
    Added,
}
