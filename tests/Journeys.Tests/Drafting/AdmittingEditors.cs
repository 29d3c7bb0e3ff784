namespace Journeys.Tests.Drafting;

/// <summary>Who may write is decided by the secretariat, without a script.</summary>
public sealed class AdmittingEditors(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Who_is_not_admitted_does_not_read_the_text_and_who_is_reads_it_without_scripts()
    {
        string project;
        await using (var secretariat = await Secretariat.SignInAsync(House))
        {
            project = await secretariat.RegisterAsync("20.20");
            await Page.SignInAsync("delegate.de", $"/projects/{project}");
            await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Write the working text" })).ToHaveCountAsync(0);
            var refused = await Page.GotoAsync($"/projects/{project}/manuscript");
            Assert.Equal(403, refused!.Status);
            await AdmitAsync(secretariat.Page, project, "Germany");
        }
        await Page.GotoAsync($"/projects/{project}/draft");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Write the working text" }).ClickAsync();
        await Expect(Page.Locator("noscript .notice")).ToContainTextAsync("Writing needs scripts.");
        await Expect(Page.Locator(".law")).ToContainTextAsync("3.1.1 Change of the estimate");
        await Expect(Page.Locator(".law")).ToContainTextAsync("within 14 days");
    }

    [Fact]
    public async Task Who_is_dismissed_may_write_no_longer()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var project = await secretariat.RegisterAsync("20.20");
        await AdmitAsync(secretariat.Page, project, "Germany");
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(secretariat.Page.GetByText("Nobody has been admitted yet.")).ToBeVisibleAsync();
        await Page.SignInAsync("delegate.de");
        Assert.Equal(403, (await Page.GotoAsync($"/projects/{project}/manuscript"))!.Status);
    }

    /// <summary>Admits the delegate of a member on the page of editors.</summary>
    internal static async Task AdmitAsync(IPage page, string project, string member)
    {
        await page.GotoAsync($"/projects/{project}/manuscript/editors");
        await page.GetByLabel("Organization").SelectOptionAsync(new SelectOptionValue { Label = member });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show its people" }).ClickAsync();
        var people = page.GetByLabel("Person", new() { Exact = true });
        await people.SelectOptionAsync(new SelectOptionValue { Label = await people.Locator("option").Filter(new() { HasText = "Delegate" }).Filter(new() { HasNotText = "Head" }).First.InnerTextAsync() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync(member);
    }
}
