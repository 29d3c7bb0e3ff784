using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Elements, attributes and their values: the schemas of XLIFF 2.1.</summary>
static class StructureRules
{
    public static IEnumerable<XliffProblem> Of(XElement element)
    {
        var name = XliffSpaces.Short(element.Name);
        if (name is "other")
            return element.Name.Namespace == XNamespace.None ? [XliffProblem.At(element, "structure.element", "The element is of no vocabulary.")] : [];
        if (!XliffGrammar.Rules.TryGetValue(name, out var rule))
            return [XliffProblem.At(element, "structure.element", $"There is no element \"{name}\".")];
        return [.. Attributes(element, rule), .. Children(element, rule), .. element.Elements().SelectMany(Of)];
    }

    static IEnumerable<XliffProblem> Attributes(XElement element, XliffGrammar.Rule rule)
    {
        foreach (var required in rule.Required)
            if (!element.Attributes().Any(a => XliffSpaces.Short(a.Name) == required))
                yield return XliffProblem.At(element, "structure.attribute_missing", $"The attribute \"{required}\" is missing.");
        foreach (var attribute in element.Attributes())
        {
            var name = XliffSpaces.Short(attribute.Name);
            if (rule.Attributes.TryGetValue(name, out var type))
            {
                if (!XliffTypes.IsOf(type, attribute.Value))
                    yield return XliffProblem.At(element, "structure.value", $"\"{attribute.Value}\" is no value of \"{name}\".");
            }
            else if (!rule.TakesAny && !MayStand(name, attribute.Name.Namespace, rule))
            {
                yield return XliffProblem.At(element, "structure.attribute", $"The attribute \"{name}\" ({attribute.Name.LocalName}) cannot stand there.");
            }
        }
    }

    static bool MayStand(string name, XNamespace space, XliffGrammar.Rule rule)
    {
        if (space == XNamespace.None)
            return false;
        if (name is "other" or "xml:lang")
            return rule.TakesOthers;
        return rule.TakesModules && name.Split(':')[0] switch
        {
            "fs"  => name is "fs:fs" or "fs:subFs",
            "slr" => name is "slr:equivStorage" or "slr:sizeInfo" or "slr:sizeInfoRef" or "slr:sizeRestriction" or "slr:storageRestriction",
            _     => true,
        };
    }

    static IEnumerable<XliffProblem> Children(XElement element, XliffGrammar.Rule rule)
    {
        var children = string.Concat(element.Nodes().Select(n => n is XElement child ? XliffSpaces.Short(child.Name) + ";" : n is XText text && !string.IsNullOrWhiteSpace(text.Value) ? "#;" : ""));
        if (!rule.Children.IsMatch(children))
            yield return XliffProblem.At(element, "structure.content", $"What stands in it is not allowed, or not in this order: {children.Replace(";", " ", StringComparison.Ordinal).Trim()}.");
    }
}
