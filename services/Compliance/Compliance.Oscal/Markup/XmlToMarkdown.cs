using System.Text;
using System.Xml.Linq;

namespace Compliance.Oscal.Markup;

/// <summary>Writes Markdown for the elements of OSCAL's XML, which are normal.</summary>
/// <param name="escapes">Escape whatever could be read as a sign.</param>
sealed class XmlToMarkdown(bool escapes)
{
    public string Write(IEnumerable<XNode> content, bool isLine) => isLine ? Inlines(content, atStart: false) : Blocks(content);

    string Blocks(IEnumerable<XNode> blocks) => string.Join("\n\n", blocks.OfType<XElement>().Select(Block));

    string Block(XElement block) => block.Name.LocalName switch
    {
        "ul"         => List(block, _ => "- "),
        "ol"         => List(block, at => (string?)block.Attribute("start") is { } start && int.TryParse(start, out var first) ? $"{first + at}. " : "1. "),
        "pre"        => Fenced(block.Value),
        "blockquote" => "> " + Blocks(block.Nodes()).Replace("\n", "\n> ", StringComparison.Ordinal),
        "hr"         => "---",
        "table"      => Table(block),
        ['h', var level] => new string('#', level - '0') + " " + Inlines(block.Nodes(), atStart: false),
        _            => Inlines(block.Nodes(), atStart: true),
    };

    static string Fenced(string code)
    {
        var fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}\n{code}\n{fence}";
    }

    string List(XElement list, Func<int, string> marker)
    {
        var isLoose = list.Elements().Any(i => i.Elements().Any(e => e.Name.LocalName == "p"));
        return string.Join(isLoose ? "\n\n" : "\n", list.Elements().Select((item, at) => marker(at) + Item(item, isLoose).Replace("\n", "\n" + new string(' ', marker(at).Length), StringComparison.Ordinal)));
    }

    string Item(XElement item, bool isLoose)
    {
        var words = item.Nodes().TakeWhile(n => n is not XElement e || !Prose.IsBlock(e.Name.LocalName)).ToList();
        var parts = item.Nodes().Skip(words.Count).OfType<XElement>().Select(Block);
        return string.Join(isLoose ? "\n\n" : "\n", words.Count > 0 ? parts.Prepend(Inlines(words, atStart: true)) : parts);
    }

    string Table(XElement table)
    {
        var rows = table.Elements().Select(row => "| " + string.Join(" | ", row.Elements().Select(c => Inlines(c.Nodes(), atStart: false).Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' '))) + " |").ToList();
        if (rows.Count > 0)
            rows.Insert(1, "| " + string.Join(" | ", table.Elements().First().Elements().Select(_ => "---")) + " |");
        return string.Join('\n', rows);
    }

    string Inlines(IEnumerable<XNode> content, bool atStart)
    {
        var written = new StringBuilder();
        var star = '*';
        var nodes = content.ToList();
        for (var i = 0; i < nodes.Count; i++)
        {
            star = IsStarred(nodes[i]) && i > 0 && IsStarred(nodes[i - 1]) && star == '*' && !GoesOn(nodes, i) ? '_' : '*';   // stars that touch would be read as one sign
            written.Append(nodes[i] switch
            {
                XText t    => escapes ? Escape(t.Value, atStart) : t.Value,
                XElement e => Inline(e, star),
                _          => "",
            });
            atStart = false;
        }
        return written.ToString();
    }

    static bool IsStarred(XNode node) => node is XElement { Name.LocalName: "em" or "strong" };

    /// <summary>Whether a word goes on after a node: there a low line ends nothing (CommonMark 6.2, rule 6), and a star beside the two of the other kind does.</summary>
    static bool GoesOn(List<XNode> nodes, int at) =>
        at + 1 < nodes.Count && nodes[at + 1] is XText { Value: [_, ..] text } && Rune.TryGetRuneAt(text, 0, out var next) && Rune.IsLetterOrDigit(next)
        && ((XElement)nodes[at]).Name != ((XElement)nodes[at - 1]).Name;

    string Inline(XElement e, char star) => e.Name.LocalName switch
    {
        "em"     => $"{star}{Inlines(e.Nodes(), false)}{star}",
        "strong" => $"{star}{star}{Inlines(e.Nodes(), false)}{star}{star}",
        "q"      => $"\"{Inlines(e.Nodes(), false)}\"",
        "sub"    => $"~{Inlines(e.Nodes(), false)}~",
        "sup"    => $"^{Inlines(e.Nodes(), false)}^",
        "code"   => Code(e.Value),
        "a"      => $"[{Inlines(e.Nodes(), false)}]({Address((string?)e.Attribute("href"))})",
        "img"    => $"![{Escape((string?)e.Attribute("alt") ?? "", false)}]({Address((string?)e.Attribute("src"))})",
        "insert" => $"{{{{ insert: {(string?)e.Attribute("type")}, {(string?)e.Attribute("id-ref")} }}}}",
        "br"     => "\\\n",
        _        => throw new UnreachableException(e.Name.LocalName),
    };

    static string Code(string code)
    {
        var fence = "`";
        while (code.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return fence.Length > 1 || code.StartsWith('`') || code.EndsWith('`') ? $"{fence} {code} {fence}" : $"`{code}`";
    }

    static string Address(string? href) =>
        href is null ? "" : href.AsSpan().IndexOfAny(" ()<>") < 0 ? href : $"<{href.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>";

    static string Escape(string text, bool atStart)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var startsLine = i == 0 ? atStart : text[i - 1] == '\n';
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '&' or '~' or '^' or '"' or '{' or '|'
                || (startsLine && c is '#' or '>' or '+' or '-' or '=')
                || (c is '.' or ')' && NumbersLine(text, i, atStart)))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    static bool NumbersLine(string text, int at, bool atStart)
    {
        var i = at - 1;
        while (i >= 0 && char.IsAsciiDigit(text[i]))
            i--;
        return i < at - 1 && (i < 0 ? atStart : text[i] == '\n');
    }
}
