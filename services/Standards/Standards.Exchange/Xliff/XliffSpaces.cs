using System.Xml.Linq;

namespace Standards.Exchange.Xliff;

/// <summary>Namespaces of XLIFF 2.1 and its modules, and the prefixes that they have in the specification.</summary>
static class XliffSpaces
{
    public static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";
    public static readonly XNamespace Own = "urn:advancedaigov:exchange:1";

    public static readonly ImmutableDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        [Core.NamespaceName]                             = "",
        ["urn:oasis:names:tc:xliff:matches:2.0"]         = "mtc:",
        ["urn:oasis:names:tc:xliff:glossary:2.0"]        = "gls:",
        ["urn:oasis:names:tc:xliff:fs:2.0"]              = "fs:",
        ["urn:oasis:names:tc:xliff:metadata:2.0"]        = "mda:",
        ["urn:oasis:names:tc:xliff:resourcedata:2.0"]    = "res:",
        ["urn:oasis:names:tc:xliff:changetracking:2.0"]  = "ctr:",
        ["urn:oasis:names:tc:xliff:sizerestriction:2.0"] = "slr:",
        ["urn:oasis:names:tc:xliff:validation:2.0"]      = "val:",
        ["http://www.w3.org/2005/11/its"]                = "its:",
        ["urn:oasis:names:tc:xliff:itsm:2.1"]            = "itsm:",
        [XNamespace.Xml.NamespaceName]                   = "xml:",
    }.ToImmutableDictionary();

    /// <summary>A name with its prefix; names of other vocabularies are <c>other</c>.</summary>
    public static string Short(XName name) =>
        name.Namespace == XNamespace.None ? name.LocalName : Prefixes.TryGetValue(name.NamespaceName, out var prefix) ? prefix + name.LocalName : "other";

    /// <summary>The nearest element around, or the element itself, of a name of the core.</summary>
    public static XElement? Around(this XElement element, params ReadOnlySpan<string> names)
    {
        for (XElement? at = element; at is not null; at = at.Parent)
            if (at.Name.Namespace == Core && names.Contains(at.Name.LocalName))
                return at;
        return null;
    }

    public static bool Is(this XElement element, string name) => element.Name.Namespace == Core && element.Name.LocalName == name;
}
