using System.Globalization;
using System.Text;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Markdown;

/// <summary>Writes a document in Markdown (CommonMark 0.31): for reading and comparing, not for reading back.</summary>
/// <remarks>Headings carry an anchor with the permanent identifier. Tables and formulas are HTML, for Markdown has neither spans nor formulas.</remarks>
public static class MarkdownWriter
{
    /// <summary>The file.</summary>
    /// <param name="book">The pictures. The file shows them by their addresses at the site where the edition is read.</param>
    public static byte[] Write(Document document, Edition edition, PictureBook book)
    {
        var file = new StringBuilder();
        file.Append(CultureInfo.InvariantCulture, $"# {MarkdownWords.EscapeLine(edition.Symbol)} — {MarkdownWords.EscapeLine(edition.Title)}\n");
        new Body(document, new(document, edition.Language), file, book, edition.Address).Write(document.Elements);
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    sealed class Body(Document document, Labels labels, StringBuilder file, PictureBook book, Uri site)
    {
        const int LastLevel = 6;

        public void Write(ImmutableArray<Element> divisions, int level = 2)
        {
            foreach (var division in divisions)
                Division(division, level);
        }

        void Division(Element division, int level)
        {
            var status = division.Traits is Traits.OfAnnex annex ? $" ({labels.StatusOf(annex.Status)})" : "";
            Line("", $"{new string('#', Math.Min(level, LastLevel))} <a id=\"{division.WId}\"></a>{MarkdownWords.Escape(labels.Of(division.WId))}{status} {Words(division.Text)}");
            foreach (var child in division.Children)
                if (ContentModel.Divides(child.Kind))
                    Division(child, level + 1);
                else
                    Block(child, "");
        }

        void Block(Element block, string indent)
        {
            switch (block.Kind)
            {
                case ElementKind.List:
                    List(block, (Traits.OfList)block.Traits, indent);
                    break;
                case ElementKind.Table:
                    Line(indent, $"<a id=\"{block.WId}\"></a>**{MarkdownWords.Escape(labels.Of(block.WId))}**{Title(block)}");
                    Raw(indent, Html.HtmlFragments.TableOf(document, block, labels, new(book, AddressOf)));
                    Below(block, indent);
                    break;
                case ElementKind.Formula:
                    Line(indent, $"<a id=\"{block.WId}\"></a>{Html.HtmlFragments.MathOf((Traits.OfFormula)block.Traits)} {MarkdownWords.Escape(labels.Of(block.WId))}");
                    break;
                case ElementKind.Figure:
                    Line(indent, Picture((Traits.OfFigure)block.Traits));
                    Line(indent, $"<a id=\"{block.WId}\"></a>**{MarkdownWords.Escape(labels.Of(block.WId))}**{Title(block)}");
                    Below(block, indent);
                    break;
                default:
                    if (labels.Of(block.WId) is { Length: > 0 } label)
                        Line(indent, $"{MarkdownWords.Escape(label)} {Words(block.Text)}".TrimEnd());
                    else if (!block.Text.IsEmpty)
                        Line(indent, Words(block.Text));
                    Below(block, indent);
                    break;
            }
        }

        void Below(Element block, string indent)
        {
            foreach (var child in block.Children.Where(c => c.Kind is not ElementKind.Row))
                Block(child, indent);
        }

        void List(Element list, Traits.OfList traits, string indent)
        {
            for (var i = 0; i < list.Children.Length; i++)
            {
                var item = list.Children[i];
                var bullet = traits.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "- ";
                Line(indent + bullet, item.Text.IsEmpty ? "<!-- -->" : Words(item.Text));
                Below(item, indent + new string(' ', bullet.Length));
            }
        }

        string Picture(Traits.OfFigure figure)
        {
            var alternative = MarkdownWords.EscapeLine(figure.Alternative);
            return book.Of(figure) is { } picture ? $"![{alternative}]({AddressOf(picture)})" : alternative;
        }

        string AddressOf(Picture picture) => new Uri(site, picture.Path).AbsoluteUri;

        string Title(Element block) => block.Text.IsEmpty ? "" : " — " + Words(block.Text);

        string Words(Inline text) => MarkdownWords.Write(text, labels.Refer, id => document.Has(id) ? $"#{id}" : null);

        void Line(string indent, string line) => file.Append('\n').Append(indent).Append(line.Trim()).Append('\n');

        void Raw(string indent, string html)
        {
            file.Append('\n');
            foreach (var line in html.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                file.Append(indent).Append(line).Append('\n');
        }
    }
}
