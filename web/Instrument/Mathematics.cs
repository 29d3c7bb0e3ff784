using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace Web.Instrument;

/// <summary>Formulas on a page.</summary>
static class Mathematics
{
    static readonly XNamespace Space = "http://www.w3.org/1998/Math/MathML";

    /// <summary>A formula that the service accepted: nothing in it acts. Null where it is none.</summary>
    public static MarkupString? Of(string mathMl)
    {
        try
        {
            var math = XElement.Parse(mathMl);
            return math.Name == Space + "math" && math.DescendantsAndSelf().All(e => e.Name.Namespace == Space) ? new MarkupString(math.ToString(SaveOptions.DisableFormatting)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
