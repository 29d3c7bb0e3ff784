using System.Globalization;
using System.Text.RegularExpressions;

namespace Standards.Domain.Comments.Tables;

/// <summary>Reads and writes the first column: the member's code, and the serial of the comment where it has one: <c>NO-012</c>.</summary>
static partial class MemberCell
{
    /// <summary>Code in capitals, and serial; null where the cell holds none. Members without a code of two letters have eight hexadecimal digits.</summary>
    public static (string? Code, int? Serial) Read(string text)
    {
        if (Form().Match(text.Trim()) is not { Success: true } cell)
            return (null, null);
        int? serial = int.TryParse(cell.Groups["serial"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return (cell.Groups["code"].Value.ToUpperInvariant(), serial);
    }

    public static string Write(string code, int serial) => string.Create(CultureInfo.InvariantCulture, $"{code}-{serial:000}");

    // A single digit after the code is a footnote of the form: NO1-012.
    [GeneratedRegex(@"^((?<code>[0-9A-Fa-f]{8})-|(?<code>[A-Za-z]{2})([1-9](?=[\s/_.-]))?[\s/_.-]*)(?<serial>[0-9]{1,6})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
