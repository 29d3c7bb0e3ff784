using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Identifiers are unique within what each kind of element says: 4.3.1.21 and the modules' own.</summary>
static class IdentifierRules
{
    public static IEnumerable<XliffProblem> Of(XElement root)
    {
        var files = root.Elements().Where(e => e.Is("file")).ToArray();
        return
        [
            .. Twice(files),
            .. files.SelectMany(f => Twice(f.Descendants().Where(e => e.Is("group")))),
            .. files.SelectMany(f => Twice(f.Descendants().Where(e => e.Is("unit")))),
            .. root.Descendants().Where(e => XliffSpaces.Short(e.Name) is "notes" or "originalData" or "mtc:matches").SelectMany(e => Twice(e.Elements())),
            .. root.Descendants().Where(e => XliffSpaces.Short(e.Name) is "mda:metadata" or "gls:glossary").SelectMany(e => Twice(e.Descendants().Where(IsNamed))),
            .. root.Descendants().Where(e => XliffSpaces.Short(e.Name) is "res:resourceData").SelectMany(e => Twice(e.Elements())),
            .. root.Descendants().Where(e => e.Is("file") || e.Is("group") || e.Is("unit")).SelectMany(Extensions),
            .. files.SelectMany(f => f.Descendants()).Where(e => e.Is("unit")).SelectMany(InUnit),
        ];
    }

    static bool IsNamed(XElement element) => XliffSpaces.Short(element.Name) is "mda:metaGroup" or "mda:metadata" or "gls:glossEntry" or "gls:translation";

    /// <summary>Elements of other vocabularies, by vocabulary, within what they stand in.</summary>
    static IEnumerable<XliffProblem> Extensions(XElement around) => around.Elements().Where(e => XliffSpaces.Short(e.Name) is "other")
        .GroupBy(e => e.Name.Namespace).SelectMany(same => Twice(same.SelectMany(e => e.DescendantsAndSelf())));

    /// <summary>Segments, ignorables and inline elements share one space; a target repeats what its source has.</summary>
    static IEnumerable<XliffProblem> InUnit(XElement unit)
    {
        var parts = unit.Elements().Where(e => e.Is("segment") || e.Is("ignorable")).ToArray();
        return [.. Twice([.. parts, .. Inline(parts, "source")]), .. Twice([.. parts, .. Inline(parts, "target")])];
    }

    static IEnumerable<XElement> Inline(XElement[] parts, string side) => parts.SelectMany(p => p.Elements(XliffSpaces.Core + side)).SelectMany(s => s.Descendants());

    static IEnumerable<XliffProblem> Twice(IEnumerable<XElement> elements)
    {
        var met = new HashSet<string>();
        foreach (var element in elements)
            foreach (var id in new[] { element.Attribute("id")?.Value, element.Attribute(XNamespace.Xml + "id")?.Value }.OfType<string>())
                if (!met.Add(id))
                    yield return XliffProblem.At(element, "id.unique", $"The identifier \"{id}\" stands twice.");
    }
}
