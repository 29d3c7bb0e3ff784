using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using Markdig;
using Standards.Exchange.Markdown;
using Standards.Exchange.Tests.Documents;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Tests.Markdown;

public sealed class WritingMarkdown
{
    [Fact]
    public void Reads_in_commonmark_as_it_was_written() => RandomDocuments.Of(exact: false).Sample(document =>
    {
        var html = Markdig.Markdown.ToHtml(Encoding.UTF8.GetString(MarkdownWriter.Write(document, Sample.Edition, PictureBook.Empty)), new MarkdownPipelineBuilder().Build());
        var page = new HtmlParser().ParseDocument(html);
        var words = Letters(page.Body!.TextContent);
        foreach (var element in document.All().Where(e => !e.Text.IsEmpty))
            Assert.Contains(Letters(element.Text.Say(document.Numbers.Refer)), words, StringComparison.Ordinal);
        Assert.Equal(document.All().Count(e => ContentModel.Divides(e.Kind)) + 1, page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Length);
    }, iter: 500);

    static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
