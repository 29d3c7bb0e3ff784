using Collaborative.Domain.Cycles.Records;

namespace Journeys.Tests.Sharing;

/// <summary>Whoever comes by sees who holds what and why others wait, and reckons a decision anew; a researcher asks for time. All without scripts.</summary>
public sealed class SharingCapacity(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Shows_who_gives_who_holds_and_what_waits()
    {
        await Page.GotoAsync("/capacity");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "In use now" })).ToContainTextAsync("H100");
        var members = Page.GetByRole(AriaRole.Table, new() { Name = "Who holds what" });
        await Expect(members.GetByRole(AriaRole.Row).Filter(new() { HasText = "Kenya" })).ToContainTextAsync("32 H100");
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Clusters" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "fjord" })).ToContainTextAsync("Norway");

        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Use by site" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "fjord" })).ToContainTextAsync("192 H100");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Who lends to whom now" })).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Shares", Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "May borrow" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Bangladesh" }).First).ToContainTextAsync("without limit");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Bangladesh" }).First).ToContainTextAsync("1\u204420");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Evaluations 1, Norway" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table, new() { Name = "What it has" })).ToContainTextAsync("H100");
    }

    [Fact]
    public async Task Lets_anyone_reckon_a_decision_anew()
    {
        await Page.GotoAsync("/capacity/cycles/1");
        var file = await Page.APIRequest.GetAsync(new Uri(new Uri(Page.Url), "/capacity/cycles/1.json").ToString());
        var same = Assert.IsType<Recomputation.Same>(CycleRecord.Recompute(await file.BodyAsync()));
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Reckon it anew" })).ToContainTextAsync(same.Record.OutcomeHash);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Of this decision" }).ClickAsync();
        await ReloadUntilThereAsync(Page.GetByRole(AriaRole.Heading, new() { Name = "Capacity decided" }));
    }

    [Fact]
    public async Task Takes_a_request_says_how_it_stands_and_lets_it_be_taken_back()
    {
        await Page.SignInAsync("researcher", "/capacity/requests/new");
        await Page.GetByLabel("Project").SelectOptionAsync(new SelectOptionValue { Label = "Evaluations 1, Norway" });
        await Page.GetByLabel("Model", new() { Exact = true }).SelectOptionAsync("H100");
        await Page.GetByLabel("Devices a worker").FillAsync("64");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for it" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 8 devices of H100 a worker");

        await Page.GetByLabel("Devices a worker").FillAsync("8");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Try it first" }).ClickAsync();
        await Expect(Page.Locator(".notice-title").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("It would|No start", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask for it" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Request of Evaluations 1, Norway");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "What it asks for" })).ToContainTextAsync("8 H100");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Take the request back" }).ClickAsync();
        await Expect(Page.Locator(".verdict")).ToContainTextAsync("Taken back");
    }

    [Fact]
    public async Task Is_for_researchers_and_the_secretariat_alone()
    {
        await Page.GotoAsync("/capacity/requests");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Ask for time" })).ToHaveCountAsync(0);
        await Page.SignInAsync("delegate.no", "/capacity/requests");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Ask for time" })).ToHaveCountAsync(0);
    }
}
