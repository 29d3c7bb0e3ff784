using System.Xml.Linq;

namespace Standards.Exchange.AkomaNtoso;

/// <summary>What elements of Akoma Ntoso are, for a reader that takes any document of it.</summary>
static class AknNames
{
    /// <summary>They only wrap what stands in them.</summary>
    public static readonly ImmutableHashSet<string> Transparent =
    [
        "akomaNtoso", "act", "bill", "doc", "debate", "debateReport", "judgment", "amendment", "amendmentList", "officialGazette", "documentCollection",
        "statement", "portion", "body", "mainBody", "debateBody", "judgmentBody", "amendmentBody", "collectionBody", "portionBody", "components",
        "attachments", "intro", "content", "wrapUp", "interstitial", "div",
    ];

    /// <summary>They open a part of their own even where they have no heading.</summary>
    public static readonly ImmutableHashSet<string> Parts =
        ["coverPage", "preface", "preamble", "conclusions", "header", "component", "attachment", "introduction", "background", "arguments", "remedies", "motivation", "decision"];

    /// <summary>Blocks that are words alone.</summary>
    public static readonly ImmutableHashSet<string> Words =
        ["p", "block", "scene", "narrative", "summary", "from", "crossHeading", "subheading", "listIntroduction", "listWrapUp", "caption", "tocItem"];

    /// <summary>Blocks that stand for themselves.</summary>
    public static readonly ImmutableHashSet<string> Blocks = ["blockList", "ul", "ol", "table", "tblock", "blockContainer", "foreign"];

    public static bool HoldsWords(XElement element) =>
        Words.Contains(element.Name.LocalName) || element.Nodes().Any(n => n is XText text && !string.IsNullOrWhiteSpace(text.Value));

    public static string? Get(this XElement element, string name) => element.Attribute(name)?.Value;

    public static string PlaceOf(XElement element) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Xml.Line.Of(element)}, {element.Name.LocalName} {element.Get("eId") ?? element.Get("wId") ?? ""}").TrimEnd();
}
