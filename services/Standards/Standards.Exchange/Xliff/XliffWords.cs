using System.Globalization;
using System.Xml.Linq;

namespace Standards.Exchange.Xliff;

/// <summary>The words of a unit in both languages, over all its segments.</summary>
sealed class XliffWords(XElement unit)
{
    readonly Dictionary<string, string> data = unit.Elements(XliffSpaces.Core + "originalData").Elements().ToDictionary(d => d.Attribute("id")!.Value, d => d.Value);
    readonly Dictionary<string, Marks> open = [];   // codes that begin in one segment and end in another

    public Inline Source => Read(Parts.Select(p => p.Element(XliffSpaces.Core + "source")));

    /// <summary>Null where a segment has none.</summary>
    public Inline? Target
    {
        get
        {
            if (Parts.Any(p => p.Is("segment") && TargetOf(p) is null))
                return null;
            return Read(Parts.Select((p, i) => (Text: TargetOf(p) ?? p.Element(XliffSpaces.Core + "source"), Order: OrderOf(p, i))).OrderBy(p => p.Order).Select(p => p.Text));
        }
    }

    IEnumerable<XElement> Parts => unit.Elements().Where(e => e.Is("segment") || e.Is("ignorable"));

    static XElement? TargetOf(XElement part) => part.Element(XliffSpaces.Core + "target");

    static int OrderOf(XElement part, int index) => TargetOf(part)?.Attribute("order") is { } order ? int.Parse(order.Value, CultureInfo.InvariantCulture) : index + 1;

    Inline Read(IEnumerable<XElement?> texts)
    {
        open.Clear();
        var runs = new List<Run>();
        foreach (var text in texts.OfType<XElement>())
            Below(text, Marks.None, runs);
        return Inline.Of([.. runs]);
    }

    void Below(XElement element, Marks marks, List<Run> runs)
    {
        foreach (var node in element.Nodes())
            if (node is XText text)
                runs.Add(new(text.Value.Replace(Inline.Reference, '\uFFFD'), Spanning(marks), null));
            else if (node is XElement inside)
                Inside(inside, marks, runs);
    }

    void Inside(XElement element, Marks marks, List<Run> runs)
    {
        switch (element.Name.LocalName)
        {
            case "cp":
                var point = int.Parse(element.Attribute("hex")!.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                runs.Add(new(((char)point).ToString(), Spanning(marks), null));
                break;
            case "ph" when element.Attribute("subType")?.Value is XliffUnits.Reference && data.TryGetValue(element.Attribute("dataRef")?.Value ?? "", out var to) && WId.TryParse(to, out var target):
                runs.Add(new(Inline.Reference.ToString(), Spanning(marks), target));
                break;
            case "sc":
                open[element.Attribute("id")!.Value] = MarkOf(element);
                break;
            case "ec":
                open.Remove(element.Attribute("startRef")?.Value ?? "");
                break;
            default:
                Below(element, marks | MarkOf(element), runs);
                break;
        }
    }

    Marks Spanning(Marks marks) => open.Values.Aggregate(marks, (all, m) => all | m);

    static Marks MarkOf(XElement code) => XliffUnits.Codes.FirstOrDefault(c => c.SubType == code.Attribute("subType")?.Value).Mark;
}
