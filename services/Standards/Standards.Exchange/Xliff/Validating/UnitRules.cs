using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Inline elements of one unit: codes, annotations, what they refer to and how they may move. XLIFF 2.1, 4.2.3, 4.3.1 and 4.7.2.</summary>
static class UnitRules
{
    static readonly ImmutableHashSet<string> Codes = ["ph", "pc", "sc", "ec"];

    public static IEnumerable<XliffProblem> Of(XElement unit, XElement file) =>
    [
        .. unit.Descendants().Where(e => e.Is("cp")).SelectMany(Characters),
        .. unit.Descendants().Where(e => Codes.Contains(e.Name.LocalName) && e.Name.Namespace == XliffSpaces.Core).SelectMany(c => Code(c, unit, file)),
        .. Side(unit, "source"), .. Side(unit, "target"),
        .. unit.Descendants().Where(e => e.Is("mrk") || e.Is("sm")).SelectMany(m => Mark(m, unit)),
        .. Kept(unit), .. MovementRules.Of(unit),
    ];

    /// <summary>What XML can write is not written as a code point.</summary>
    static IEnumerable<XliffProblem> Characters(XElement cp)
    {
        var point = int.Parse(cp.Attribute("hex")!.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (point is < 0 or > 0x10FFFF || (point < 0x10000 ? XmlConvert.IsXmlChar((char)point) : true))
            yield return XliffProblem.At(cp, "cp.needed", "The character is one of XML, or none of Unicode.");
    }

    static IEnumerable<XliffProblem> Code(XElement code, XElement unit, XElement file)
    {
        var data = (code.Ancestors().FirstOrDefault(a => XliffSpaces.Short(a.Name) is "mtc:match") ?? unit).Elements(XliffSpaces.Core + "originalData").Elements().Select(d => d.Attribute("id")!.Value).ToHashSet();
        foreach (var name in new[] { "dataRef", "dataRefStart", "dataRefEnd" })
            if (code.Attribute(name) is { } reference && !data.Contains(reference.Value))
                yield return XliffProblem.At(code, "data_ref.known", $"There is no original data \"{reference.Value}\".");
        if (code.Attribute("copyOf") is { } copy)
        {
            var original = unit.Descendants().FirstOrDefault(e => Codes.Contains(e.Name.LocalName) && e.Attribute("id")?.Value == copy.Value);
            if (original is null || original.Attribute("canCopy")?.Value is "no" || code.Attributes().Any(a => a.Name.LocalName.StartsWith("dataRef", StringComparison.Ordinal)))
                yield return XliffProblem.At(code, "copy_of.known", "A copy names a code of the unit that can be copied, and has no data of its own.");
        }
        var units = new Lazy<HashSet<string>>(() => file.Descendants().Where(e => e.Is("unit")).Select(u => u.Attribute("id")!.Value).ToHashSet());
        foreach (var name in new[] { "subFlows", "subFlowsStart", "subFlowsEnd" })
            if (code.Attribute(name) is { } flows && flows.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(f => !units.Value.Contains(f)))
                yield return XliffProblem.At(code, "sub_flows.known", "A sub-flow is a unit of the file.");
        if (!HasItsType(code))
            yield return XliffProblem.At(code, "sub_type.type", "A sub-type stands beside its type.");
        var order = code.Attribute("canReorder")?.Value ?? "yes";
        if (order is not "yes" && (code.Attribute("canCopy")?.Value is not "no" || code.Attribute("canDelete")?.Value is not "no"))
            yield return XliffProblem.At(code, "can_reorder.fixed", "A code that cannot be moved can be neither copied nor deleted.");
    }

    static bool HasItsType(XElement code) => (code.Attribute("type")?.Value, code.Attribute("subType")?.Value) switch
    {
        (_, null)                                                                  => true,
        (null, _)                                                                  => false,
        ("fmt", "xlf:lb" or "xlf:pb" or "xlf:b" or "xlf:i" or "xlf:u")             => true,
        ("ui", "xlf:var")                                                          => true,
        var (_, sub)                                                               => !sub.StartsWith("xlf:", StringComparison.Ordinal),
    };

    /// <summary>Starts and ends in one language: each spanning start has its end after it, and they agree.</summary>
    static IEnumerable<XliffProblem> Side(XElement unit, string side)
    {
        var elements = unit.Elements().Where(p => p.Is("segment") || p.Is("ignorable")).Elements(XliffSpaces.Core + side).SelectMany(s => s.Descendants()).ToArray();
        var (starts, marks) = (new Dictionary<string, XElement>(), new HashSet<string>());
        foreach (var element in elements)
            switch (element.Name.LocalName)
            {
                case "sc":
                    starts.TryAdd(element.Attribute("id")!.Value, element);
                    break;
                case "sm":
                    marks.Add(element.Attribute("id")!.Value);
                    break;
                case "em" when !marks.Remove(element.Attribute("startRef")!.Value):
                    yield return XliffProblem.At(element, "em.start", "The annotation that ends there has not begun.");
                    break;
                case "ec":
                    foreach (var problem in End(element, starts))
                        yield return problem;
                    break;
                default:
                    break;
            }
        foreach (var start in starts.Values.Where(s => s.Attribute("isolated")?.Value is not "yes"))
            yield return XliffProblem.At(start, "sc.end", "The code that begins there has no end in the unit; then it is isolated.");
        if (marks.Count > 0)
            yield return XliffProblem.At(unit, "sm.end", $"The annotation \"{marks.First()}\" has no end in the unit.");
    }

    static IEnumerable<XliffProblem> End(XElement end, Dictionary<string, XElement> starts)
    {
        var (id, reference, isolated) = (end.Attribute("id"), end.Attribute("startRef"), end.Attribute("isolated")?.Value is "yes");
        if (isolated ? id is null || reference is not null : id is not null || reference is null)
            yield return XliffProblem.At(end, "ec.isolated", "An end is isolated with an identifier, or names its start and has none.");
        if (isolated || reference is null)
            yield break;
        if (!starts.Remove(reference.Value, out var start) || start.Attribute("isolated")?.Value is "yes")
            yield return XliffProblem.At(end, "ec.start", "The code that ends there has not begun.");
        else if (!Agree(start, end))
            yield return XliffProblem.At(end, "ec.same", "Start and end of a code do not say the same of it.");
    }

    static bool Agree(XElement start, XElement end) =>
        new[] { "canCopy", "canDelete", "canOverlap" }.All(n => (start.Attribute(n)?.Value ?? "yes") == (end.Attribute(n)?.Value ?? "yes"))
        && ((start.Attribute("canReorder")?.Value ?? "yes") is "yes") == ((end.Attribute("canReorder")?.Value ?? "yes") is "yes")
        && end.Attribute("canReorder")?.Value is not "firstNo";

    static IEnumerable<XliffProblem> Mark(XElement mark, XElement unit)
    {
        var (reference, value) = (mark.Attribute("ref")?.Value, mark.Attribute("value"));
        var isComment = mark.Attribute("type")?.Value is "comment";
        if (isComment && reference is null == value is null)
            yield return XliffProblem.At(mark, "comment.one", "A comment has either a value or a reference to a note.");
        else if (reference?.StartsWith('#') is true && Fragment.Resolve(reference, mark) is not { } target)
            yield return XliffProblem.At(mark, "fragment.known", $"\"{reference}\" is no reference to something in the file.");
        else if (isComment && reference is not null && (Fragment.Resolve(reference, mark) is not { } note || !note.Is("note") || note.Parent?.Parent != unit))
            yield return XliffProblem.At(mark, "comment.note", "A comment refers to a note of its unit.");
    }

    /// <summary>A code of a source that cannot be deleted stands in some target of the unit, where its segment has one.</summary>
    static IEnumerable<XliffProblem> Kept(XElement unit)
    {
        var parts = unit.Elements().Where(p => p.Is("segment") || p.Is("ignorable")).ToArray();
        var kept = parts.Elements(XliffSpaces.Core + "target").SelectMany(t => t.Descendants()).Select(e => e.Attribute("id")?.Value ?? e.Attribute("startRef")?.Value).ToHashSet();
        return parts.Where(p => p.Element(XliffSpaces.Core + "target") is not null).Elements(XliffSpaces.Core + "source").SelectMany(s => s.Descendants())
            .Where(e => e.Attribute("canDelete")?.Value is "no" && e.Attribute("id") is { } id && !kept.Contains(id.Value))
            .Select(e => XliffProblem.At(e, "can_delete.kept", "A code that cannot be deleted is missing in the target."));
    }
}
