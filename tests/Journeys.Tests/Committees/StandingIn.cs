namespace Journeys.Tests.Committees;

/// <summary>A delegate names a substitute, who votes; the receipt says so; then it is over.</summary>
public sealed class StandingIn(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Votes_by_the_delegation_of_another_until_it_ends()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A ballot with a substitute");
        await Page.SignInAsync("delegate.fr", "/credentials");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "By what right I act" })).ToBeVisibleAsync();
        await EndAllAsync();
        await Page.GetByLabel("Substitute", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Alternate delegate, France" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Name the substitute" }).ClickAsync();
        await Expect(Page.Locator(".steps")).ToContainTextAsync("Alternate delegate, France");

        await using var profile = await House.ProfileAsync(new() { JavaScriptEnabled = false });
        var alternate = await profile.NewPageAsync();
        await alternate.SignInAsync("alternate.fr", "/credentials");
        await Expect(alternate.GetByRole(AriaRole.Heading, new() { Name = "Where I stand in" })).ToBeVisibleAsync();
        Assert.True(await VotesAsync(alternate, ballot, cast: true));
        await Expect(alternate.GetByText("Standing in for Delegate, France")).ToBeVisibleAsync();

        await EndAllAsync();
        Assert.True(await VotesAsync(alternate, ballot, cast: false));
        await Expect(alternate.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your delegation to vote was revoked");
    }

    async Task EndAllAsync()
    {
        while (await Page.GetByRole(AriaRole.Button, new() { Name = "End this substitution" }).CountAsync() > 0)
            await Page.GetByRole(AriaRole.Button, new() { Name = "End this substitution" }).First.ClickAsync();
    }

    /// <summary>The services tell each other by messages: what was granted or ended here is known there a moment later.</summary>
    static async Task<bool> VotesAsync(IPage page, OpenedBallot ballot, bool cast)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            await page.GotoAsync(ballot.Path + "/vote");
            await page.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
            await page.Locator(".paper-foot button").ClickAsync();
            if (page.Url.Contains("/receipt", StringComparison.Ordinal) == cast)
                return true;
            await Task.Delay(500);
        }
        return false;
    }
}
