using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Standards.Exchange.Html;

/// <summary>Words, tables and formulas in HTML.</summary>
static class HtmlFragments
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    static readonly ImmutableArray<(Marks Mark, string Name)> Names =
        [(Marks.Strong, "strong"), (Marks.Emphasis, "em"), (Marks.Superscript, "sup"), (Marks.Subscript, "sub"), (Marks.Code, "code")];

    public static string Encode(string text) => Encoder.Encode(Xml.XmlText.WithoutForbidden(text));

    public static string WordsOf(Document document, Inline text, Labels labels)
    {
        var written = new StringBuilder();
        foreach (var run in text.Runs)
        {
            var marks = Names.Where(n => run.Marks.HasFlag(n.Mark)).ToArray();
            foreach (var (_, name) in marks)
                written.Append('<').Append(name).Append('>');
            if (run.Target is { } target)
                written.Append(document.Has(target) ? $"<a href=\"#{target}\">{Encode(labels.Refer(target))}</a>" : Encode(labels.Refer(target)));
            else
                written.Append(Encode(run.Text));
            foreach (var (_, name) in marks.Reverse())
                written.Append("</").Append(name).Append('>');
        }
        return written.ToString();
    }

    public static string MathOf(Traits.OfFormula formula) => Xml.ExactMathMl.Write(Xml.ExactMathMl.Parse(formula.Formula));

    /// <summary>The rows of a table, with its label and title as caption.</summary>
    public static string TableOf(Document document, Element table, Labels labels, HtmlPictures pictures)
    {
        var html = new StringBuilder("<table>\n");
        html.Append("<caption>").Append(Encode(labels.Of(table.WId)));
        if (!table.Text.IsEmpty)
            html.Append(" — ").Append(WordsOf(document, table.Text, labels));
        html.Append("</caption>\n");
        var isFirst = true;
        foreach (var row in table.Children.Where(c => c.Kind is ElementKind.Row))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr id=\"{row.WId}\">");
            foreach (var cell in row.Children)
                Cell(html, document, cell, labels, pictures, isFirst);
            html.Append("</tr>\n");
            isFirst = false;
        }
        return html.Append("</table>\n").ToString();
    }

    static void Cell(StringBuilder html, Document document, Element cell, Labels labels, HtmlPictures pictures, bool isInFirstRow)
    {
        var traits = (Traits.OfCell)cell.Traits;
        var name = traits.Header && !cell.Text.IsEmpty ? "th" : "td";   // a heading that says nothing is none
        html.Append(CultureInfo.InvariantCulture, $"<{name} id=\"{cell.WId}\"");
        if (name is "th")
            html.Append(isInFirstRow ? " scope=\"col\"" : " scope=\"row\"");
        if (traits.ColumnSpan > 1)
            html.Append(CultureInfo.InvariantCulture, $" colspan=\"{traits.ColumnSpan}\"");
        if (traits.RowSpan > 1)
            html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{traits.RowSpan}\"");
        html.Append('>').Append(WordsOf(document, cell.Text, labels));
        foreach (var block in cell.Children)
            new HtmlBlocks(document, labels, html, pictures).Write(block);
        html.Append("</").Append(name).Append('>');
    }
}
