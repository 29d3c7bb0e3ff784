using System.Text.RegularExpressions;

namespace Standards.Domain.Comments;

/// <summary>Brings what people wrote into the form in which it is kept and compared.</summary>
static partial class Tidying
{
    /// <summary>A text with line feeds as its only line ends and no white space around it; null where nothing is left.</summary>
    public static string? Text(string? text)
    {
        var tidy = text?.ReplaceLineEndings("\n").Trim();
        return string.IsNullOrEmpty(tidy) ? null : tidy;
    }

    /// <summary>One line, with single spaces; null where nothing is left.</summary>
    public static string? Line(string? text)
    {
        var tidy = text is null ? null : WhiteSpace().Replace(text, " ").Trim();
        return string.IsNullOrEmpty(tidy) ? null : tidy;
    }

    /// <summary>Whether a text can be kept, and written into any file of ours: XML 1.0 (production 2) has no U+FFFE and U+FFFF.</summary>
    public static bool IsWritable(string? text) => Plain.IsPlain(text) && text?.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') is not >= 0;

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();
}
