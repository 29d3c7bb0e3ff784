using System.Globalization;
using System.Text.RegularExpressions;

namespace Standards.Domain.Drafts;

/// <summary>A clause's number, part by part: ISO/IEC Directives, Part 2, 22 (numbering). Main clauses count from 0 or 1, annexes from A.</summary>
readonly partial record struct ClauseNumber(ImmutableArray<string> Parts)
{
    public int Level => Parts.Length;

    public static ClauseNumber? Parse(string? text) =>
        text is not null && WellFormed().IsMatch(text) ? new ClauseNumber([.. text.Split('.')]) : null;

    /// <summary>Whether this number stands directly below another, or at the top for null.</summary>
    public bool IsBelow(ClauseNumber? parent) =>
        parent is { } above ? Level == above.Level + 1 && Parts[..^1].SequenceEqual(above.Parts, StringComparer.Ordinal) : Level == 1;

    /// <summary>Whether this is the first number below its parent.</summary>
    public bool IsFirst => Parts[^1] == "1" || (Level == 1 && Parts[0] is "0" or "A");

    /// <summary>Whether this number comes right after another of the same parent: 3 after 2, B after A, and A after any main clause.</summary>
    public bool Follows(ClauseNumber sibling)
    {
        var (before, here) = (sibling.Parts[^1], Parts[^1]);
        if (char.IsAsciiLetterUpper(here[0]))
            return char.IsAsciiLetterUpper(before[0]) ? here[0] == before[0] + 1 : here == "A";

        return int.TryParse(before, CultureInfo.InvariantCulture, out var number) && here == (number + 1).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,2}|[A-Z])(\.[1-9][0-9]{0,2}){0,5}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}
