namespace Journeys.Tests.Awarding;

/// <summary>An award is revoked, whoever leads it appeals, and somebody else than who revoked it judges: it stands again. Without scripts.</summary>
public sealed class RevokingAnAward(House house) : Journey(house)
{
    const string Title = "How long a flood warning lasts";

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Ends_what_it_was_for_until_an_appeal_is_upheld()
    {
        await Page.SignInAsync("researcher.second", $"/calls/{DemonstrationCalls.Small}/apply");
        await FillAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Submit the application" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Time was awarded");
        await Expect(Page.Locator("aside.record")).ToContainTextAsync("It is on the account of the project");
        var address = new Uri(Page.Url).AbsolutePath;

        await SwitchToAsync("secretariat", $"{address}/revoke");
        await Page.Locator("#use").CheckAsync();
        await Page.GetByLabel("Reasons").FillAsync("It mines coins.");
        await Page.Locator("#sure").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Revoke the award" }).ClickAsync();
        await Expect(Page.Locator("#main")).ToContainTextAsync("The award was revoked.");

        await SwitchToAsync("researcher.second", address);
        await Expect(Page.Locator("#main")).ToContainTextAsync("It mines coins.");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Appeal", Exact = true }).ClickAsync();
        await Page.GetByLabel("Grounds").FillAsync("The power was drawn by the cluster's own test.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Appeal" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Under appeal");

        await JudgeAsync("secretariat", address);
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You revoked the award; somebody else judges the appeal against it.");
        await JudgeAsync("secretariat.legal", address);
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Time was awarded");
        await Expect(Page.Locator("#main")).Not.ToContainTextAsync("The award was revoked.");
        await Expect(Page.Locator(".moments")).ToContainTextAsync("Appeal upheld");

        await SwitchToAsync("researcher.second", address);
        await Expect(Page.Locator("aside.record")).ToContainTextAsync("It is on the account of the project");
    }

    async Task JudgeAsync(string person, string address)
    {
        await SwitchToAsync(person, "/applications");
        await Page.GetByRole(AriaRole.Region, new() { Name = "Appeals and changes to decide" }).GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Decide the appeal" }).ClickAsync();
        await Expect(Page.Locator("blockquote")).ToContainTextAsync("the cluster's own test");
        await Page.Locator("#uphold").CheckAsync();
        await Page.GetByLabel("Reasons").FillAsync("So it was.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        Assert.StartsWith(address, new Uri(Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    async Task FillAsync()
    {
        await Page.GetByLabel("Title").FillAsync(Title);
        await Page.GetByLabel("Area").SelectOptionAsync(new SelectOptionValue { Label = "Evaluations" });
        await Page.GetByLabel("Purpose").FillAsync("Whether a warning of yesterday is still one today.");
        await Page.GetByLabel("Method").FillAsync("Forecast, wait, compare.");
        await Page.Locator("#data").FillAsync("Public gauges.");
        await Page.Locator("#hours-0").FillAsync("50");
        await Page.Locator("#least-0").FillAsync("10");
        await Page.Locator("#project").SelectOptionAsync(new SelectOptionValue { Label = "Climate 2, Norway" });
        await Page.Locator("#from").FillAsync(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Page.Locator("#to").FillAsync(DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        for (var i = 0; i < 4; i++)
            await Page.Locator($"#no-{i}").CheckAsync();
    }

    async Task SwitchToAsync(string person, string back)
    {
        await Page.Context.ClearCookiesAsync();
        await Page.SignInAsync(person, back);
    }
}
