using System.Globalization;

namespace Journeys.Tests.Standards;

/// <summary>Whoever comes by finds a standard and its text for a day and a member, without scripts and at addresses that can be sent.</summary>
public sealed class ReadingThePublicRegister(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Finds_what_is_in_force_today_and_why()
    {
        await Page.GotoAsync("/standards");
        await Page.GetByLabel("Number or title").FillAsync("training compute");
        await Page.GetByLabel("Status").SelectOptionAsync("in-force");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "AIG-101" }).ClickAsync();

        Assert.EndsWith("/standards/AIG-101", Page.Url, StringComparison.Ordinal);
        await Expect(Page.GetByText("Edition 1 is in force today.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Time line" })).ToContainTextAsync("Amendment 1 takes effect");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Adoptions by members" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "Japan" })).ToContainTextAsync("Modified");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Read the text in force" }).ClickAsync();
        await Expect(Page.Locator("#r-change")).ToContainTextAsync("within 30 days");
        await Expect(Page.Locator("#am-t-3-3")).ToContainTextAsync("20 %");
        await Expect(Page.Locator("#r-split")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".reserved")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reads_the_text_of_another_day_for_a_member()
    {
        await Page.GotoAsync("/standards/AIG-101");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Read the text in force" }).ClickAsync();
        var later = DateTime.UtcNow.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Page.GetByLabel("Day", new() { Exact = true }).FillAsync(later);
        await Page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Japan" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        Assert.Contains($"/standards/AIG-101/{later}?member=", Page.Url, StringComparison.Ordinal);
        await Expect(Page.Locator("#r-change")).ToContainTextAsync("Reserved: does not bind this member.");
        await Expect(Page.Locator("#r-split")).ToContainTextAsync("As corrected.");
        await Expect(Page.Locator("#r-records")).ToContainTextAsync("for ten years");
        await Expect(Page.GetByText("Amendment 1 takes effect")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Is_told_where_nothing_was_in_force()
    {
        await Page.GotoAsync("/standards/AIG-101/2001-01-01");
        await Expect(Page.GetByText("Nothing was in force on this day.")).ToBeVisibleAsync();
        await Page.GotoAsync("/standards/AIG-100");
        await Expect(Page.Locator(".verdict").GetByText("Withdrawn.")).ToBeVisibleAsync();
        Assert.Equal(404, (await Page.GotoAsync("/standards/NO-SUCH"))!.Status);
        Assert.Equal(404, (await Page.GotoAsync("/standards/AIG-101/no-day"))!.Status);
    }
}
