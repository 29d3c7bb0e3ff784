namespace Journeys.Tests.Compliance;

/// <summary>Whoever comes by finds which models fall under which regimes and why, without scripts and at addresses that can be sent.</summary>
public sealed class WatchingModels(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Finds_those_above_a_threshold_and_why()
    {
        await Page.GotoAsync("/models");
        await Page.GetByLabel("Threshold").SelectOptionAsync("california-sb-53/frontier-model");
        await Page.GetByLabel("Above it").SelectOptionAsync("certainly");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        Assert.Contains("under=california-sb-53%2Ffrontier-model&standing=certainly", Page.Url, StringComparison.Ordinal);
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Models" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "Demonstration Assistant" })).ToContainTextAsync("1.2 × 10²⁶");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Models" })).Not.ToContainTextAsync("Demonstration Frontier 1");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Demonstration Assistant" }).First.ClickAsync();
        var standing = Page.GetByRole(AriaRole.Table, new() { Name = "How it stands to each regime" });
        await Expect(standing.GetByRole(AriaRole.Row).Filter(new() { HasText = "California SB 53" })).ToContainTextAsync("All of the interval is above.");
        await Expect(standing.GetByRole(AriaRole.Row).Filter(new() { HasText = "biological sequence" })).ToContainTextAsync("The threshold is for models of another kind.");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "How its compute was reckoned" })).ToContainTextAsync("Operations reported");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Duties" })).ToContainTextAsync("Notify the Commission");
    }

    [Fact]
    public async Task Follows_a_point_of_the_figure_to_its_model()
    {
        await Page.GotoAsync("/models?q=Demonstration+Assistant");
        await Page.GotoAsync("/models?under=california-sb-53/frontier-model");
        var point = Page.Locator(".compute-plot a").Filter(new() { HasText = "Demonstration Assistant" });
        Assert.Equal(House.Model, await point.GetAttributeAsync("href"));
        await point.Locator("circle").DispatchEventAsync("click");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Demonstration Assistant");
    }

    [Fact]
    public async Task Takes_the_list_away_as_it_is_filtered()
    {
        await Page.GotoAsync("/models?q=Demonstration+Assistant");
        var address = await Page.GetByRole(AriaRole.Link, new() { Name = "This list as a table (CSV)" }).GetAttributeAsync("href");
        var file = await (await Page.APIRequest.GetAsync(House.Web + address)).TextAsync();
        Assert.Equal(2, file.Trim().Split('\n').Length);
        Assert.Contains("Demonstration Assistant,Demonstration Laboratory,Language,2026-03-02,1.2e26,1.6e26,Reported,Certainly", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_where_there_is_none()
    {
        await Page.GotoAsync("/models?q=no-such-model");
        await Expect(Page.GetByText("No model is like that.")).ToBeVisibleAsync();
        Assert.Equal(404, (await Page.GotoAsync("/models/0198f000-0000-7000-8000-000000000001"))!.Status);
    }
}
