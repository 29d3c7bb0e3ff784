using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Standards.Exchange.Docx;
using Standards.Exchange.Tests.Documents;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Tests.Docx;

public sealed class WritingDocx
{
    [Fact]
    public void Is_valid_and_says_every_word() => RandomDocuments.Of().Sample(document =>
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(document, Sample.Edition, PictureBook.Empty)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Description} {e.Path?.XPath}").Take(3));

        var body = package.MainDocumentPart!.Document!.Body!;
        var words = Letters(string.Concat(body.Descendants<Text>().Select(t => t.Text)));
        foreach (var element in document.All())
            Assert.Contains(Letters(element.Text.Say(document.Numbers.Refer)), words, StringComparison.Ordinal);
        Assert.Equal(document.All().Count(e => ContentModel.Divides(e.Kind)), body.Descendants<ParagraphStyleId>().Count(s => s.Val!.Value!.StartsWith("Heading", StringComparison.Ordinal)));
        var bookmarks = body.Descendants<BookmarkStart>().Select(b => b.Name!.Value).ToHashSet();
        Assert.All(body.Descendants<Hyperlink>(), h => Assert.True(bookmarks.Contains(h.Anchor!.Value) || document.All().Any(e => e.Kind is ElementKind.Row or ElementKind.List or ElementKind.Cell)));
    }, iter: 60);

    [Fact]
    public void Goes_from_right_to_left_in_arabic()
    {
        var file = DocxWriter.Write(new([Sample.E("a", ElementKind.Clause, "نطاق")]), Sample.Edition with { Language = Language.Of("ar")! }, PictureBook.Empty);
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => e.Description));
        Assert.All(package.MainDocumentPart!.Document!.Body!.Descendants<ParagraphProperties>(), p => Assert.NotNull(p.BiDi));
    }

    static string Letters(string text) => string.Concat(text.Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD').Where(c => !char.IsWhiteSpace(c)));
}
