using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Compliance.Oscal.Tests.Resolving;

/// <summary>
/// A catalog as text in which only what may differ between two resolutions is left out: the UUID and the time of the catalog,
/// the name of the tool, the address of the profile (the expected files of NIST give the address of another one in places), and white space.
/// </summary>
static partial class Canonical
{
    public static string Of(XElement element) => Of(element, "\n");

    static string Of(XElement e, string indent)
    {
        var attributes = e.Attributes().Where(a => a.Name.NamespaceName.Length == 0 && !a.IsNamespaceDeclaration && !Varies(e, a)).OrderBy(a => a.Name.LocalName, StringComparer.Ordinal).Select(a => $" {a.Name.LocalName}=\"{a.Value}\"");
        var content = e.Name.LocalName is "last-modified" ? [] : e.Nodes().Select(n => n switch
        {
            XElement child                                   => Of(child, indent + "  "),
            XText text when Words(text.Value) is { Length: > 0 } words => $"{indent}  {words}",
            _                                                => "",
        });
        return $"{indent}{e.Name.LocalName}{string.Concat(attributes)}{string.Concat(content)}";
    }

    static bool Varies(XElement e, XAttribute a) => (e.Name.LocalName, a.Name.LocalName) switch
    {
        ("catalog", "uuid") => true,
        ("prop", "value")   => (string?)e.Attribute("name") == "resolution-tool",
        ("link", "href")    => (string?)e.Attribute("rel") == "source-profile",
        _                   => false,
    };

    static string Words(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
