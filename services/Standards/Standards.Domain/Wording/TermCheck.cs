using System.Text.RegularExpressions;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Wording;

/// <summary>Holds the terms that a text uses against those that it defines: ISO/IEC Directives, Part 2, 16 and 17.</summary>
/// <remarks>A term is used where words are set in emphasis, as at a first use (a single letter is a quantity); an abbreviation where a word is written in capitals.</remarks>
static partial class TermCheck
{
    public static IEnumerable<WordingFinding> Of(Document text)
    {
        var entries = text.All().Where(e => e.Kind is ElementKind.Term).ToList();
        var defined = entries.SelectMany(e => NamesOf(e)).Select(Plain).ToHashSet(StringComparer.Ordinal);
        return [.. Undefined(text, defined), .. Unused(text, entries), .. Abbreviations(text, defined)];
    }

    static IEnumerable<WordingFinding> Undefined(Document text, HashSet<string> defined)
    {
        if (defined.Count == 0)
            yield break;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in text.All().Where(e => e.Kind is not (ElementKind.Term or ElementKind.AdmittedTerm)))
            foreach (var run in element.Text.Runs.Where(r => r.Target is null && r.Marks == Marks.Emphasis))
            {
                var term = run.Text.Trim().Trim('.', ',', ';', ':');
                if (term.Length > 1 && !defined.Contains(Plain(term)) && told.Add(Plain(term)))
                    yield return new(element.WId, "wording.term_undefined", FindingWeight.Warning, $"\"{term}\" is set as a term, and no entry defines it.", term);
            }
    }

    static IEnumerable<WordingFinding> Unused(Document text, List<Element> entries)
    {
        if (entries.Count == 0)
            yield break;
        var referred = text.All().SelectMany(e => e.Text.References).ToHashSet();
        foreach (var entry in entries.Where(e => !referred.Contains(e.WId)))
        {
            var own = entry.SelfAndBelow().Select(e => e.WId).ToHashSet();
            if (!text.All().Any(e => !own.Contains(e.WId) && NamesOf(entry).Any(name => Says(e.Text.Text, name))))
                yield return new(entry.WId, "wording.term_unused", FindingWeight.Advice, $"\"{entry.Text.Text}\" is defined and used nowhere.", null);
        }
    }

    static IEnumerable<WordingFinding> Abbreviations(Document text, HashSet<string> defined)
    {
        var (used, introduced) = (new Dictionary<string, Element>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var element in text.All())
            foreach (var run in element.Text.Runs.Where(r => r.Target is null && !r.Marks.HasFlag(Marks.Code)))
                foreach (var match in Capitals().EnumerateMatches(run.Text))
                {
                    var (words, end) = (run.Text, match.Index + match.Length);
                    var word = words[match.Index..end];
                    end += end < words.Length && words[end] == 's' ? 1 : 0;
                    if (Joins(words, match.Index - 1) || Joins(words, end) || IsNumbered(words[end..]))
                        continue;
                    used.TryAdd(word, element);
                    if (words[..match.Index].EndsWith('(') || words[end..].StartsWith(" (", StringComparison.Ordinal))
                        introduced.Add(word);
                }
        return used.Where(u => !introduced.Contains(u.Key) && !defined.Contains(Plain(u.Key)))
            .Select(u => new WordingFinding(u.Value.WId, "wording.abbreviation_undefined", FindingWeight.Advice, $"\"{u.Key}\" is used, and nowhere said in full.", u.Key));
    }

    static IEnumerable<string> NamesOf(Element entry) =>
        entry.Children.Where(c => c.Kind is ElementKind.AdmittedTerm).Select(c => c.Text.Text).Prepend(entry.Text.Text).Where(t => !string.IsNullOrWhiteSpace(t));

    /// <summary>Whether a text holds a term as a word of its own, in singular or plural.</summary>
    static bool Says(string text, string term)
    {
        var stem = Plain(term);
        for (var at = text.IndexOf(stem, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(stem, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                return true;
        return false;
    }

    /// <summary>A term as it is compared: in small letters and without a plural's ending.</summary>
    static string Plain(string term)
    {
        var word = term.Trim().ToLowerInvariant();
        return word switch
        {
            _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4                                    => word[..^3],
            _ when word.EndsWith('y') && word.Length > 3                                                                 => word[..^1],
            _ when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length > 3               => word[..^1],
            _                                                                                                            => word,
        };
    }

    /// <summary>Whether a sign makes one word with its neighbour.</summary>
    static bool Joins(string words, int at) => at >= 0 && at < words.Length && (char.IsLetterOrDigit(words[at]) || words[at] is '/' or '-');

    /// <summary>Whether the number of a standard goes on, such as ISO 9000.</summary>
    static bool IsNumbered(string rest) => rest is [' ', >= '0' and <= '9', ..];

    [GeneratedRegex("[A-Z]{2,}[0-9]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Capitals();
}
