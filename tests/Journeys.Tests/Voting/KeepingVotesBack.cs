namespace Journeys.Tests.Voting;

/// <summary>A ballot whose votes are shown at its close shows them nowhere before.</summary>
public sealed class KeepingVotesBack(House house) : Journey(house)
{
    [Fact]
    public async Task Hides_votes_from_the_public_and_shows_the_member_its_own()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A ballot kept back", disclosure: "AT_CLOSE");
        await QuietDelegate.CastAsync(House, ballot, "no", "APPROVE");

        await Page.GotoAsync(ballot.Path);
        await Expect(Page.GetByText("1 of 6 members have voted.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("The count is kept back until the ballot closes.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
        Assert.DoesNotContain("Norway", await Page.ContentAsync(), StringComparison.Ordinal);

        await Page.SignInAsync("delegate.no", ballot.Path);
        await Expect(Page.GetByText("Your vote: Approve")).ToBeVisibleAsync();
        await secretariat.CloseAsync(ballot, "Time is over.");
        await Page.GotoAsync(ballot.Path);
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Norway" }).First).ToContainTextAsync("Approve");
    }
}
