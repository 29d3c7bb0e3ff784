using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Languages, white space, states and order: 4.2.2 and 4.3.1.</summary>
static class LanguageRules
{
    static readonly XName Lang = XNamespace.Xml + "lang", Space = XNamespace.Xml + "space";

    public static IEnumerable<XliffProblem> Of(XElement root)
    {
        var (source, target) = (root.Attribute("srcLang")!.Value, root.Attribute("trgLang")?.Value);
        foreach (var skeleton in root.Descendants().Where(e => e.Is("skeleton")))
            if (skeleton.Attribute("href") is not null == skeleton.Nodes().Any())
                yield return XliffProblem.At(skeleton, "skeleton.one", "A skeleton has either a reference or content.");
        foreach (var unit in root.Descendants().Where(e => e.Is("unit")))
            foreach (var problem in Unit(unit, source, target))
                yield return problem;
    }

    static IEnumerable<XliffProblem> Unit(XElement unit, string source, string? target)
    {
        var parts = unit.Elements().Where(e => e.Is("segment") || e.Is("ignorable")).ToArray();
        if (!parts.Any(p => p.Is("segment")))
            yield return XliffProblem.At(unit, "unit.segment", "A unit has at least one segment.");
        foreach (var part in parts)
            foreach (var problem in Part(part, source, target))
                yield return problem;

        var orders = parts.Select((p, i) => Target(p)?.Attribute("order") is { } order ? int.Parse(order.Value, System.Globalization.CultureInfo.InvariantCulture) : i + 1).ToArray();
        if (orders.Distinct().Count() != orders.Length || orders.Any(o => o > orders.Length))
            yield return XliffProblem.At(unit, "target.order", "Two targets have the same place, or one a place that there is not.");
    }

    static IEnumerable<XliffProblem> Part(XElement part, string source, string? target)
    {
        if (part.Attribute("subState") is not null && part.Attribute("state") is null)
            yield return XliffProblem.At(part, "state.sub_state", "A sub-state stands beside a state.");
        var here = part.Element(XliffSpaces.Core + "source")!;
        if (!IsSame(Inherited(here, Lang), source))
            yield return XliffProblem.At(here, "language.source", "The language of a source is that of the file.");
        if (Target(part) is not { } there)
            yield break;
        if (target is null)
            yield return XliffProblem.At(there, "language.target_missing", "A file with targets says their language.");
        else if (!IsSame(Inherited(there, Lang), target))
            yield return XliffProblem.At(there, "language.target", "The language of a target is that of the file.");
        if (SpaceOf(here) != SpaceOf(there))
            yield return XliffProblem.At(there, "space.same", "Source and target treat white space alike.");
    }

    static bool IsSame(string? said, string language) => said is null || string.Equals(said, language, StringComparison.OrdinalIgnoreCase);

    static XElement? Target(XElement part) => part.Element(XliffSpaces.Core + "target");

    static string SpaceOf(XElement element) => Inherited(element, Space) ?? "default";

    static string? Inherited(XElement element, XName attribute) => element.AncestorsAndSelf().Select(e => e.Attribute(attribute)?.Value).FirstOrDefault(v => v is not null);
}
