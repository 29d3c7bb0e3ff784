namespace Journeys.Tests.Awarding;

/// <summary>A researcher applies for a small award, without scripts, and can use it at once.</summary>
public sealed class ApplyingForTime(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Saves_a_draft_submits_it_and_has_the_award_on_one_page()
    {
        await Page.SignInAsync("researcher", $"/calls/{DemonstrationCalls.Small}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Apply", Exact = true }).ClickAsync();
        await Page.GetByLabel("Title").FillAsync("Do refusals survive a second language?");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).ClickAsync();
        await Expect(Page.GetByText("The draft is saved.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("The method is missing.")).ToBeVisibleAsync();

        await FillAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Submit the application" }).ClickAsync();

        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Time was awarded");
        var have = Page.Locator("aside.record");
        await Expect(have).ToContainTextAsync("500 GPU-hours");
        await Expect(have).ToContainTextAsync("Norway");
        await Expect(have).ToContainTextAsync("It is on the account of the project");
        await Expect(Page.Locator(".moments")).ToContainTextAsync("Submitted");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Ask for a change" }).ClickAsync();
        await Page.Locator("#to").FillAsync(DateTime.UtcNow.AddDays(120).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Page.GetByLabel("Justification").FillAsync("The cluster was down for a week.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for a change" }).ClickAsync();
        await Expect(Page.GetByText("A change waits for its decision.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Is_told_everything_that_is_missing()
    {
        await Page.SignInAsync("researcher", $"/calls/{DemonstrationCalls.Small}/apply");
        await Page.GetByLabel("Title").FillAsync("Nothing else");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Submit the application" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The purpose is missing. The method is missing. The data is missing.");
    }

    async Task FillAsync()
    {
        await Page.GetByLabel("Area").SelectOptionAsync(new SelectOptionValue { Label = "Evaluations" });
        await Page.GetByLabel("Purpose").FillAsync("Whether models refuse in Kiswahili what they refuse in English.");
        await Page.GetByLabel("Method").FillAsync("Translate, ask, judge by two raters.");
        await Page.Locator("#data").FillAsync("Public prompts.");
        await Page.Locator("#hours-0").FillAsync("500");
        await Page.Locator("#least-0").FillAsync("100");
        await Page.Locator("#project").SelectOptionAsync(new SelectOptionValue { Label = "Evaluations 1, Norway" });
        await Page.Locator("#from").FillAsync(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Page.Locator("#to").FillAsync(DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        for (var i = 0; i < 4; i++)
            await Page.Locator($"#no-{i}").CheckAsync();
    }
}
