using System.Globalization;
using System.Xml.Linq;

namespace Standards.Exchange.Xliff;

/// <summary>A rule of XLIFF 2.1 that a file breaks.</summary>
/// <param name="Constraint">The name of the rule, such as <c>id.unique</c>; stable.</param>
/// <param name="Place">Where, such as <c>line 7, segment s1</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record XliffProblem(string Constraint, string Place, string Message)
{
    internal static XliffProblem At(XElement element, string constraint, string message) => new(
        constraint,
        string.Create(CultureInfo.InvariantCulture, $"line {Xml.Line.Of(element)}, {element.Name.LocalName} {element.Attribute("id")?.Value}").TrimEnd(),
        message);
}
