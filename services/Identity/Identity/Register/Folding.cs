using System.Globalization;
using System.Text;

namespace Identity.Register;

/// <summary>Makes names comparable: no case, no accents, no punctuation, single spaces.</summary>
static class Folding
{
    public static string Of(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark && !IsApostrophe(rune) && folded is [.., not ' '])
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd().Replace("ß", "ss", StringComparison.Ordinal);
    }

    static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or 'ʼ' or '`';
}
