using System.Globalization;
using System.Text;

namespace Standards.Exchange.Html;

/// <summary>Paragraphs, provisions, notes, lists, tables, formulas and figures in HTML.</summary>
sealed class HtmlBlocks(Document document, Labels labels, StringBuilder html, HtmlPictures pictures)
{
    public void Write(Element block)
    {
        switch (block.Kind)
        {
            case ElementKind.Paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p id=\"{block.WId}\">{Words(block)}</p>\n");
                break;
            case ElementKind.List:
                List(block, (Traits.OfList)block.Traits);
                break;
            case ElementKind.Table:
                html.Append(CultureInfo.InvariantCulture, $"<div id=\"{block.WId}\" class=\"table\">\n{HtmlFragments.TableOf(document, block, labels, pictures)}");
                Below(block);
                html.Append("</div>\n");
                break;
            case ElementKind.Formula:
                html.Append(CultureInfo.InvariantCulture, $"<div id=\"{block.WId}\" class=\"formula\">{HtmlFragments.MathOf((Traits.OfFormula)block.Traits)} {Label(block)}</div>\n");
                break;
            case ElementKind.Figure:
                Figure(block, (Traits.OfFigure)block.Traits);
                break;
            default:
                Labelled(block);
                break;
        }
    }

    void Labelled(Element block)
    {
        var name = block.Traits is Traits.OfRequirement requirement ? $"provision {requirement.Modality.ToString().ToLowerInvariant()}" : block.Kind.ToString().ToLowerInvariant();
        html.Append(CultureInfo.InvariantCulture, $"<div id=\"{block.WId}\" class=\"{name}\"");
        html.Append(block.Kind is ElementKind.Note ? " role=\"note\">" : ">");
        var (label, words) = (Label(block), Words(block));
        if (label.Length + words.Length > 0)
            html.Append("<p>").Append(label).Append(label.Length > 0 && words.Length > 0 ? " " : "").Append(words).Append("</p>\n");
        Below(block);
        html.Append("</div>\n");
    }

    void List(Element list, Traits.OfList traits)
    {
        var name = traits.Ordered ? "ol" : "ul";
        html.Append(CultureInfo.InvariantCulture, $"<{name} id=\"{list.WId}\" role=\"list\">\n");
        foreach (var item in list.Children)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li id=\"{item.WId}\">{Label(item)}<div>{Words(item)}\n");
            Below(item);
            html.Append("</div></li>\n");
        }
        html.Append(CultureInfo.InvariantCulture, $"</{name}>\n");
    }

    /// <summary>Where the picture is not at hand, what it says in words stands in its place.</summary>
    void Figure(Element block, Traits.OfFigure figure)
    {
        html.Append(CultureInfo.InvariantCulture, $"<figure id=\"{block.WId}\">\n{pictures.Of(figure)}\n");
        html.Append(CultureInfo.InvariantCulture, $"<figcaption>{Label(block)}{(block.Text.IsEmpty ? "" : " — ")}{Words(block)}</figcaption>\n");
        Below(block);
        html.Append("</figure>\n");
    }

    void Below(Element block)
    {
        foreach (var child in block.Children.Where(c => c.Kind is not ElementKind.Row))
            Write(child);
    }

    string Label(Element block) => labels.Of(block.WId) is { Length: > 0 } label ? $"<span class=\"label\">{HtmlFragments.Encode(label)}</span>" : "";

    string Words(Element block) => HtmlFragments.WordsOf(document, block.Text, labels);
}
