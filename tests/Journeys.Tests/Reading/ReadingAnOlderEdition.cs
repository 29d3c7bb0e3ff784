namespace Journeys.Tests.Reading;

/// <summary>Every edition of a draft has a page of its own, which stays. No scripts.</summary>
public sealed class ReadingAnOlderEdition(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task It_is_found_at_the_project_and_leads_to_the_current_one()
    {
        await Page.GotoAsync($"/projects/{House.Revised}");
        var editions = Page.GetByRole(AriaRole.Region, new() { Name = "Editions of the draft" });
        await Expect(editions.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await editions.GetByRole(AriaRole.Link, new() { Name = "Edition 1", Exact = true }).ClickAsync();
        await Page.ArriveAsync($"**/projects/{House.Revised}/editions/1");
        await Expect(Page.GetByText("This edition is not the current one.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("A developer shall report a change of the estimate within 14 days.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Amendments (0)" })).ToHaveAttributeAsync("href", $"/projects/{House.Revised}/editions/1/amendments");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "0 comments" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" }).GetByRole(AriaRole.Link).Filter(new() { HasText = "Change of the estimate" }).ClickAsync();
        Assert.EndsWith("/editions/1#cl_change", Page.Url, StringComparison.Ordinal);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Read edition 2" }).ClickAsync();
        await Expect(Page.GetByText("A developer shall report a change of the estimate within 30 days.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("This edition is not the current one.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_linked_from_the_comparison_and_one_that_there_is_not_is_not_found()
    {
        await Page.GotoAsync($"/projects/{House.Revised}/compare?from=1&to=2");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Read edition 1" }).ClickAsync();
        await Page.ArriveAsync("**/editions/1");
        await Page.GetByRole(AriaRole.Link, new() { Name = "What has changed since" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Edition 2 compared with edition 1" })).ToBeVisibleAsync();
        Assert.Equal(404, (await Page.GotoAsync($"/projects/{House.Revised}/editions/9"))!.Status);
    }
}
