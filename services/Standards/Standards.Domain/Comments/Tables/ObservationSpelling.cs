using System.Text.RegularExpressions;
using Standards.Domain.Drafts;

namespace Standards.Domain.Comments.Tables;

/// <summary>Reads an observation: the outcome in the words that secretariats use, what is said of it, and the elements that were changed.</summary>
/// <remarks>What <see cref="TableWriting.Observe"/> writes is read as the same disposition.</remarks>
static partial class ObservationSpelling
{
    // Longer before shorter: the first that fits is taken.
    static readonly (CommentOutcome Outcome, string[] Words)[] Known =
    [
        (CommentOutcome.AcceptedInPrinciple, [
            "accepted in principle", "agreed in principle", "partially accepted", "partly accepted", "accepted in part", "accepted with modifications", "accepted with modification",
            "accepted with changes", "accepté en principe", "accepté en partie", "accepté partiellement", "accepté avec modifications", "aceptado en principio", "aceptado parcialmente",
            "принято в принципе", "принято частично", "принято с изменениями", "原则上采纳", "部分采纳", "قُبل من حيث المبدأ", "قبل من حيث المبدأ"]),
        (CommentOutcome.Rejected, ["not accepted", "not agreed", "rejected", "declined", "non accepté", "rejeté", "refusé", "rechazado", "no aceptado", "не принято", "отклонено", "不采纳", "未采纳", "رُفض", "رفض"]),
        (CommentOutcome.Accepted, ["accepted", "agreed", "agree", "accept", "accepté", "aceptado", "принято", "采纳", "قُبل", "قبل"]),
        (CommentOutcome.Noted, ["noted", "no action required", "pris note", "noté", "anotado", "принято к сведению", "已注意", "注意到", "أُحيط علماً", "أحيط علما"]),
    ];

    static readonly (string Word, CommentOutcome Outcome)[] ByLength =
        [.. Known.SelectMany(k => k.Words.Select(w => (w, k.Outcome))).OrderByDescending(k => k.w.Length)];

    /// <summary>The disposition, without one where no outcome is named; or the name of an element that there is not.</summary>
    public static (Disposition? Disposition, string? Unknown) Read(string text, Func<string, WId?> find)
    {
        var (outcome, rest) = Outcome(text.Trim());
        if (outcome is null)
            return (null, null);

        var changed = Changed().Match(rest);
        var (elements, unknown) = changed.Success ? Elements(changed.Groups["names"].Value, find) : ([], null);
        var words = changed.Success ? rest[..changed.Index] : rest;
        return unknown is null ? (new Disposition(outcome.Value, words, elements).Tidy(), null) : (null, unknown);
    }

    static (CommentOutcome? Outcome, string After) Outcome(string text)
    {
        foreach (var (word, outcome) in ByLength)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length])))
                return (outcome, End().Replace(text[word.Length..], "", 1));
        return (null, text);
    }

    /// <summary>Names apart by commas; a name may hold one itself, so the longest that is an element is taken.</summary>
    static (ImmutableArray<WId> Elements, string? Unknown) Elements(string names, Func<string, WId?> find)
    {
        var parts = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var elements = ImmutableArray.CreateBuilder<WId>();
        for (var i = 0; i < parts.Length;)
        {
            var taken = Enumerable.Range(1, parts.Length - i).Reverse().FirstOrDefault(n => find(string.Join(", ", parts[i..(i + n)])) is not null);
            if (taken == 0)
                return ([], parts[i]);
            elements.Add(find(string.Join(", ", parts[i..(i + taken)]))!.Value);
            i += taken;
        }
        return (elements.ToImmutable(), null);
    }

    // What parts the outcome from what is said of it: a full stop or another mark, one line.
    [GeneratedRegex(@"^\s*[.:;,。，：、–—-]?[ \t]*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex End();

    [GeneratedRegex(@"(^|\s)Changed: (?<names>[^\n]{1,20000}?)\.?\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.RightToLeft, 1000)]
    private static partial Regex Changed();
}
