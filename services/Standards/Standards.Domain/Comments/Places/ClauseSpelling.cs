using System.Text;
using System.Text.RegularExpressions;

namespace Standards.Domain.Comments.Places;

/// <summary>Reads the number of a clause as people write it: <c>3.1.</c>, <c>Clause 3.1</c>, <c>3,1</c>, <c>Annex A</c>, <c>§ 4</c>.</summary>
static partial class ClauseSpelling
{
    /// <summary>Letters of the Cyrillic alphabet that look like the Latin letters of annexes.</summary>
    const string Cyrillic = "АВСЕНКМОРТХ", Latin = "ABCEHKMOPTX";

    /// <summary>The number in our spelling, such as <c>3.1</c> or <c>A.2</c>; null where there is none, as for the whole draft.</summary>
    public static string? NumberIn(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var rest = LeadingWords().Replace(text.Normalize(NormalizationForm.FormKC).Trim(), "");
        if (Annex().Match(rest) is { Success: true } annex)
            return Spell(annex, rest[annex.Length..]);
        if (Number().Match(rest) is { Success: true } number)
            return Spell(number, "");
        return Introduction().IsMatch(rest) ? "0" : null;
    }

    /// <summary><c>Annex A</c>, also where the number of a clause in it follows: <c>Annex A, A.1</c>.</summary>
    static string Spell(Match match, string after)
    {
        var top = match.Groups["top"].Value;
        var letter = top.Length == 1 && char.IsLetter(top[0]) ? AnnexLetter(char.ToUpperInvariant(top[0])).ToString() : top.TrimStart('0') is "" ? "0" : top.TrimStart('0');
        var parts = string.Concat(match.Groups["part"].Captures.Select(c => "." + c.Value.TrimStart('0')));
        return parts.Length == 0 && Number().Match(Separator().Replace(after, "")) is { Success: true } more && Spell(more, "") is var below && below.StartsWith(letter + ".", StringComparison.Ordinal)
            ? below
            : letter + parts;
    }

    static char AnnexLetter(char letter) => Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Latin[at] : letter;

    // A comma between digits stands for a full stop; one that a space follows divides a list.
    const string Parts = @"(\s?[.,](?<part>[0-9]{1,3})(?![0-9\p{Lu}\p{Ll}])|[.]\s(?<part>[0-9]{1,3})(?=$|[\s.,;:]))*";

    [GeneratedRegex(@"^(?<top>[0-9]{1,3}|[\p{L}](?=$|[\s.,;:)\-/]))" + Parts + @"(?![0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(annex|annexe|anhang|anexo|allegato|bilag|bilaga|приложение|附录|附錄|附件|附属書|ملحق|الملحق|المرفق)\s*[:.]?\s*(?<top>[\p{L}](?=$|[^\p{L}]))" + Parts,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Annex();

    [GeneratedRegex(
        @"^((sub-?)?(clauses?|cl|sections?|sec|articles?|art|chapters?|abschnitt|abschn|kapitel|kap|ziffer|nr|no|n°|capítulo|cap|apartado|cláusula|sección|пункт|подпункт|раздел|п|第|البند|بند|القسم|الفقرة)\b[.:]?\s*|§+\s*|第)+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LeadingWords();

    [GeneratedRegex(@"^(introduction|einleitung|introducción|введение|引言|المقدمة|مقدمة)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^[\s,;:/–—-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separator();
}
