namespace Journeys.Tests.Sharing;

/// <summary>Whoever comes by sees what can be used later, and what is on which machine when. All without scripts.</summary>
public sealed class LookingAhead(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Shows_capacity_now_and_at_an_instant()
    {
        await Page.GotoAsync("/capacity");
        var ahead = Page.GetByRole(AriaRole.Region, new() { Name = "Capacity now and later" });
        await Expect(ahead.GetByRole(AriaRole.Table)).ToContainTextAsync("as it is now");
        await ahead.GetByLabel("Capacity at (UTC)").FillAsync("2020-01-01T06:00");
        await ahead.GetByLabel("Weeks drawn").SelectOptionAsync("26");
        await ahead.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Capacity now and later" })).ToContainTextAsync("0 in service, 0 pledged");   // the first pledges began later
    }

    [Fact]
    public async Task Shows_what_is_on_machines_in_a_time_that_is_chosen()
    {
        await Page.GotoAsync("/capacity");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Machines over time" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Machines over time");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "boreal" }).GetByRole(AriaRole.Rowheader).First).ToContainTextAsync("r1-001");

        await Page.GetByLabel("Cluster").SelectOptionAsync("fjord");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(Page.GetByText("Machines of fjord: 24 of 24")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "boreal" })).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Link, new() { Name = "A week" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "A day" })).ToBeVisibleAsync();
        await Page.GetByText("The same as a table").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "What is on machines of fjord" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Later time" }).ClickAsync();
        await Expect(Page.GetByText("Machines of fjord: 24 of 24")).ToBeVisibleAsync();

        await Page.GotoAsync("/capacity/timeline?from=2026-03-01T00:00&to=2026-01-01T00:00");
        await Expect(Page.GetByText("This is no time that can be shown.")).ToBeVisibleAsync();
    }
}
