namespace Journeys.Tests.Sharing;

/// <summary>A researcher finds on one page what the project has, what it costs, how to use it, until when, and why it waits; and reads why in Arabic.</summary>
public sealed class KnowingWhyOneWaits(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Has_all_of_it_on_one_page()
    {
        await Page.SignInAsync("researcher", "/capacity");
        await Page.GetByRole(AriaRole.Region, new() { Name = "My projects" }).GetByRole(AriaRole.Link, new() { Name = "Evaluations 1, Norway" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "What it has" })).ToContainTextAsync("H100");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "What it costs" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "fjord" })).ToContainTextAsync("2.1");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Until when" })).ToContainTextAsync("The period of the books ends on");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Why it waits" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Region, new() { Name = "How to use it" }).GetByRole(AriaRole.Link, new() { Name = "Ask for time" }).ClickAsync();
        await Expect(Page.Locator("#project option:checked")).ToHaveTextAsync("Evaluations 1, Norway");
    }

    [Fact]
    public async Task Says_why_and_what_would_start_it_in_the_language_of_the_reader()
    {
        await Page.SignInAsync("researcher", "/capacity/requests/new");
        await Page.GetByLabel("Project").SelectOptionAsync(new SelectOptionValue { Label = "Evaluations 1, Norway" });
        await Page.GetByLabel("Model", new() { Exact = true }).SelectOptionAsync("GH200");
        await Page.GetByLabel("Devices a worker").FillAsync("4");
        await Page.GetByLabel("Workers", new() { Exact = true }).FillAsync("12");   // all that there are
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for it" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByText("Each of these has to change before it starts:"));
        Assert.Equal(0, await Page.GetByText("It suffices: on the changed pool the same rules start it.").CountAsync());   // nothing is run before somebody asks
        await Page.GetByRole(AriaRole.Link, new() { Name = "Try what would start it now" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByText("It suffices: on the changed pool the same rules start it."));
        await Page.GotoAsync($"{new Uri(Page.Url).AbsolutePath}?change=true&culture=ar");
        var why = Page.Locator("section[aria-labelledby=why]");
        await Expect(why.Locator("li").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"[\u0600-\u06ff]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(why.Locator("h3 + p")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"[\u0600-\u06ff]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(0, await why.Locator("[lang=en]").CountAsync());
        await Page.Locator("section[aria-labelledby=back] button").ClickAsync();
    }
}
