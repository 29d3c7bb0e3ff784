namespace Journeys.Tests.Looking;

/// <summary>A ballot on paper: the verdict, the bars and all votes, and nothing that is only for a screen.</summary>
public sealed class Printing(House house) : Journey(house)
{
    [Fact]
    public async Task Leaves_out_what_paper_cannot_use()
    {
        await Page.GotoAsync(House.Closed.Path);
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(Page.GetByRole(AriaRole.Navigation).First).ToBeHiddenAsync();
        await Expect(Page.GetByRole(AriaRole.Search)).ToBeHiddenAsync();
        await Expect(Page.Locator(".verdict")).ToBeVisibleAsync();
        await Expect(Page.Locator(".bar").First).ToBeVisibleAsync();
        await Expect(Page.Locator(".votes tbody tr").First).ToBeVisibleAsync();
        var pdf = Path.Combine(House.Root, "artifacts", "pictures", "ballot-closed.pdf");
        Directory.CreateDirectory(Path.GetDirectoryName(pdf)!);
        await Page.PdfAsync(new() { Path = pdf, Format = "A4", PrintBackground = true });
    }
}
