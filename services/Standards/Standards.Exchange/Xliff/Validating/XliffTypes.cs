using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>What the values of attributes look like.</summary>
static partial class XliffTypes
{
    static readonly ImmutableDictionary<string, ImmutableHashSet<string>> Lists = new Dictionary<string, ImmutableHashSet<string>>
    {
        ["version"]       = ["2.0", "2.1"],
        ["yesNo"]         = ["yes", "no"],
        ["yesNoFirstNo"]  = ["yes", "firstNo", "no"],
        ["dir"]           = ["ltr", "rtl", "auto"],
        ["space"]         = ["default", "preserve"],
        ["preserve"]      = ["preserve"],
        ["side"]          = ["source", "target"],
        ["metaSide"]      = ["source", "target", "ignorable"],
        ["state"]         = ["initial", "translated", "reviewed", "final"],
        ["code"]          = ["fmt", "ui", "quote", "link", "image", "other"],
        ["match"]         = ["am", "mt", "icm", "idm", "tb", "tm", "other"],
        ["normalization"] = ["none", "nfc", "nfd"],
    }.ToImmutableDictionary();

    /// <summary>Format style, 5.4.5.1.</summary>
    public static readonly ImmutableHashSet<string> FormatStyles = [.. """
        a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend
        li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static bool IsOf(string type, string value) => type switch
    {
        ""         => true,
        "token"    => IsToken(value),
        "tokens"   => value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } all && all.All(IsToken),
        "language" => LanguageTag().IsMatch(value),
        "pair"     => Pair().IsMatch(value),
        "mark"     => value is "generic" or "comment" or "term" || Pair().IsMatch(value),
        "priority" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) && priority is >= 1 and <= 10,
        "positive" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var positive) && positive >= 1,
        "percent"  => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100,
        "hex"      => int.TryParse(value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _) && value.Length % 2 == 0,
        "uri"      => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _),
        "instant"  => Instant().IsMatch(value),
        _          => Lists[type].Contains(value),
    };

    public static bool IsToken(string value) => value.Length > 0 && value.All(c => XmlConvert.IsNCNameChar(c) || c is ':');

    [GeneratedRegex(@"\A([A-Za-z]{2,8}|[IiXx])(-[A-Za-z0-9]{1,8})*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\A[^\s:]+:[^\s:]+\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\A\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d?\d:\d\d))?)?)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Instant();
}
