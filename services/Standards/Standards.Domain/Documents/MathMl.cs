using System.Xml;
using System.Xml.Linq;

namespace Standards.Domain.Documents;

/// <summary>A formula in MathML Core: presentation elements and attributes that carry no script, no style and no address.</summary>
/// <remarks>Stored format: the text of one <c>math</c> element in the namespace of MathML.</remarks>
public sealed record MathMl
{
    /// <summary>Longest formula, in UTF-16 code units.</summary>
    public const int MaxLength = 20_000;

    const int MaxDepth = 50;
    static readonly XNamespace Space = "http://www.w3.org/1998/Math/MathML";

    static readonly ImmutableHashSet<string> Elements =
    [
        "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "ms", "mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom",
        "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "none", "mtable", "mtr", "mtd",
    ];

    static readonly ImmutableHashSet<string> Attributes =
    [
        "display", "displaystyle", "scriptlevel", "mathvariant", "dir", "accent", "accentunder", "fence", "form", "largeop", "lspace", "rspace",
        "maxsize", "minsize", "movablelimits", "separator", "stretchy", "symmetric", "linethickness", "columnspan", "rowspan", "width", "height", "depth", "alttext",
    ];

    MathMl(string text) => Text = text;

    /// <summary>The <c>math</c> element as text.</summary>
    public string Text { get; }

    /// <summary>Its signs in reading order, without their arrangement.</summary>
    public string Words => string.Join(' ', XElement.Parse(Text).DescendantNodes().OfType<XText>().Select(t => t.Value.Trim()).Where(t => t.Length > 0));

    /// <summary>Reads a formula.</summary>
    public static bool TryParse(string? text, out MathMl? formula)
    {
        formula = text is { Length: > 0 and <= MaxLength } && Plain.IsPlain(text) && IsFormula(text) ? new(text) : null;
        return formula is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    static bool IsFormula(string text)
    {
        if (text.Contains("<!", StringComparison.Ordinal) || text.Contains("<?", StringComparison.Ordinal))
            return false;
        try
        {
            var root = XElement.Parse(text, LoadOptions.PreserveWhitespace);
            return root.Name == Space + "math" && root.DescendantsAndSelf().All(IsKnown);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    static bool IsKnown(XElement element) =>
        element.Name.Namespace == Space && Elements.Contains(element.Name.LocalName) && element.Ancestors().Take(MaxDepth).Count() < MaxDepth
        && element.Attributes().All(a => a.IsNamespaceDeclaration || (a.Name.Namespace == XNamespace.None && Attributes.Contains(a.Name.LocalName)));
}
