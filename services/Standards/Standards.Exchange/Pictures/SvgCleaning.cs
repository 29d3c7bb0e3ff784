using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static System.StringComparison;

namespace Standards.Exchange.Pictures;

/// <summary>Makes a still drawing of an SVG: shapes, words and paint stay; scripts, events, what is of other vocabularies, and every address but that of a part of itself go.</summary>
/// <remarks>What is not known to be harmless is left out. Cleaning twice is cleaning once.</remarks>
static partial class SvgCleaning
{
    const string MediaType = "image/svg+xml";
    const int MaxParts = 20_000;
    const int MaxShown = 100_000;

    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";

    static readonly ImmutableHashSet<string> Elements =
    [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
        "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
    ];

    /// <summary>Of these only what stands in them stays.</summary>
    static readonly ImmutableHashSet<string> Opened = ["a", "switch"];

    static readonly ImmutableHashSet<string> Attributes =
    [
        "id", "class", "style", "lang", "role", "aria-label", "aria-hidden", "aria-labelledby", "aria-describedby", "version", "viewBox", "preserveAspectRatio", "width", "height",
        "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "d", "points", "pathLength", "dx", "dy", "rotate", "textLength", "lengthAdjust", "startOffset",
        "method", "spacing", "side", "transform", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits", "patternContentUnits", "patternTransform",
        "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits", "markerWidth", "markerHeight", "refX", "refY", "orient",
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset",
        "color", "opacity", "display", "visibility", "overflow", "paint-order", "vector-effect", "shape-rendering", "text-rendering", "clip-path", "clip-rule", "mask",
        "marker-start", "marker-mid", "marker-end", "stop-color", "stop-opacity", "transform-origin", "transform-box", "mix-blend-mode", "isolation",
        "font-family", "font-size", "font-style", "font-weight", "font-variant", "font-stretch", "letter-spacing", "word-spacing", "text-anchor", "text-decoration",
        "dominant-baseline", "alignment-baseline", "baseline-shift", "writing-mode", "direction", "unicode-bidi", "xml:space",
    ];

    /// <summary>What may be called in a style.</summary>
    static readonly ImmutableHashSet<string> Functions =
        ["url", "rgb", "rgba", "hsl", "hsla", "translate", "translatex", "translatey", "scale", "scalex", "scaley", "rotate", "skewx", "skewy", "matrix", "calc", "var", "not", "is", "nth-child"];

