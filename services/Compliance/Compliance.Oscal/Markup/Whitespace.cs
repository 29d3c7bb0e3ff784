using System.Text;
using System.Xml.Linq;

namespace Compliance.Oscal.Markup;

/// <summary>
/// White space in prose: a break with white space around it is the indentation of the file and one space; a bare line break is the author's.
/// </summary>
static class Whitespace
{
    public static List<XNode> Blocks(IEnumerable<XNode> content)
    {
        var blocks = new List<XNode>();
        foreach (var node in content)
            switch (node)
            {
                case XElement e when Prose.IsBlock(e.Name.LocalName):
                    blocks.Add(Block(e));
                    break;
                case XElement { Name.LocalName: "img" } e:
                    blocks.Add(Prose.Element("p", Inline([e], isFirst: true)));
                    break;
                case XText t when string.IsNullOrWhiteSpace(t.Value):
                    break;
                case XText t:
                    throw new OscalStop("oscal.unexpected_text", $"Text stands where blocks such as <p> are expected: \"{t.Value.Trim()}\".", t.Parent is { } parent ? Xml.Line.Of(parent) : "");
                case XElement e:
                    throw Unknown(e);
                default:
                    break;
            }
        return blocks;
    }

    static XElement Block(XElement element) => element.Name.LocalName switch
    {
        "ul" or "ol"  => Copy(element, element.Elements().Select(Item)),
        "table"       => Prose.Element("table", element.Descendants().Where(d => d.Name.LocalName == "tr").Select(row => Prose.Element("tr", row.Elements().Select(cell => Copy(cell, OneLine(cell)))))),
        "pre"         => Prose.Element("pre", new XText(element.Value.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n'))),
        "blockquote"  => Prose.Element("blockquote", Blocks(element.Nodes())),
        "hr"          => Prose.Element("hr"),
        ['h', _]      => Prose.Element(element.Name.LocalName, OneLine(element)),
        var name      => Prose.Element(name, Inline(element.Nodes(), isFirst: true)),
    };

    /// <summary>Headings and cells have no breaks: CommonMark cannot write them.</summary>
    static List<XNode> OneLine(XElement element)
    {
        var copy = new XElement(element);
        foreach (var lineBreak in copy.Descendants().Where(d => d.Name.LocalName == "br").ToList())
            lineBreak.ReplaceWith(new XText(" "));
        var line = Inline(copy.Nodes(), isFirst: true);
        foreach (var text in line.OfType<XText>().Concat(line.OfType<XElement>().SelectMany(e => e.DescendantNodes().OfType<XText>())))
            text.Value = text.Value.Replace('\n', ' ');
        return line;
    }

    /// <summary>An item: words, then blocks.</summary>
    static XElement Item(XElement item)
    {
        if (item.Name.LocalName != "li")
            throw Unknown(item);
        var words = item.Nodes().TakeWhile(n => n is not XElement e || !Prose.IsBlock(e.Name.LocalName)).ToList();
        return Prose.Element("li", Inline(words, isFirst: true), Blocks(item.Nodes().Skip(words.Count)));
    }

    /// <summary>Words and elements in a line; the ends are trimmed.</summary>
    public static List<XNode> Inline(IEnumerable<XNode> content, bool isFirst)
    {
        var line = new List<XNode>();
        foreach (var node in content)
            switch (node)
            {
                case XText t:
                    var words = Collapse(t.Value);
                    if (line is [.., XText before])
                        before.Value = Collapse(before.Value + words);
                    else if (words.Length > 0)
                        line.Add(new XText(words));
                    break;
                case XElement e:
                    line.Add(InlineElement(e));
                    break;
                default:
                    break;
            }
        if (isFirst)
            Trim(line);
        return line;
    }

    static XElement InlineElement(XElement e) => e.Name.LocalName switch
    {
        "em" or "i"                     => Prose.Element("em", Inline(e.Nodes(), isFirst: false)),
        "strong" or "b"                 => Prose.Element("strong", Inline(e.Nodes(), isFirst: false)),
        "q" or "sub" or "sup"           => Prose.Element(e.Name.LocalName, Inline(e.Nodes(), isFirst: false)),
        "code"                          => Prose.Element("code", new XText(Collapse(e.Value))),
        "br"                            => Prose.Element("br"),
        "a"                             => Prose.Element("a", Attributes(e, "href"), Inline(e.Nodes(), isFirst: false)),
        "img"                           => Prose.Element("img", Attributes(e, "src", "alt")),
        "insert"                        => Prose.Element("insert", Attributes(e, "type", "id-ref")),
        _                               => throw Unknown(e),
    };

    static XAttribute[] Attributes(XElement e, params string[] names) => [.. names.Where(n => e.Attribute(n) is not null).Select(n => new XAttribute(n, e.Attribute(n)!.Value))];

    static XElement Copy(XElement e, object content) => Prose.Element(e.Name.LocalName, Attributes(e, "start"), content);

    static void Trim(List<XNode> line)
    {
        if (line is [XText first, ..])
            first.Value = first.Value.TrimStart();
        // A break at the end breaks nothing, and CommonMark cannot write it.
        while (line is [.., var last] && last is XElement { Name.LocalName: "br" } or XText { Value: "" or " " or "\n" })
            line.RemoveAt(line.Count - 1);
        if (line is [.., XText end])
            end.Value = end.Value.TrimEnd();
        line.RemoveAll(n => n is XText { Value: "" });
    }

    static string Collapse(string text)
    {
        if (text.AsSpan().IndexOfAny("\n\r\t") < 0)
            return text;
        var collapsed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && text[end] is ' ' or '\t' or '\n' or '\r')
                end++;
            if (end == i)
                collapsed.Append(text[i++]);
            else
            {
                var run = text.AsSpan(i, end - i);
                collapsed.Append(run is "\n" ? "\n" : run.IndexOfAny("\n\r\t") < 0 ? run : " ");
                i = end;
            }
        }
        return collapsed.ToString();
    }

    static OscalStop Unknown(XElement e) =>
        new("oscal.unknown_markup", $"<{e.Name.LocalName}> has no place in prose.", Xml.Line.Of(e));
}
