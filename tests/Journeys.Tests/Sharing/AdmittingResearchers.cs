namespace Journeys.Tests.Sharing;

/// <summary>The secretariat admits a person to a project and releases it again. Without scripts.</summary>
public sealed class AdmittingResearchers(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Admits_a_person_with_a_receipt_and_releases_it()
    {
        await Page.SignInAsync("secretariat", "/capacity/shares");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Flood warning 1, Bangladesh" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Researchers", Exact = true }).ClickAsync();
        await AdmitAsync();
        await Expect(Page.Locator("#known-wrong")).ToContainTextAsync("Choose a person");
        await Page.GetByLabel("Or the identifier of another person").FillAsync("nobody");
        await AdmitAsync();
        await Expect(Page.Locator("#other-wrong")).ToContainTextAsync("This is no identifier of a person.");
        await Page.GetByLabel("Or the identifier of another person").FillAsync("");
        await Page.Locator("#known").SelectOptionAsync(new SelectOptionValue { Label = "Delegate, Japan" });
        await AdmitAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        var page = Page.Url;
        var row = Page.GetByRole(AriaRole.Table, new() { Name = "Researchers" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "Delegate, Japan" });
        await Expect(row).ToHaveCountAsync(1);
        await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Heading, new() { Name = "Researcher admitted" }));

        await Page.GotoAsync(page);
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.Locator(".notice.done")).ToContainTextAsync("Recorded.");
        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Is_for_the_secretariat_alone()
    {
        var path = $"/capacity/accounts/{Awarding.DemonstrationCalls.Project}";
        await Page.SignInAsync("researcher", path);
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Researchers", Exact = true })).ToHaveCountAsync(0);
        Assert.NotEqual(200, (await Page.GotoAsync($"{path}/researchers"))!.Status);
    }

    Task AdmitAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
}
