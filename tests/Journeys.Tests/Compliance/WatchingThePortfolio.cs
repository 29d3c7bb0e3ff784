namespace Journeys.Tests.Compliance;

/// <summary>A monitor goes from figures to the lists behind them, and an officer finds what the developer owes; without scripts.</summary>
public sealed class WatchingThePortfolio(House house) : Journey(house)
{
    const string Laboratory = "Demonstration Laboratory";

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Lets_a_monitor_go_from_each_figure_to_its_list()
    {
        await Page.SignInAsync("monitor", "/portfolio?q=demonstration");
        var developers = Page.GetByRole(AriaRole.Region, new() { Name = "Developers" });
        var row = developers.GetByRole(AriaRole.Row).Filter(new() { HasText = Laboratory });
        await Expect(developers.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);   // with the head
        var overdue = await row.GetByRole(AriaRole.Cell).Nth(1).InnerTextAsync();
        await row.GetByRole(AriaRole.Cell).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        Assert.Contains("state=overdue", Page.Url, StringComparison.Ordinal);
        await Expect(Page.GetByText($"Duties: {overdue}")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Duties" }).GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Overdue");

        await Page.GotoAsync("/portfolio?q=demonstration");
        await row.GetByRole(AriaRole.Link, new() { Name = Laboratory }).ClickAsync();
        var ages = Page.GetByRole(AriaRole.Table, new() { Name = "Open findings by age" });
        await ages.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Findings" }).GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Demonstration");

        await Page.GotoAsync("/portfolio");
        await Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Conditions that fail now" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Licences" }).GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shows_compute_incidents_risks_and_pauses_each_with_its_table_and_file()
    {
        await Page.SignInAsync("monitor", "/portfolio/compute");
        var point = Page.Locator(".compute-plot a").Filter(new() { HasText = "Demonstration Frontier 1" });
        Assert.StartsWith("/models/", await point.GetAttributeAsync("href"), StringComparison.Ordinal);
        await Expect(Page.Locator(".compute-plot .threshold-name").Filter(new() { HasText = "EU AI Act" }).First).ToBeAttachedAsync();
        var year = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "2026" }).First;
        var models = await year.GetByRole(AriaRole.Cell).First.InnerTextAsync();
        await year.GetByRole(AriaRole.Cell).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByText($"{models} models").First).ToBeVisibleAsync();

        await Page.GotoAsync("/portfolio/incidents?harm=securitybreached");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Incidents", Exact = true })).ToContainTextAsync("Weights were copied");

        await Page.GotoAsync("/portfolio/risks");
        await Page.GetByLabel("Gaps").SelectOptionAsync("standard");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        Assert.Contains("gap=standard", Page.Url, StringComparison.Ordinal);
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "AI race" })).ToContainTextAsync("Lethal autonomous weapons");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "AI race" })).Not.ToContainTextAsync("Cyberwarfare");

        await Page.GotoAsync("/portfolio/pauses");
        await Page.GetByRole(AriaRole.Table, new() { Name = "Map of pauses" }).GetByRole(AriaRole.Link).Filter(new() { HasText = "since" }).First.ClickAsync();
        await Page.ArriveAsync($"{House.Web}/pauses/*");

        foreach (var (file, sought) in new[]
        {
            ("/portfolio/developers.csv", Laboratory), ("/portfolio/duties-by-regime.csv", "eu-ai-act"), ("/portfolio/findings.csv", "Critical"), ("/portfolio/licences.csv", "Granted"), ("/portfolio/compute.csv", "Demonstration Frontier 1"),
            ("/portfolio/incidents.csv", "SecurityBreached"), ("/portfolio/risks.csv", "cyberwarfare"), ("/portfolio/pauses.csv", "SharingOfWeights"), ("/duties.csv?state=due", "incident-5-days"),
        })
            Assert.Contains(sought, await (await Page.APIRequest.GetAsync(House.Web + file)).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_public_what_is_public_alone()
    {
        foreach (var page in new[] { "/portfolio", "/portfolio/compute", "/portfolio/incidents?harm=securitybreached", "/portfolio/risks", "/duties" })
        {
            await Page.GotoAsync(page);
            var main = Page.GetByRole(AriaRole.Main);
            await Expect(main).Not.ToContainTextAsync("Demonstration Frontier 1");
            await Expect(main).Not.ToContainTextAsync("Weights were copied");
            await Expect(main).Not.ToContainTextAsync("Conditions failing");
            await Expect(main).Not.ToContainTextAsync("This page is live.");
        }
        await Page.GotoAsync("/portfolio");
        await Expect(Page.GetByText("Only what is public is counted.")).ToBeVisibleAsync();
        Assert.DoesNotContain("Demonstration Frontier 1", await (await Page.APIRequest.GetAsync(House.Web + "/duties.csv")).TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Demonstration Frontier 1", await (await Page.APIRequest.GetAsync(House.Web + "/portfolio/compute.csv")).TextAsync(), StringComparison.Ordinal);
        await Page.GotoAsync("/duties/mine");
        await Expect(Page.GetByText("This page is for the compliance officer of a developer.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tells_an_officer_what_is_owed_by_when_and_how_it_is_filed()
    {
        await Page.SignInAsync("compliance", "/models");
        await Page.GetByRole(AriaRole.Link, new() { Name = "What we owe" }).ClickAsync();
        var reports = Page.GetByRole(AriaRole.Table, new() { Name = "Reports upon incidents" });
        var late = reports.GetByRole(AriaRole.Row).Filter(new() { HasText = "California SB 53" }).First;
        await Expect(late).ToContainTextAsync("To:");
        await Expect(Page.GetByText("File with the authority that is named").First).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Findings to cure" })).ToContainTextAsync("To be cured by");
        await late.GetByRole(AriaRole.Link).Filter(new() { HasText = "Say that it was filed" }).ClickAsync();
        await Expect(Page.GetByLabel("Under what the authority knows it")).ToBeVisibleAsync();
    }
}
