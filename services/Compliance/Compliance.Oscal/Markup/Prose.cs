using System.Buffers;
using System.Xml.Linq;
using Compliance.Oscal.Model;

namespace Compliance.Oscal.Markup;

/// <summary>
/// Prose as Markdown in JSON and as elements of HTML in XML: <c>markup-line</c> and <c>markup-multiline</c>
/// (Metaschema specification, "Markup Data Types": CommonMark with quotations, subscripts, superscripts and insertions of parameters).
/// </summary>
static class Prose
{
    static readonly SearchValues<char> Signs = SearchValues.Create("\\`*_[]<>&~^\"!{|\n\r\t");

    /// <summary>The elements of a Markdown text; a line has no blocks.</summary>
    public static List<XNode> ToXml(string markdown, bool isLine)
    {
        if (IsPlain(markdown))
            return isLine ? [new XText(markdown)] : [Element("p", new XText(markdown))];
        return MarkdownToXml.Convert(markdown, isLine);
    }

    /// <summary>The Markdown of elements: with as few escapes as say the same.</summary>
    public static string ToMarkdown(IEnumerable<XNode> content, bool isLine)
    {
        var normal = Normal(content, isLine);
        var plain = new XmlToMarkdown(escapes: false).Write(normal, isLine);
        return Same(ToXml(plain, isLine), normal) ? plain : new XmlToMarkdown(escapes: true).Write(normal, isLine);
    }

    /// <summary>The elements without what has no meaning: white space between blocks and around lines.</summary>
    public static List<XNode> Normal(IEnumerable<XNode> content, bool isLine) =>
        isLine ? Whitespace.Inline(content, isFirst: true) : Whitespace.Blocks(content);

    public static bool Same(List<XNode> one, List<XNode> other) => Serialized(one) == Serialized(other);

    public static XElement Element(string name, params object[] content) => new(XName.Get(name, OscalModel.Namespace), content);

    /// <summary>The elements that are blocks.</summary>
    public static bool IsBlock(string name) => name is "p" or "ul" or "ol" or "table" or "pre" or "blockquote" or "hr" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && !char.IsWhiteSpace(text[^1]) && text.AsSpan().IndexOfAny(Signs) < 0;

    static string Serialized(List<XNode> nodes) => new XElement("m", nodes).ToString(SaveOptions.DisableFormatting);
}
