using System.Globalization;

namespace Journeys.Tests.Sharing;

/// <summary>A researcher asks for a part of a device, with another alternative and a deadline. Without scripts.</summary>
public sealed class AskingForAPart(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Tries_it_and_asks_for_it_with_all_that_was_said()
    {
        await Page.SignInAsync("researcher", "/capacity/requests/new");
        await Page.Locator("#project").SelectOptionAsync(new SelectOptionValue { Label = "Evaluations 1, Norway" });
        await Page.Locator("#model").SelectOptionAsync("A100");
        await Page.Locator("#devices").FillAsync("2");
        await Page.Locator("details > summary").Filter(new() { HasText = "a part of a device" }).ClickAsync();
        await Page.Locator("#share").FillAsync("250");
        await Page.Locator("#checkpoint").FillAsync("5");
        await Page.Locator("#deadline").FillAsync(Minute(TimeSpan.FromMinutes(10)));
        await AskAsync();
        await Expect(Page.Locator("#share-wrong")).ToContainTextAsync("A part is of one device a worker.");
        await Page.Locator("#devices").FillAsync("1");
        await AskAsync();
        await Expect(Page.Locator("#deadline-wrong")).ToContainTextAsync("it would not be over by");

        await Page.Locator("#deadline").FillAsync(Minute(TimeSpan.FromDays(3)));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Another alternative" }).ClickAsync();
        await Page.Locator("#model-1").SelectOptionAsync("H100");
        await Page.Locator("#share-1").FillAsync("");
        await Page.Locator("#most-1").FillAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Try it first" }).ClickAsync();
        await Expect(Page.Locator(".notice-title").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("It would|No start", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await AskAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Request of Evaluations 1, Norway");
        var asked = Page.GetByRole(AriaRole.Region, new() { Name = "What it asks for" }).GetByRole(AriaRole.Listitem);
        await Expect(asked).ToHaveCountAsync(2);
        await Expect(asked.First).ToContainTextAsync("250‰ A100");
        await Expect(asked.Last).ToContainTextAsync("1–2 × 1 H100");
        await Expect(Page.Locator("aside.record")).ToContainTextAsync("Over by");
        await Expect(Page.Locator("aside.record")).ToContainTextAsync("Minutes to save its state");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take the request back" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Taken back");
    }

    Task AskAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Ask for it" }).ClickAsync();

    static string Minute(TimeSpan ahead) => (DateTime.UtcNow + ahead).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
