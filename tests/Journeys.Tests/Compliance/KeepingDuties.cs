namespace Journeys.Tests.Compliance;

/// <summary>What a developer owes, as its compliance officer and a monitor meet it.</summary>
public sealed class KeepingDuties(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Shows_the_officer_what_is_due_first_after_signing_in_and_takes_a_filing()
    {
        await Page.SignInAsync("compliance", "/");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What you owe" })).ToBeVisibleAsync();
        await Page.GotoAsync("/duties/mine");
        var due = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Demonstration Frontier 2" }).Filter(new() { HasText = "Publish the summary of the content used for training" });
        if (await due.CountAsync() > 0)   // it is filed once on a platform
        {
            await Expect(due).ToContainTextAsync("EU AI Act");
            await due.GetByRole(AriaRole.Link).Filter(new() { HasText = "Say that it was filed" }).ClickAsync();
            await Page.GetByLabel("Under what the authority knows it").FillAsync("Summary of 2 November");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Say that it was filed" }).ClickAsync();
            await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        }
        await Page.GotoAsync("/duties?state=met&state=metlate");
        await Expect(due).ToContainTextAsync("Filed in time");
        await Expect(due).ToContainTextAsync("Summary of 2 November");
        await Expect(due.GetByRole(AriaRole.Link).Filter(new() { HasText = "Receipt" })).ToBeVisibleAsync();
        Assert.Contains("Summary of 2 November", await (await Page.APIRequest.GetAsync(House.Web + "/duties.csv?state=met")).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_a_finding_of_what_was_missed_without_anybody()
    {
        await Page.SignInAsync("monitor", "/duties?state=overdue");
        var missed = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Demonstration Assistant" }).Filter(new() { HasText = "imminent risk of death" });
        await ReloadUntilThereAsync(missed.First);
        await missed.First.GetByRole(AriaRole.Link).Filter(new() { HasText = "Finding" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("the platform, by itself");
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("California SB 53");
        await Expect(Page.GetByText("To be cured by").First).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Receipt" }).First.ClickAsync();
        await ReloadUntilThereAsync(Page.GetByText("Finding raised").First);
    }

    [Fact]
    public async Task Keeps_them_from_everyone_else()
    {
        await Page.SignInAsync("delegate.no", "/duties");
        await Expect(Page.GetByRole(AriaRole.Main).GetByText("Duties:")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Demonstration Frontier");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Say that it was filed");
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Receipt");
    }
}
