namespace Journeys.Tests.Voting;

/// <summary>The whole way: a delegate of Norway reads, votes and gets a receipt; others see it at once; the secretariat closes; the page says why.</summary>
public sealed class FromDraftToExplanation(House house) : Journey(house)
{
    [Fact]
    public async Task A_delegate_votes_and_everyone_sees_the_tally_and_the_reason()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("Reporting of training compute, enquiry");
        await using var elsewhere = await House.ProfileAsync();
        var watcher = await WatchAsync(elsewhere, ballot);

        await Page.SignInAsync("delegate.no");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What waits for you");
        var waiting = Page.GetByRole(AriaRole.Region, new() { Name = "Needs your vote" });
        await waiting.Locator("li").Filter(new() { Has = Page.Locator($"a[href='{ballot.Path}']") }).GetByRole(AriaRole.Link, new() { Name = ballot.Title, Exact = true }).ClickAsync();

        await ReadsTheDraftAsync();
        await VotesWithTwoCommentsAsync(ballot);
        await Expect(Page.GetByText("The vote stands in the public record, and this receipt proves it.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "The proof" }).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();

        await Expect(watcher.GetByText("1 of 6 members have voted.")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(watcher.GetByText("0 of 1 counted; at least 66.7 % needed.")).ToBeVisibleAsync();
        await Expect(watcher.GetByText("1 vote has come in since this page was loaded.")).ToBeVisibleAsync();

        await QuietDelegate.CastAsync(House, ballot, "fr", "APPROVE");
        await Expect(watcher.GetByText("2 of 6 members have voted.")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(watcher.GetByText("1 of 2 counted; at most 25.0 % allowed.")).ToBeVisibleAsync();

        await secretariat.CloseAsync(ballot, "Everyone entitled has been heard.");
        await Expect(watcher.GetByText("Not approved. Neither condition is met.")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await watcher.ReloadAsync();
        var why = watcher.GetByRole(AriaRole.Region, new() { Name = "Why" });
        await Expect(why).ToContainTextAsync("Not approved.");
        await Expect(why).ToContainTextAsync("0.0\u00A0% of participating members in favour (0 of 1 counted), at least 66.7\u00A0% needed: not met.");
        await Expect(why).ToContainTextAsync("50.0\u00A0% of all votes negative (1 of 2 counted), at most 25.0\u00A0% allowed: not met.");
        await Expect(watcher.GetByText("The secretariat: Everyone entitled has been heard.")).ToBeVisibleAsync();
    }

    static async Task<IPage> WatchAsync(IBrowserContext profile, OpenedBallot ballot)
    {
        var page = await profile.NewPageAsync();
        await page.GotoAsync(ballot.Path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(page.GetByText("0 of 6 members have voted.")).ToBeVisibleAsync();
        return page;
    }

    async Task ReadsTheDraftAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Read edition 1" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "3.1 Interval", Exact = true }).ClickAsync();
        Assert.EndsWith("#cl_interval", Page.Url, StringComparison.Ordinal);
        await Expect(Page.Locator("#cl_interval")).ToContainTextAsync("The estimate shall be given as an interval");
    }

    async Task VotesWithTwoCommentsAsync(OpenedBallot ballot)
    {
        await Page.GotoAsync(ballot.Path);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Cast the vote" }).ClickAsync();
        await Page.GetByLabel("Disapprove", new() { Exact = true }).CheckAsync();
        await Cast().ClickAsync();
        await Expect(Page.GetByText("A negative vote without a technical reason is not counted.")).ToBeVisibleAsync();

        var first = Page.GetByRole(AriaRole.Group, new() { Name = "Comment 1" });
        await first.GetByLabel("Clause").SelectOptionAsync("cl_interval");
        await first.GetByLabel("Comment", new() { Exact = true }).FillAsync("An interval without its confidence says little.");
        await first.GetByLabel("Proposed change").FillAsync("Add: with a confidence of 90 %.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add another comment" }).ClickAsync();
        var second = Page.GetByRole(AriaRole.Group, new() { Name = "Comment 2" });
        await second.GetByLabel("Kind").SelectOptionAsync("General");
        await second.GetByLabel("Comment", new() { Exact = true }).FillAsync("The draft is clear otherwise.");
        await Expect(Page.GetByLabel("Disapprove", new() { Exact = true })).ToBeCheckedAsync();
        await Cast().ClickAsync();
        await Page.ArriveAsync("**/receipt?**");
    }

    ILocator Cast() => Page.Locator(".paper-foot").GetByRole(AriaRole.Button, new() { Name = "Cast the vote" });
}