    /// <summary>The head and the bytes of the cleaned drawing, or why it is not taken.</summary>
    public static (PictureHead? Head, ReadOnlyMemory<byte> Bytes, PictureRefusal? Refusal) Clean(ReadOnlyMemory<byte> file)
    {
        if (!LooksLikeXml(file.Span))
            return (null, default, new PictureRefusal.KindUnknown());
        var (root, unreadable) = Xml.SafeXml.Read(file, skipsType: true);
        if (unreadable is ExchangeRefusal.TooDeep or ExchangeRefusal.TooLarge)
            return (null, default, new PictureRefusal.TooInvolved());
        if (unreadable is not null)
            return (null, default, new PictureRefusal.Broken("it is not well-formed XML"));
        if (root!.Name != Svg + "svg")
            return (null, default, new PictureRefusal.KindUnknown());
        if (Size(root) is not var (width, height))
            return (null, default, new PictureRefusal.NoSize());
        var clean = Cleaned(root);
        if (clean.DescendantsAndSelf().Skip(MaxParts).Any() || SvgWeight.Of(clean, MaxShown) is null)
            return (null, default, new PictureRefusal.TooInvolved());

        clean.SetAttributeValue("viewBox", clean.Attribute("viewBox")?.Value ?? string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
        clean.SetAttributeValue("width", width);
        clean.SetAttributeValue("height", height);
        if (clean.DescendantsAndSelf().Attributes().Any(a => a.Name.Namespace == XLink))
            clean.SetAttributeValue(XNamespace.Xmlns + "xlink", XLink.NamespaceName);
        return (new(MediaType, width, height), Encoding.UTF8.GetBytes(clean.ToString(SaveOptions.DisableFormatting)), null);
    }

    static bool LooksLikeXml(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var start = (file.StartsWith(mark) ? file[3..] : file).TrimStart(" \t\r\n"u8);
        return start is [(byte)'<', ..];
    }

    static XElement Cleaned(XElement element)
    {
        var clean = new XElement(element.Name, element.Attributes().Where(a => IsHarmless(element, a)));
        foreach (var node in element.Nodes())
            clean.Add(node is XElement child ? Kept(child) : node is XText text ? new XText(text.Value) : null);
        return clean;
    }

    static IEnumerable<XElement> Kept(XElement child)
    {
        if (child.Name.Namespace != Svg)
            return [];
        if (Opened.Contains(child.Name.LocalName))
            return child.Elements().SelectMany(Kept);
        return Elements.Contains(child.Name.LocalName) && (child.Name.LocalName is not "style" || IsHarmlessStyle(child.Value)) ? [Cleaned(child)] : [];
    }

    static bool IsHarmless(XElement element, XAttribute attribute)
    {
        var (name, value) = (attribute.Name.LocalName, attribute.Value);
        if (attribute.Name.Namespace == XNamespace.Xml)
            return name is "space" or "lang";
        if (name is "href" && (attribute.Name.Namespace == XNamespace.None || attribute.Name.Namespace == XLink))
            return element.Name.LocalName is "use" or "textPath" or "linearGradient" or "radialGradient" or "pattern" && value.StartsWith('#');
        return attribute.Name.Namespace == XNamespace.None && Attributes.Contains(name) && (name.StartsWith("aria-", Ordinal) || IsHarmlessStyle(value));
    }

    /// <summary>Whether a style, or a value that could be one, calls nothing that is not known, and names no address but of a part of the drawing.</summary>
    static bool IsHarmlessStyle(string style) =>
        !style.Contains('@', Ordinal) && !style.Contains('\\', Ordinal) && !style.Contains("javascript:", OrdinalIgnoreCase)
        && Calls().Matches(style).All(c => Functions.Contains(c.Groups["name"].Value.ToLowerInvariant()) && (!c.Groups["name"].Value.Equals("url", OrdinalIgnoreCase) || c.Groups["own"].Success));

    /// <summary>In whole pixels, by its own words or by its viewBox.</summary>
    static (int Width, int Height)? Size(XElement root)
    {
        var box = (root.Attribute("viewBox")?.Value ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
        var (width, height) = (Length(root.Attribute("width")?.Value), Length(root.Attribute("height")?.Value));
        if (box is [{ }, { }, { } across, { } down] && across > 0 && down > 0)
            (width, height) = (width ?? (height is { } h ? h * across / down : across), height ?? (width is { } w ? w * down / across : down));
        return width is > 0 and < int.MaxValue && height is > 0 and < int.MaxValue ? ((int)Math.Ceiling(width.Value), (int)Math.Ceiling(height.Value)) : null;
    }

    static double? Length(string? said)
    {
        if (said is null || Lengths().Match(said) is not { Success: true } match || Number(match.Groups["number"].Value) is not { } number)
            return null;
        return number * match.Groups["unit"].Value switch { "pt" => 4d / 3, "pc" => 16, "in" => 96, "cm" => 96 / 2.54, "mm" => 96 / 25.4, _ => 1 };
    }

    static double? Number(string said) => double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex(@"(?<name>[A-Za-z_-][A-Za-z0-9_-]*)\s*\(\s*(?<own>[""']?#[^""')]*[""']?\s*\))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Calls();

    [GeneratedRegex(@"\A\s*(?<number>[0-9.eE+-]+?)(?<unit>px|pt|pc|in|cm|mm)?\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Lengths();
}

/// <summary>How many parts of a drawing are shown, those counted again that are used again.</summary>
sealed class SvgWeight
{
    const int MaxDepth = 500;

    static readonly Regex Address = new(@"url\(\s*[""']?#(?<id>[^""')]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    readonly Dictionary<string, XElement> byId = [];
    readonly Dictionary<XElement, long> reckoned = [];
    readonly HashSet<XElement> open = [];
    readonly long most;

    SvgWeight(XElement root, long most)
    {
        this.most = most;
        foreach (var element in root.DescendantsAndSelf())
            if (element.Attribute("id")?.Value is { } id)
                byId.TryAdd(id, element);
    }

    /// <summary>The number; null where it is larger than the most, a part would use itself, or parts use each other too deep.</summary>
    public static long? Of(XElement root, long most) => new SvgWeight(root, most).Of(root);

    long? Of(XElement element)
    {
        if (reckoned.TryGetValue(element, out var known))
            return known;
        if (open.Count >= MaxDepth || !open.Add(element))
            return null;
        var sum = 1L;
        foreach (var part in element.Elements().Concat(Used(element)))
        {
            if (Of(part) is not { } weight || (sum += weight) > most)
                return null;
        }
        open.Remove(element);
        return reckoned[element] = sum;
    }

    IEnumerable<XElement> Used(XElement element) => element.Attributes()
        .SelectMany(a => a.Name.LocalName is "href" ? [a.Value[1..]] : Address.Matches(a.Value).Select(m => m.Groups["id"].Value))
        .Select(id => byId.GetValueOrDefault(id)).OfType<XElement>();
}
