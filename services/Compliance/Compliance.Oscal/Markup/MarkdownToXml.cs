using System.Xml.Linq;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Compliance.Oscal.Markup;

/// <summary>Markdown into the elements of OSCAL's XML.</summary>
static class MarkdownToXml
{
    static readonly MarkdownPipeline Lines = Pipeline(isLine: true), Blocks = Pipeline(isLine: false);

    public static List<XNode> Convert(string markdown, bool isLine)
    {
        try
        {
            var document = Markdown.Parse(markdown, isLine ? Lines : Blocks);
            return isLine ? Line(document) : Whitespace.Blocks(document.SelectMany(Block));
        }
        catch (ArgumentException)
        {
            // Markdig's own bound on nesting.
            throw new OscalStop("oscal.too_deep", "A prose nests too deep.");
        }
    }

    static MarkdownPipeline Pipeline(bool isLine)
    {
        var builder = new MarkdownPipelineBuilder().UseEmphasisExtras(EmphasisExtraOptions.Subscript | EmphasisExtraOptions.Superscript).DisableHtml();
        if (isLine)
        {
            builder.BlockParsers.Clear();
            builder.BlockParsers.Add(new ParagraphBlockParser { ParseSetextHeadings = false });
        }
        else
            builder.UsePipeTables();
        builder.InlineParsers.Insert(0, new InsertParser());
        builder.InlineParsers.Find<EmphasisInlineParser>()!.EmphasisDescriptors.Add(new EmphasisDescriptor('"', 1, 1, enableWithinWord: false));
        return builder.Build();
    }

    static List<XNode> Line(MarkdownDocument document)
    {
        var line = new List<XNode>();
        foreach (var paragraph in document.OfType<LeafBlock>())
        {
            if (line.Count > 0)
                line.Add(new XText(" "));
            line.AddRange(Inlines(paragraph.Inline));
        }
        return Whitespace.Inline(line, isFirst: true);
    }

    static IEnumerable<XNode> Block(Block block) => block switch
    {
        HeadingBlock b              => [Prose.Element($"h{b.Level}", Inlines(b.Inline))],
        ParagraphBlock b            => [Prose.Element("p", Inlines(b.Inline))],
        CodeBlock b                 => [Prose.Element("pre", new XText(b.Lines.ToString()))],
        QuoteBlock b                => [Prose.Element("blockquote", b.SelectMany(Block))],
        ListBlock b                 => [List(b)],
        Table b                     => [Prose.Element("table", b.OfType<TableRow>().Select(Row))],
        ThematicBreakBlock          => [Prose.Element("hr")],
        LinkReferenceDefinitionGroup => [],
        _                           => [],
    };

    static XElement List(ListBlock list)
    {
        var items = list.OfType<ListItemBlock>().Select(item => Prose.Element("li", item.SelectMany(b => b is ParagraphBlock p && !list.IsLoose ? Inlines(p.Inline) : Block(b))));
        return list.IsOrdered && list.OrderedStart is { } start && start != "1"
            ? Prose.Element("ol", new XAttribute("start", start), items)
            : Prose.Element(list.IsOrdered ? "ol" : "ul", items);
    }

    static XElement Row(TableRow row) =>
        Prose.Element("tr", row.OfType<TableCell>().Select(cell => Prose.Element(row.IsHeader ? "th" : "td", cell.OfType<ParagraphBlock>().SelectMany(p => Inlines(p.Inline)))));

    static IEnumerable<XNode> Inlines(ContainerInline? container) => container is null ? [] : container.SelectMany(Inline);

    static IEnumerable<XNode> Inline(Inline inline) => inline switch
    {
        InsertInline i           => [Prose.Element("insert", new XAttribute("type", i.Type), new XAttribute("id-ref", i.IdRef))],
        EmphasisInline i         => [Prose.Element(Emphasis(i), Inlines(i))],
        CodeInline i             => [Prose.Element("code", new XText(i.Content))],
        LinkInline { IsImage: true } i => [Prose.Element("img", new XAttribute("src", i.Url ?? ""), new XAttribute("alt", string.Concat(Inlines(i).Select(n => n is XElement e ? e.Value : ((XText)n).Value))))],
        LinkInline i             => [Prose.Element("a", new XAttribute("href", i.Url ?? ""), Inlines(i))],
        AutolinkInline i         => [Prose.Element("a", new XAttribute("href", i.IsEmail ? "mailto:" + i.Url : i.Url), new XText(i.Url))],
        LineBreakInline { IsHard: true } => [Prose.Element("br")],
        LineBreakInline          => [new XText("\n")],
        HtmlEntityInline i       => [new XText(i.Transcoded.ToString())],
        LiteralInline i          => [new XText(i.Content.ToString())],
        ContainerInline i        => Inlines(i),
        _                        => [new XText(inline.ToString() ?? "")],
    };

    static string Emphasis(EmphasisInline i) => (i.DelimiterChar, i.DelimiterCount) switch
    {
        ('"', _)          => "q",
        ('~', _)          => "sub",
        ('^', _)          => "sup",
        (_, 1)            => "em",
        _                 => "strong",
    };
}
