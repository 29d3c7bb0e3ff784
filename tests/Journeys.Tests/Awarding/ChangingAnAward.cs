namespace Journeys.Tests.Awarding;

/// <summary>An award is used longer, partly exchanged for another model, handed to a colleague, and reported on. Without scripts.</summary>
public sealed class ChangingAnAward(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Extends_exchanges_hands_over_and_ends_with_its_report()
    {
        await AskAsync("researcher", async () =>
        {
            await Page.Locator("#extension").CheckAsync();
            await Page.Locator("#to").FillAsync(DateTime.UtcNow.AddDays(240).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        });
        await DecideAsync();
        await Expect(Page.Locator(".moments")).ToContainTextAsync("Change made");

        await AskAsync("researcher", async () =>
        {
            await Page.Locator("#exchange").CheckAsync();
            await Page.GetByLabel("Model given").SelectOptionAsync("H100");
            await Page.GetByLabel("Model received").SelectOptionAsync("A100");
            await Page.GetByLabel("GPU-hours given").FillAsync("100");
        });
        await DecideAsync();
        var have = Page.Locator("aside.record");
        await Expect(have).ToContainTextAsync("500 GPU-hours");
        await Expect(have).ToContainTextAsync("250 GPU-hours");
        await have.GetByRole(AriaRole.Link, new() { Name = "The project", Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "exchange of award" }).Filter(new() { HasText = "900,000" }).First).ToContainTextAsync("A100");

        await AskAsync("researcher", async () =>
        {
            await Page.Locator("#transfer").CheckAsync();
            await Page.GetByLabel("Colleague", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Second researcher, Demonstration Institute" });
        });
        await DecideAsync();

        await SwitchToAsync("researcher.second", $"/applications/{DemonstrationCalls.Used}");
        await Expect(Page.Locator("aside.record")).ToContainTextAsync("It is on the account of the project");
        await Page.GotoAsync("/capacity");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "My projects" })).ToContainTextAsync("Evaluations 1, Norway");
        await Page.GotoAsync($"/applications/{DemonstrationCalls.Used}/report");
        await Page.GetByLabel("Final report").FillAsync("What leaks is what was on the web before.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Give the final report" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Ended with its final report");
    }

    async Task AskAsync(string person, Func<Task> fill)
    {
        await SwitchToAsync(person, $"/applications/{DemonstrationCalls.Used}/change");
        await fill();
        await Page.GetByLabel("Justification").FillAsync("The cluster was down for a week.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for a change" }).ClickAsync();
        await Expect(Page.GetByText("A change waits for its decision.")).ToBeVisibleAsync();
    }

    async Task DecideAsync()
    {
        await SwitchToAsync("secretariat", "/applications");
        await Page.GetByRole(AriaRole.Region, new() { Name = "Appeals and changes to decide" }).GetByRole(AriaRole.Link, new() { Name = "Evaluations that do not leak" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Decide the change" }).ClickAsync();
        await Page.Locator("#grant").CheckAsync();
        await Page.GetByLabel("Reasons").FillAsync("It serves the purpose.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Time was awarded");
    }

    async Task SwitchToAsync(string person, string back)
    {
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, back);
    }
}
