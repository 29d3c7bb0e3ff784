using System.Xml.Linq;

namespace Standards.Exchange.Xml;

/// <summary>Formulas on their way through XML, which keeps their content and not always their spelling.</summary>
static class ExactMathMl
{
    public static XElement Parse(MathMl formula) => Plain(XElement.Parse(formula.Text, LoadOptions.PreserveWhitespace));

    /// <summary>The one spelling that an element has here.</summary>
    public static string Write(XElement element) => Plain(element).ToString(SaveOptions.DisableFormatting);

    /// <summary>The formula of an element, in the spelling that is given beside it where that says the same.</summary>
    public static MathMl? Read(XElement element, string? spelling)
    {
        if (spelling is not null && MathMl.TryParse(spelling, out var spelled) && Write(Parse(spelled!)) == Write(element))
            return spelled;
        return MathMl.TryParse(Write(element), out var formula) ? formula : null;
    }

    static XElement Plain(XElement element) => new(
        element.Name,
        element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => new XAttribute(a)),
        element.Nodes().Select(n => n is XElement below ? Plain(below) : (object)new XText(((XText)n).Value)));
}
