using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Standards.Exchange.Pictures;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;
using WordDocument = DocumentFormat.OpenXml.Wordprocessing.Document;

namespace Standards.Exchange.Docx;

/// <summary>Writes a document as WordprocessingML (ISO/IEC 29500): headings by style, numbers as text, bookmarks by permanent identifier.</summary>
/// <remarks>For reading and for comments by hand. Nothing is read back. There are no macros, fields or links to elsewhere.</remarks>
public static class DocxWriter
{
    /// <summary>The file.</summary>
    /// <param name="pictures">The pictures, which stand in the file. A drawing, or a WebP, needs to be painted for it.</param>
    public static byte[] Write(Domain.Documents.Document document, Edition edition, PictureBook pictures)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Of(edition.Language);
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = edition.Language.Code });
            main.Document = new WordDocument(BodyOf(document, edition, new(main, pictures)));
            var properties = package.PackageProperties;
            (properties.Title, properties.Subject, properties.Creator) = (Plain(edition.Title), Plain(edition.Symbol), Plain(edition.Publisher));
            (properties.Language, properties.Created, properties.Modified) = (edition.Language.Code, edition.PublishedAt.UtcDateTime, edition.PublishedAt.UtcDateTime);
        }
        return file.ToArray();
    }

    static Body BodyOf(Domain.Documents.Document document, Edition edition, DocxPictures pictures)
    {
        var body = new Body();
        var words = new DocxWords(document, new(document, edition.Language), edition.Language);
        body.Append(words.Paragraph("Subtitle", edition.Symbol), words.Paragraph("Title", edition.Title));
        body.Append(words.Paragraph("Subtitle", string.Create(CultureInfo.InvariantCulture, $"{edition.Publisher} · {edition.Number} · {edition.PublishedAt.UtcDateTime:yyyy-MM-dd}")));
        var blocks = new DocxBlocks(words, pictures);
        foreach (var division in document.Elements)
            blocks.Division(body, division, 1);
        body.Append(new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
        if (edition.Language.RightToLeft)
            body.GetFirstChild<SectionProperties>()!.Append(new BiDi());
        return body;
    }

    internal static string Plain(string text) => Xml.XmlText.WithoutForbidden(text);
}
