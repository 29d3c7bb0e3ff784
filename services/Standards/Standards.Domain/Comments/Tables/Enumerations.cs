using System.Globalization;
using System.Text.RegularExpressions;

namespace Standards.Domain.Comments.Tables;

/// <summary>Takes several comments that someone has written into one cell apart: lines that begin with 1), 2), 3) or a), b), c).</summary>
static partial class Enumerations
{
    /// <summary>The items without their numbers; one item, unchanged, where the text does not begin with the first number or has only one.</summary>
    public static ImmutableArray<string> Split(string text)
    {
        var items = ImmutableArray.CreateBuilder<string>();
        var rest = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Numbered().Match(line) is { Success: true } number && IsNext(number.Groups["n"].Value, items.Count + (rest.Count > 0 ? 1 : 0)))
            {
                Close();
                rest.Add(line[number.Length..]);
            }
            else if (rest.Count == 0 && items.Count == 0 && line.Trim().Length > 0)
                return [text];   // words before the first number: they would belong to none
            else if (rest.Count > 0)
                rest.Add(line);
        }
        Close();
        return items.Count > 1 && items.TrueForAll(i => i.Length > 0) ? items.ToImmutable() : [text];

        void Close()
        {
            if (rest.Count > 0)
                items.Add(string.Join('\n', rest).Trim());
            rest.Clear();
        }
    }

    static bool TrueForAll(this ImmutableArray<string>.Builder items, Func<string, bool> holds) => items.All(holds);

    static bool IsNext(string number, int before) =>
        number == (before + 1).ToString(CultureInfo.InvariantCulture) || (before < 26 && number == ((char)('a' + before)).ToString());

    [GeneratedRegex(@"^\s*\(?(?<n>[0-9]{1,3}|[a-z])[.)]\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
