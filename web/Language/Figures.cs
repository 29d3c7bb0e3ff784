namespace Web.Language;

/// <summary>The one way in which numbers are written. Digits are Latin in every language, as in the records; separators are the language's.</summary>
public static class Figures
{
    const string NoBreak = "\u00A0";

    /// <summary>1234 is <c>1,234</c> in English, <c>1 234</c> in French, Russian and Spanish.</summary>
    public static string Count(long number) =>
        number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", Group, StringComparison.Ordinal);

    /// <summary>A percentage that was reckoned exactly elsewhere and comes as <c>53.1</c>.</summary>
    public static string Percent(string exact) => Languages.Current switch
    {
        "fr" or "es" or "ru" => exact.Replace('.', ',') + NoBreak + "%",
        "zh" or "ar" => exact + "%",
        _ => exact + NoBreak + "%",
    };

    /// <summary>The exact fraction of a limit, as a person writes it: <c>2/3</c>.</summary>
    public static string Fraction(string exact) => exact.Replace("/", "\u2044", StringComparison.Ordinal) is var shown && exact.Contains('/', StringComparison.Ordinal) ? shown : exact;

    /// <summary>A fraction such as <c>17/32</c> as per mille of a bar's length: for drawing only, never for judging.</summary>
    public static decimal Length(string? exact)
    {
        if (exact?.Split('/') is not [var above, .. var rest] || !decimal.TryParse(above, CultureInfo.InvariantCulture, out var numerator))
            return 0;
        var denominator = rest is [var below] && decimal.TryParse(below, CultureInfo.InvariantCulture, out var d) ? d : 1;
        return denominator == 0 ? 0 : Math.Clamp(numerator / denominator, 0, 1);
    }

    /// <summary>A sentence of the services, whose percentages no line break may split.</summary>
    public static string Unbroken(string sentence) => sentence.Replace(" %", NoBreak + "%", StringComparison.Ordinal);

    static string Group => Languages.Current switch
    {
        "fr" => "\u202F",
        "es" or "ru" => NoBreak,
        _ => ",",
    };
}
