using System.Globalization;
using System.Text;

namespace Standards.Exchange.Versions;

/// <summary>Numbers in a text, in whatever digits and with whatever separators.</summary>
static class Numerals
{
    /// <summary>The digits of each number, as ASCII: <c>1 000</c>, <c>1,000</c> and <c>١٬٠٠٠</c> are all <c>1000</c>; <c>3.5</c> and <c>3,5</c> are <c>3·5</c>.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Digit(text[i]) is null)
                continue;
            var number = new StringBuilder();
            while (i < text.Length)
            {
                if (Digit(text[i]) is { } digit)
                    number.Append(digit);
                else if (Separates(text, i) && DigitsAfter(text, i) is var after and > 0)
                    number.Append(IsGroup(text[i], after) ? "" : "·");
                else
                    break;
                i++;
            }
            yield return number.ToString();
        }
    }

    static char? Digit(char c) => CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var value ? (char)('0' + value) : null;

    static bool Separates(string text, int at) => text[at] switch
    {
        '.' or ',' or '\u066B' or '\u066C'              => true,
        ' ' or '\u00A0' or '\u202F' or '\u2009' or '’'  => DigitsAfter(text, at) == 3,
        _                                               => false,
    };

    /// <summary>A point or comma before three digits groups; the Arabic decimal sign never does.</summary>
    static bool IsGroup(char separator, int digitsAfter) => separator is '\u066C' || (separator is not '\u066B' && digitsAfter == 3);

    static int DigitsAfter(string text, int at)
    {
        var count = 0;
        while (at + 1 + count < text.Length && Digit(text[at + 1 + count]) is not null)
            count++;
        return count;
    }
}
