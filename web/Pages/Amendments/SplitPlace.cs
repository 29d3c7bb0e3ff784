using System.Text.RegularExpressions;

namespace Web.Pages.Amendments;

/// <summary>Where a text is divided: before words that stand in it once.</summary>
static partial class SplitPlace
{
    /// <summary>What stands for a cross reference in positions: it counts one.</summary>
    const string Reference = "\uFFFC";

    /// <summary>The position in UTF-16 code units; null where the words are not there, stand there more than once, or begin the text.</summary>
    public static int? Find(string editable, string? words)
    {
        var (text, sought) = (Plain(editable), Plain(words?.Trim() ?? ""));
        if (sought.Length == 0)
            return null;
        var at = text.IndexOf(sought, StringComparison.Ordinal);
        return at > 0 && text.IndexOf(sought, at + 1, StringComparison.Ordinal) < 0 ? at : null;
    }

    static string Plain(string edited) => References().Replace(edited, Reference);

    [GeneratedRegex(@"\[\[[A-Za-z][A-Za-z0-9_.-]{0,63}\]\]", RegexOptions.NonBacktracking)]
    private static partial Regex References();
}
