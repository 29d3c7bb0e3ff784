using System.Text;

namespace Journeys.Tests.Exchanging;

/// <summary>Anyone takes an edition home; the secretariat brings one in, and sees first what was read. No scripts.</summary>
public sealed class TakingAnEditionOutAndIn(House house) : Journey(house)
{
    const string Loose = """
        <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>
          <section eId="imported-scope"><heading>Imported scope</heading><content><p>See <ref href="#gone">there</ref>.</p>
            <table eId="thresholds"><caption>Thresholds</caption><tr><th><p>Regime</p></th><th><p>FLOP</p></th></tr><tr><td><p>Systemic risk</p></td><td><p>10<sup>25</sup></p></td></tr></table></content></section>
        </body></act></akomaNtoso>
        """;

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Theory]
    [InlineData("Akoma Ntoso 3.0 (XML)", ".akn.xml", "<akomaNtoso")]
    [InlineData("Web page in one file (HTML)", ".html", "<!DOCTYPE html>")]
    [InlineData("For printing, tagged (PDF)", ".pdf", "%PDF")]
    [InlineData("Word processor (DOCX)", ".docx", "PK")]
    public async Task Downloads_the_draft(string link, string ending, string begins)
    {
        await Page.GotoAsync(House.Still.DraftPath);
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(begins, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_an_edition_after_a_look_at_the_repairs()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A project whose text comes from a file");
        await Page.SignInAsync("secretariat");
        await Page.GotoAsync(ballot.DraftPath.Replace("/draft", "/import", StringComparison.Ordinal));
        await Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "a.xml", MimeType = "application/xml", Buffer = Encoding.UTF8.GetBytes(Loose) });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Expect(Page.GetByText("points to nothing in the text")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Nothing is published yet.")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish as edition" }).ClickAsync();
        await Page.ArriveAsync("**/draft");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Imported scope" }).First).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Thresholds" }).GetByRole(AriaRole.Cell, new() { Name = "1025" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_file()
    {
        await Page.SignInAsync("secretariat");
        await Page.GotoAsync(House.Still.DraftPath.Replace("/draft", "/import", StringComparison.Ordinal));
        await Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "a.xml", MimeType = "application/xml", Buffer = Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b \"c\">]><akomaNtoso>&b;</akomaNtoso>") });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("document type declaration");
    }

    [Fact]
    public async Task Gives_feeds_to_programs()
    {
        var news = await Page.APIRequest.GetAsync("/feeds/new.atom");
        Assert.Equal("application/atom+xml", news.Headers["content-type"]);
        Assert.Contains("<feed", await news.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", await (await Page.APIRequest.GetAsync("/feeds/deadlines.ics")).TextAsync(), StringComparison.Ordinal);
    }
}
