namespace Journeys.Tests.Reading;

/// <summary>Reading, filtering, voting and checking need no scripts.</summary>
public sealed class WithoutScripts(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Filters_and_sorts_votes_by_form_and_links()
    {
        await Page.GotoAsync(House.Still.Path);
        await Page.GetByLabel("Vote", new() { Exact = true }).SelectOptionAsync("Disapprove");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(Page.GetByText("1 of 2 votes")).ToBeVisibleAsync();
        Assert.Contains("position=Disapprove", Page.Url, StringComparison.Ordinal);

        await Page.GotoAsync(House.Still.Path + "?sort=vote&order=down");
        await Expect(Page.Locator(".votes tbody tr").First).ToContainTextAsync("Disapprove");
        await Page.GetByRole(AriaRole.Columnheader, new() { Name = "Member" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "Member" })).ToHaveAttributeAsync("aria-sort", "ascending");
    }

    [Fact]
    public async Task Votes_and_changes_the_vote()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A ballot without scripts");
        await Page.SignInAsync("delegate.br");
        await CastAsync(ballot, "Abstain", "Cast the vote");
        await CastAsync(ballot, "Approve", "Change the vote");
        await Expect(Page.GetByText("Recorded.").Or(Page.GetByText("Cast.")).First).ToBeVisibleAsync();
        await Page.GotoAsync(ballot.Path);
        await Expect(Page.GetByText("Your vote: Approve")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Brazil" }).First).ToContainTextAsync("changed once");
    }

    [Fact]
    public async Task Asks_the_graph_by_a_plain_form()
    {
        await Page.GotoAsync("/explorer/plain");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Answer" })).ToContainTextAsync("\"ballots\"");
    }

    async Task CastAsync(OpenedBallot ballot, string position, string button)
    {
        await Page.GotoAsync(ballot.Path + "/vote");
        await Page.GetByLabel(position, new() { Exact = true }).CheckAsync();
        await Page.Locator(".paper-foot").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Page.ArriveAsync("**/receipt?**");
    }
}
