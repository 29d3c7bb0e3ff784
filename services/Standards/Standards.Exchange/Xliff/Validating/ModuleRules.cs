using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Constraints of the modules: translation candidates, glossary, format style, resource data, change tracking, validation. XLIFF 2.1, 5.</summary>
static class ModuleRules
{
    public static IEnumerable<XliffProblem> Of(XElement root)
    {
        var source = root.Attribute("srcLang")!.Value;
        return root.Descendants().SelectMany(e => XliffSpaces.Short(e.Name) switch
        {
            "mtc:match"                                => Match(e),
            "gls:glossEntry"                           => Entry(e),
            "res:source" or "res:target"               => Resource(e, source),
            "ctr:revisions"                            => Revisions(e),
            "val:rule"                                 => Rule(e),
            _                                          => [],
        }).Concat(root.Descendants().SelectMany(Style));
    }

    static IEnumerable<XliffProblem> Match(XElement match)
    {
        if (match.Attribute("subType") is not null && match.Attribute("type") is null)
            yield return XliffProblem.At(match, "match.sub_type", "A sub-type stands beside its type.");
        var reference = match.Attribute("ref")!.Value;
        var target = reference.StartsWith('#') ? Fragment.Resolve(reference, match) : null;
        if (target is null || target.Around("unit") != match.Around("unit") || !(target.Is("segment") || target.Is("ignorable") || target.Around("source", "target") is not null))
            yield return XliffProblem.At(match, "match.ref", "A candidate refers to text of its unit.");
    }

    static IEnumerable<XliffProblem> Entry(XElement entry)
    {
        if (!entry.Elements().Any(e => XliffSpaces.Short(e.Name) is "gls:translation" or "gls:definition"))
            yield return XliffProblem.At(entry, "glossary.entry", "An entry has a translation or a definition.");
        foreach (var element in entry.DescendantsAndSelf())
            if (XliffSpaces.Short(element.Name) is "gls:glossEntry" or "gls:translation" && element.Attribute("ref")?.Value is { } reference && reference.StartsWith('#') && Fragment.Resolve(reference, entry) is null)
                yield return XliffProblem.At(element, "fragment.known", $"\"{reference}\" is no reference to something in the file.");
    }

    static IEnumerable<XliffProblem> Style(XElement element)
    {
        XNamespace space = "urn:oasis:names:tc:xliff:fs:2.0";
        if (element.Attribute(space + "fs") is { } style && !XliffTypes.FormatStyles.Contains(style.Value))
            yield return XliffProblem.At(element, "fs.value", $"\"{style.Value}\" is no element of HTML that may be named.");
        if (element.Attribute(space + "subFs") is not null && element.Attribute(space + "fs") is null)
            yield return XliffProblem.At(element, "fs.sub", "Attributes of a format stand beside its element.");
        if (element.Is("ec") && element.Attribute("isolated")?.Value is not "yes" && element.Attributes().Any(a => a.Name.Namespace == space))
            yield return XliffProblem.At(element, "fs.place", "The end of a code has a format only where it is isolated.");
    }

    static IEnumerable<XliffProblem> Resource(XElement resource, string sourceLanguage)
    {
        if (resource.Attribute("href") is not null == resource.Elements().Any())
            yield return XliffProblem.At(resource, "resource.one", "A resource has either an address or content.");
        if (resource.Name.LocalName is "source" && resource.Attribute(XNamespace.Xml + "lang") is { } language && !string.Equals(language.Value, sourceLanguage, StringComparison.OrdinalIgnoreCase))
            yield return XliffProblem.At(resource, "resource.language", "The language of a source is that of the file.");
    }

    static IEnumerable<XliffProblem> Revisions(XElement revisions)
    {
        var around = revisions.Around("unit", "group", "file")!;
        var named = around.Descendants().Where(e => e.Is(revisions.Attribute("appliesTo")!.Value)).ToArray();
        var reference = revisions.Attribute("ref")?.Value;
        var target = named.FirstOrDefault(e => e.Attribute("id")?.Value == reference) ?? around.Descendants().FirstOrDefault(e => reference is not null && e.Attribute("id")?.Value == reference);
        if (reference is not null ? target is null : named.Length > 1 && named.All(e => e.Attribute("id") is not null))
            yield return XliffProblem.At(revisions, "revision.ref", "Revisions refer to the one element that was revised, by its identifier.");
        foreach (var revision in revisions.Elements())
        {
            var properties = revision.Elements().Select(i => i.Attribute("property")!.Value).ToArray();
            if (properties.Distinct().Count() != properties.Length)
                yield return XliffProblem.At(revision, "revision.property", "A revision says what a property was once.");
            if (target is not null && properties.Any(p => p is not "content" && target.Attribute(p) is null))
                yield return XliffProblem.At(revision, "revision.property", "A property is \"content\" or an attribute of the element.");
        }
    }

    static IEnumerable<XliffProblem> Rule(XElement rule)
    {
        var own = new[] { "isPresent", "isNotPresent", "startsWith", "endsWith" }.Where(n => rule.Attribute(n) is not null).ToArray();
        if (own.Length + rule.Attributes().Count(a => XliffSpaces.Short(a.Name) is "other") != 1)
            yield return XliffProblem.At(rule, "validation.one", "A rule is exactly one rule.");
        if (rule.Attribute("existsInSource") is not null && own is not ["isPresent" or "startsWith" or "endsWith"])
            yield return XliffProblem.At(rule, "validation.exists", "Only what is to be present can be asked of the source.");
        if (rule.Attribute("occurs") is not null && own is not ["isPresent"])
            yield return XliffProblem.At(rule, "validation.occurs", "Only what is to be present is counted.");
    }
}
