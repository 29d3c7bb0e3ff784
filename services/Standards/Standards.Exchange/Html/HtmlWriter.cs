using System.Globalization;
using System.Text;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Html;

/// <summary>Writes a document as one accessible file of HTML: WCAG 2.2 AA, no scripts, nothing from elsewhere, and it prints well.</summary>
public static class HtmlWriter
{
    /// <summary>The file.</summary>
    /// <param name="book">The pictures, which stand in the file.</param>
    public static byte[] Write(Document document, Edition edition, PictureBook book)
    {
        var (html, labels, pictures) = (new StringBuilder(), new Labels(document, edition.Language), HtmlPictures.Inside(book));
        Head(html, edition);
        Contents(html, document, labels);
        html.Append("<main id=\":text\">\n");
        foreach (var division in document.Elements)
            Division(html, document, division, labels, pictures, 2);
        html.Append("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    static void Head(StringBuilder html, Edition edition)
    {
        var (symbol, title) = (HtmlFragments.Encode(edition.Symbol), HtmlFragments.Encode(edition.Title));
        var direction = edition.Language.RightToLeft ? "rtl" : "ltr";
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{edition.Language.Code}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{symbol} — {title}</title>\n<link rel=\"canonical\" href=\"{HtmlFragments.Encode(edition.Address.AbsoluteUri)}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<style>{HtmlStyle.Of(edition)}</style>\n</head>\n<body>\n<header>\n<p class=\"symbol\">{symbol}</p>\n<h1>{title}</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlFragments.Encode(edition.Publisher)} · {edition.Number} · <time>{edition.PublishedAt.UtcDateTime:yyyy-MM-dd}</time></p>\n</header>\n");
    }

    static void Contents(StringBuilder html, Document document, Labels labels)
    {
        html.Append(CultureInfo.InvariantCulture, $"<nav aria-labelledby=\":contents\">\n<h2 id=\":contents\">{HtmlFragments.Encode(labels.Contents)}</h2>\n");
        List(document.Elements);
        html.Append("</nav>\n");

        void List(IEnumerable<Element> divisions)
        {
            html.Append("<ul role=\"list\">\n");
            foreach (var division in divisions)
            {
                html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{division.WId}\">{HtmlFragments.Encode($"{labels.Of(division.WId)} {division.Text.Say(labels.Refer)}")}</a>");
                if (division.Children.Any(c => ContentModel.Divides(c.Kind)))
                    List(division.Children.Where(c => ContentModel.Divides(c.Kind)));
                html.Append("</li>\n");
            }
            html.Append("</ul>\n");
        }
    }

    static void Division(StringBuilder html, Document document, Element division, Labels labels, HtmlPictures pictures, int level)
    {
        var blocks = new HtmlBlocks(document, labels, html, pictures);
        var status = division.Traits is Traits.OfAnnex annex ? $" <span class=\"status\">({HtmlFragments.Encode(labels.StatusOf(annex.Status))})</span>" : "";
        var (start, end) = level <= 6 ? ($"h{level}", $"h{level}") : (string.Create(CultureInfo.InvariantCulture, $"div role=\"heading\" aria-level=\"{level}\""), "div");
        html.Append(CultureInfo.InvariantCulture, $"<section id=\"{division.WId}\" aria-labelledby=\"{division.WId}:h\">\n<{start} id=\"{division.WId}:h\">");
        html.Append(CultureInfo.InvariantCulture, $"<span class=\"label\">{HtmlFragments.Encode(labels.Of(division.WId))}</span>{status} {HtmlFragments.WordsOf(document, division.Text, labels)}</{end}>\n");
        foreach (var child in division.Children)
            if (ContentModel.Divides(child.Kind))
                Division(html, document, child, labels, pictures, level + 1);
            else
                blocks.Write(child);
        html.Append("</section>\n");
    }
}
