using System.Globalization;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Html;

/// <summary>How pictures stand in HTML: from a book, each under an address.</summary>
sealed class HtmlPictures(PictureBook book, Func<Picture, string> addressOf)
{
    /// <summary>Each in the file itself.</summary>
    public static HtmlPictures Inside(PictureBook book) => new(book, p => p.Data);

    /// <summary>The picture of a figure under its address, in which nothing needs to be encoded; or its words where it is not at hand.</summary>
    public string Of(Traits.OfFigure figure)
    {
        var alternative = HtmlFragments.Encode(figure.Alternative);
        return book.Of(figure) is { } picture
            ? string.Create(CultureInfo.InvariantCulture, $"<img src=\"{addressOf(picture)}\" alt=\"{alternative}\" width=\"{picture.Width}\" height=\"{picture.Height}\"/>")
            : $"<p class=\"picture\">{alternative}</p>";
    }
}
