namespace Journeys.Tests.Compliance;

/// <summary>A monitor makes a standard that this house adopted a regime, sees what it asks of whom, and ends it; without scripts.</summary>
public sealed class PublishingRegimes(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Makes_an_adopted_standard_a_regime_whose_duties_are_owed_until_it_ends()
    {
        var id = $"journey-{Guid.NewGuid().ToString("N")[..12]}";
        await Page.SignInAsync("monitor", "/catalogs");
        var adopted = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "adopted here" });
        await ReloadUntilThereAsync(adopted.First);
        await adopted.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Make it a regime" }).ClickAsync();
        await Page.GetByLabel("Identifier").FillAsync(id);
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync($"Regime {id}");
        await Page.GetByLabel("First day on which it binds").FillAsync("2026-01-01");
        await Page.GetByLabel("What a model above the threshold is called").FillAsync("Large model");
        await Page.GetByLabel("Compute in FLOP").FillAsync("many");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish a regime" }).ClickAsync();
        await Expect(Page.Locator(".refusal")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Identifier")).ToHaveValueAsync(id);   // nothing that was entered is lost
        await Page.GetByLabel("Compute in FLOP").FillAsync("1e24");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish a regime" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = $"Regime {id}" })).ToBeVisibleAsync();
        Assert.True(await Page.GetByRole(AriaRole.Table, new() { Name = "Duties" }).GetByRole(AriaRole.Row).CountAsync() > 1);

        await Page.GotoAsync($"/duties?regime={id}");
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Demonstration Frontier" }).First);

        await Page.GotoAsync($"/regimes/{id}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Publish the next version" }).ClickAsync();
        var document = Page.GetByLabel("The document, in JSON");
        var next = await document.InputValueAsync();
        Assert.Contains("\"version\": 2", next, StringComparison.Ordinal);
        await document.FillAsync(next.Replace("\"until\": null", "\"until\": \"2026-01-02\"", StringComparison.Ordinal));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish a regime" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Page.GotoAsync($"/duties?regime={id}");
        await ReloadUntilThereAsync(Page.GetByText("No duty is like that."));
    }

    [Fact]
    public async Task Lets_everyone_read_and_overseers_alone_publish()
    {
        await Page.GotoAsync("/regimes");
        await Page.GetByRole(AriaRole.Link, new() { Name = "EU AI Act" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Thresholds" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Publish the next version" })).ToHaveCountAsync(0);
        await Page.SignInAsync("compliance", "/regimes/publish");
        await Expect(Page.GetByLabel("The document, in JSON")).ToHaveCountAsync(0);
    }
}
