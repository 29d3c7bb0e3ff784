using System.Text;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Html;

/// <summary>A clause, annex, term or introduction as a page shows it: its heading, and what stands under it before the next.</summary>
/// <param name="WId">Its permanent identifier.</param>
/// <param name="Level">1 for what stands in no other.</param>
/// <param name="Number">What it shows before its heading, such as <c>3.1</c> or <c>Annex A</c>; empty where it has none.</param>
/// <param name="Heading">Its heading in plain words.</param>
/// <param name="Status">Of an annex: normative or informative, in the language of the text.</param>
/// <param name="Html">Its blocks as a fragment of HTML, well-formed, with every text encoded; links go to <c>#</c> and an identifier.</param>
public sealed record TextSection(WId WId, int Level, string Number, string Heading, string? Status, string Html)
{
    /// <summary>All sections in reading order.</summary>
    /// <param name="book">The pictures.</param>
    /// <param name="addressOf">Where a page finds one.</param>
    public static IEnumerable<TextSection> Of(Document document, Language language, PictureBook book, Func<Picture, string> addressOf)
    {
        var (labels, pictures) = (new Labels(document, language), new HtmlPictures(book, addressOf));
        return document.Elements.SelectMany(division => Below(division, 1));

        IEnumerable<TextSection> Below(Element division, int level)
        {
            var html = new StringBuilder();
            var blocks = new HtmlBlocks(document, labels, html, pictures);
            foreach (var block in division.Children.Where(c => !ContentModel.Divides(c.Kind)))
                blocks.Write(block);
            yield return new(
                division.WId, level, labels.Of(division.WId), division.Text.Say(labels.Refer),
                division.Traits is Traits.OfAnnex annex ? labels.StatusOf(annex.Status) : null, html.ToString());
            foreach (var section in division.Children.Where(c => ContentModel.Divides(c.Kind)).SelectMany(c => Below(c, level + 1)))
                yield return section;
        }
    }
}
