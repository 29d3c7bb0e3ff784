using System.Globalization;
using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Exchange;
using Standards.Exchange.AkomaNtoso;
using Standards.Exchange.Docx;
using Standards.Exchange.Html;
using Standards.Exchange.Json;
using Standards.Exchange.Markdown;
using Standards.Exchange.Oscal;
using Standards.Exchange.Pictures;
using Standards.Exchange.Xliff;

namespace Standards.ExportingAnEdition;

/// <summary>A format in which an edition can be had.</summary>
public enum ExchangeFormat
{
    Html,
    Pdf,
    Docx,
    Markdown,
    Json,
    AkomaNtoso,
    Oscal,
    Xliff,
}

static class ExchangeFormats
{
    /// <summary>The file of an edition.</summary>
    public static async Task<ExchangeFileView> WriteAsync(this ExchangeFormat format, Document document, Edition edition, PictureBook pictures, Printer printer, CancellationToken cancellation) => format switch
    {
        ExchangeFormat.Pdf        => new(Name(edition, "pdf"), "application/pdf", await printer.PrintAsync(HtmlWriter.Write(document, edition, pictures), cancellation)),
        ExchangeFormat.Html       => new(Name(edition, "html"), "text/html; charset=utf-8", HtmlWriter.Write(document, edition, pictures)),
        ExchangeFormat.Docx       => new(Name(edition, "docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", DocxWriter.Write(document, edition, await printer.PaintAsync(pictures, cancellation))),
        ExchangeFormat.Markdown   => new(Name(edition, "md"), "text/markdown; charset=utf-8", MarkdownWriter.Write(document, edition, pictures)),
        ExchangeFormat.Json       => new(Name(edition, "json"), "application/json", CanonicalDocument.Write(document)),
        ExchangeFormat.AkomaNtoso => new(Name(edition, "akn.xml"), "application/akn+xml", AkomaNtosoWriter.Write(document, edition, pictures)),
        ExchangeFormat.Oscal      => new(Name(edition, "oscal.json"), "application/oscal+json", OscalCatalog.Write(document, edition)),
        _                         => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The file for translation of an edition, with the words that there are.</summary>
    /// <param name="authentic">The languages whose text is authentic.</param>
    public static ExchangeFileView WriteForTranslation(Document document, Edition edition, Translation translation, IReadOnlyCollection<Language> authentic) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{edition.Slug}-edition-{edition.Number}.{translation.Language}.xlf"), "application/xliff+xml", XliffWriter.Write(document, edition, translation, authentic));

    static string Name(Edition edition, string ending) => string.Create(CultureInfo.InvariantCulture, $"{edition.Slug}-edition-{edition.Number}.{(edition.Language == Language.English ? "" : $"{edition.Language}.")}{ending}");
}
