using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using Standards.Exchange.Html;
using Standards.Exchange.Tests.Documents;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Tests.Html;

public sealed class WritingHtml
{
    [Fact]
    public void Says_every_word_in_place_and_runs_nothing() => RandomDocuments.Of().Sample(document =>
    {
        var html = Encoding.UTF8.GetString(HtmlWriter.Write(document, Sample.Edition, PictureBook.Empty));
        var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = false }).ParseDocument(html);
        foreach (var element in document.All().Where(e => e.Kind is not ElementKind.Formula))
        {
            var written = page.GetElementById(element.WId.Value);
            Assert.NotNull(written);
            Assert.Contains(Letters(element.Text.Say(document.Numbers.Refer)), Letters(written.TextContent), StringComparison.Ordinal);
        }
        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, link[rel=stylesheet], [onclick], img"));
        Assert.Equal(page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count(), page.QuerySelectorAll("[id]").Length);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }, iter: 300);

    /// <summary>The sections of a page are the file without what is around it, in the same order.</summary>
    [Fact]
    public void Gives_a_page_the_same_sections() => RandomDocuments.Of().Sample(document =>
    {
        var file = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(HtmlWriter.Write(document, Sample.Edition, PictureBook.Empty)));
        var sections = TextSection.Of(document, Sample.Edition.Language, PictureBook.Empty, p => p.Path).ToList();
        Assert.Equal(file.QuerySelectorAll("section[id]").Select(s => s.Id), sections.Select(s => s.WId.Value));
        foreach (var section in sections)
        {
            var inFile = file.GetElementById(section.WId.Value)!;
            Assert.Equal(Letters(inFile.FirstElementChild!.TextContent), Letters($"{section.Number}{(section.Status is { } status ? $"({status})" : "")}{section.Heading}"));
            var blocks = new HtmlParser().ParseDocument($"<body>{section.Html}</body>").Body!;
            Assert.Equal(inFile.Children.Skip(1).Where(c => c.LocalName != "section").Select(c => c.OuterHtml), blocks.Children.Select(c => c.OuterHtml));
        }
    }, iter: 300);

    [Fact]
    public void Goes_from_right_to_left_in_arabic() => Assert.Contains(
        "<html lang=\"ar\" dir=\"rtl\">", Encoding.UTF8.GetString(HtmlWriter.Write(new([Sample.E("a", ElementKind.Clause, "نطاق")]), Sample.Edition with { Language = Language.Of("ar")! }, PictureBook.Empty)), StringComparison.Ordinal);

    static string Letters(string text) => string.Concat(text.Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD').Where(c => !char.IsWhiteSpace(c)));
}
