using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Size and storage restrictions in the standard profiles: XLIFF 2.1, 5.7.</summary>
static partial class SizeRules
{
    static readonly XNamespace Space = "urn:oasis:names:tc:xliff:sizerestriction:2.0";

    public static IEnumerable<XliffProblem> Of(XElement root) => root.DescendantsAndSelf().Where(e => e.Attributes().Any(a => a.Name.Namespace == Space)).SelectMany(Element);

    static IEnumerable<XliffProblem> Element(XElement element)
    {
        string? Get(string name) => element.Attribute(Space + name)?.Value;
        foreach (var name in new[] { "sizeRestriction", "storageRestriction" })
            if (Get(name) is { } restriction && !Restriction().IsMatch(restriction))
                yield return XliffProblem.At(element, "size.restriction", $"\"{restriction}\" is no restriction.");
        foreach (var name in Get("sizeInfo") is { Length: > 0 } size && (char.IsAsciiDigit(size[0]) || HasProfile(element)) ? ["sizeInfo", "equivStorage"] : new[] { "equivStorage" })
            if (Get(name) is { } number && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                yield return XliffProblem.At(element, "size.number", $"\"{number}\" is no number.");
        if (Get("sizeInfo") is not null && Get("sizeInfoRef") is not null)
            yield return XliffProblem.At(element, "size.one", "A size is given or referred to, not both.");
        if (element.Is("ec") && element.Attribute("isolated")?.Value is not "yes")
            yield return XliffProblem.At(element, "size.end", "The end of a code has a size only where it is isolated.");
        if (Get("sizeInfoRef") is { } reference && !DataOf(element).Any(d => d.Attribute("id")?.Value == reference || d.Attribute(XNamespace.Xml + "id")?.Value == reference))
            yield return XliffProblem.At(element, "size.ref", "The size that is referred to is not beside the element, nor beside one around it.");
    }

    /// <summary>A size says what its profile has it say: in the standard ones, a whole number. Without a profile it may be words.</summary>
    static bool HasProfile(XElement element) => element.AncestorsAndSelf().Last().Descendants(Space + "profiles").Any();

    static IEnumerable<XElement> DataOf(XElement element) =>
        element.AncestorsAndSelf().Where(a => a.Parent is not null).SelectMany(a => a.Parent!.Elements(Space + "data")).SelectMany(d => d.Descendants());

    [GeneratedRegex(@"\A(\*|\d+(,(\d+|\*))?)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Restriction();
}
