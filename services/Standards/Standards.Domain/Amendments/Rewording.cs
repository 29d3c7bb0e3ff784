using System.Text.RegularExpressions;
using Standards.Domain.Differences;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>From a text as a person has edited it to the operations that say so formally.</summary>
/// <remarks>While it is edited a cross reference stands as <c>[[identifier]]</c>. Marks of words that stay, stay.</remarks>
public static partial class Rewording
{
    /// <summary>A text as it is edited.</summary>
    public static string Editable(Inline text) => text.Say(target => $"[[{target}]]");

    /// <summary>Edited words, with their cross references.</summary>
    public static Inline Read(string edited)
    {
        var (text, at) = (Inline.Empty, 0);
        foreach (var match in References().EnumerateMatches(edited))
        {
            if (!WId.TryParse(edited[(match.Index + 2)..(match.Index + match.Length - 2)], out var target))
                continue;
            text = text.Concat(Words(edited[at..match.Index])).Concat(Inline.To(target));
            at = match.Index + match.Length;
        }
        return text.Concat(Words(edited[at..]));
    }

    /// <summary>The replacements, each of the fewest words, that make of an element's text what was written instead; none where nothing changed.</summary>
    public static ImmutableArray<Operation> Derive(Element element, string edited) => Replacements(element, WordDifference.Of(Unmarked(element.Text), Read(edited)));

    /// <summary>The replacements that make another text of an element's, marks and all.</summary>
    internal static ImmutableArray<Operation> Between(Element element, Inline after) => Replacements(element, WordDifference.Of(element.Text, after));

    static ImmutableArray<Operation> Replacements(Element element, ImmutableArray<Span> spans)
    {
        var operations = ImmutableArray.CreateBuilder<Operation>();
        var (from, to, words) = (0, 0, Inline.Empty);
        foreach (var span in spans)
        {
            if (span.Kind is SpanKind.Same)
            {
                Flush();
                (from, to) = (to + span.Words.Length, to + span.Words.Length);
            }
            else if (span.Kind is SpanKind.Removed)
            {
                to += span.Words.Length;
            }
            else
            {
                words = words.Concat(span.Words);
            }
        }
        Flush();
        return operations.DrainToImmutable();

        void Flush()
        {
            if (to > from || !words.IsEmpty)
                operations.Add(new Operation.ReplaceText(element.WId, from, to, element.Text.Slice(from, to), words));
            (from, words) = (to, Inline.Empty);
        }
    }

    static Inline Unmarked(Inline text) => Inline.Of([.. text.Runs.Select(r => r with { Marks = Marks.None })]);

    static Inline Words(string text) => Inline.Of(text.Replace(Inline.Reference.ToString(), "", StringComparison.Ordinal));

    [GeneratedRegex(@"\[\[[A-Za-z][A-Za-z0-9_.-]{0,63}\]\]", RegexOptions.NonBacktracking)]
    private static partial Regex References();
}
