using System.Xml.Linq;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>References inside a file: XLIFF 2.1, 4.1 (fragment identification).</summary>
static class Fragment
{
    const string Order = "fgu";

    static readonly ImmutableDictionary<string, string> Modules = XliffSpaces.Prefixes.Where(p => p.Value.EndsWith(':')).ToImmutableDictionary(p => p.Value.TrimEnd(':'), p => p.Key);

    /// <summary>What a reference such as <c>#/f=f1/u=u1/n=n1</c> points to; null where it is malformed or points to nothing.</summary>
    public static XElement? Resolve(string reference, XElement from)
    {
        var isAbsolute = reference.StartsWith("#/", StringComparison.Ordinal);
        var steps = reference[(isAbsolute ? 2 : 1)..].Split('/').Select(Step).ToArray();
        if (steps.Any(s => s is null) || (isAbsolute && steps[0]!.Value.Prefix is not "f") || !IsInOrder(steps))
            return null;

        XElement? at = isAbsolute ? from.AncestorsAndSelf().Last() : Start(steps[0]!.Value.Prefix, from);
        foreach (var step in steps)
            at = at is null ? null : Find(at, step!.Value.Prefix, step.Value.Id);
        return at;
    }

    static (string Prefix, string Id)? Step(string? text)
    {
        var parts = text!.Split('=', 2);
        var (prefix, id) = parts.Length == 2 ? (parts[0], parts[1]) : ("", parts[0]);
        var isKnown = prefix is "" or "f" or "g" or "u" or "n" or "d" or "t" or "tbx" || Modules.ContainsKey(prefix);   // of TermBase eXchange, registered with OASIS
        return isKnown && XliffTypes.IsToken(id) ? (prefix, id) : null;
    }

    /// <summary>File, groups, unit, and then at most one thing in it.</summary>
    static bool IsInOrder((string Prefix, string Id)?[] steps)
    {
        var last = -1;
        for (var i = 0; i < steps.Length; i++)
        {
            var rank = steps[i]!.Value.Prefix is { Length: 1 } prefix ? Order.IndexOf(prefix[0], StringComparison.Ordinal) : -1;
            if (rank < 0 && i < steps.Length - 1)
                return false;
            if (rank >= 0 && (rank < last || (rank == last && rank != 1)))
                return false;
            last = Math.Max(last, rank);
        }
        return true;
    }

    /// <summary>Where a relative reference begins: at the smallest part around that can hold what it names first.</summary>
    static XElement? Start(string prefix, XElement from) => prefix switch
    {
        "f"             => from.AncestorsAndSelf().Last(),
        "g" or "u"      => from.Around("file"),
        "d" or "t" or "" => from.Around("unit"),
        _               => from.Around("unit") ?? from.Around("group") ?? from.Around("file"),
    };

    static XElement? Find(XElement at, string prefix, string id) => prefix switch
    {
        "f" => at.Elements().FirstOrDefault(e => e.Is("file") && IdOf(e) == id),
        "g" => at.Descendants().FirstOrDefault(e => e.Is("group") && IdOf(e) == id),
        "u" => at.Descendants().FirstOrDefault(e => e.Is("unit") && IdOf(e) == id),
        "n" => at.Elements(XliffSpaces.Core + "notes").Elements().FirstOrDefault(e => IdOf(e) == id),
        "d" => at.Elements(XliffSpaces.Core + "originalData").Elements().FirstOrDefault(e => IdOf(e) == id),
        "t" => Parts(at).Elements(XliffSpaces.Core + "target").SelectMany(s => s.Descendants()).FirstOrDefault(e => IdOf(e) == id),
        ""  => Parts(at).FirstOrDefault(e => IdOf(e) == id) ?? Parts(at).Elements(XliffSpaces.Core + "source").SelectMany(s => s.Descendants()).FirstOrDefault(e => IdOf(e) == id),
        _   => at.Elements().Where(e => Modules.TryGetValue(prefix, out var space) ? e.Name.NamespaceName == space : XliffSpaces.Short(e.Name) is "other").SelectMany(e => e.DescendantsAndSelf()).FirstOrDefault(e => IdOf(e) == id),
    };

    static IEnumerable<XElement> Parts(XElement unit) => unit.Elements().Where(e => e.Is("segment") || e.Is("ignorable"));

    static string? IdOf(XElement element) => element.Attribute("id")?.Value ?? element.Attribute(XNamespace.Xml + "id")?.Value;
}
