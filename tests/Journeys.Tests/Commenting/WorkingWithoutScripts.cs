namespace Journeys.Tests.Commenting;

/// <summary>Comments without a single script: filter, sort, next page and files.</summary>
public sealed class WorkingWithoutScripts(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false, AcceptDownloads = true };

    [Fact]
    public async Task Comments_are_filtered_sorted_and_taken_away()
    {
        await Page.GotoAsync($"/drafts/{House.Drafts.Answered}/comments");
        await Page.GetByLabel("Words").FillAsync("leap year");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(Page.GetByText("3 of 25 comments")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Columnheader).GetByRole(AriaRole.Link, new() { Name = "Member" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "Member" })).ToHaveAttributeAsync("aria-sort", "ascending");
        Assert.Contains("q=leap", Page.Url, StringComparison.Ordinal);
        foreach (var (name, ending) in new[] { ("These comments as a Word document", ".docx"), ("These comments as a table (CSV)", ".csv") })
        {
            var file = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync());
            Assert.EndsWith(ending, file.SuggestedFilename, StringComparison.Ordinal);
        }
        await Page.GotoAsync($"/drafts/{House.Drafts.Answered}/comments/similar");
        await Expect(Page.GetByRole(AriaRole.Region).Filter(new() { HasText = "leap year" }).GetByText("3 comments")).ToBeVisibleAsync();
    }
}
