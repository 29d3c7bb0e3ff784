using System.Globalization;
using Standards.Domain.Documents;
using Standards.Exchange;
using Standards.Exchange.AkomaNtoso;
using Standards.Exchange.Docx;
using Standards.Exchange.Html;
using Standards.Exchange.Json;
using Standards.Exchange.Markdown;
using Standards.Exchange.Oscal;
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
    /// <param name="target">The language that a file for translation is translated into.</param>
    public static async Task<ExchangeFileView> WriteAsync(this ExchangeFormat format, Document document, Edition edition, Language target, Printer printer, CancellationToken cancellation) => format switch
    {
        ExchangeFormat.Pdf        => new(Name(edition, "pdf"), "application/pdf", await printer.PrintAsync(HtmlWriter.Write(document, edition), cancellation)),
        ExchangeFormat.Html       => new(Name(edition, "html"), "text/html; charset=utf-8", HtmlWriter.Write(document, edition)),
        ExchangeFormat.Docx       => new(Name(edition, "docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", DocxWriter.Write(document, edition)),
        ExchangeFormat.Markdown   => new(Name(edition, "md"), "text/markdown; charset=utf-8", MarkdownWriter.Write(document, edition)),
        ExchangeFormat.Json       => new(Name(edition, "json"), "application/json", CanonicalDocument.Write(document)),
        ExchangeFormat.AkomaNtoso => new(Name(edition, "akn.xml"), "application/akn+xml", AkomaNtosoWriter.Write(document, edition)),
        ExchangeFormat.Oscal      => new(Name(edition, "oscal.json"), "application/oscal+json", OscalCatalog.Write(document, edition)),
        ExchangeFormat.Xliff      => new(Name(edition, $"{target}.xlf"), "application/xliff+xml", XliffWriter.Write(document, edition, Translation.Begin(target, document), [edition.Language])),
        _                         => throw new System.Diagnostics.UnreachableException(),
    };

    static string Name(Edition edition, string ending) => string.Create(CultureInfo.InvariantCulture, $"{edition.Slug}-edition-{edition.Number}.{ending}");
}
