using System.Text.RegularExpressions;

namespace Journeys.Tests.Awarding;

/// <summary>An application is saved while it is written; where that fails, what was written stays and is saved later.</summary>
public sealed partial class SavingWhileTyping(House house) : Journey(house)
{
    [Fact]
    public async Task Saves_the_draft_after_a_pause_and_finds_it_again()
    {
        var title = $"Do probes hold? {Guid.NewGuid():N}"[..24];
        await Page.SignInAsync("researcher", $"/calls/{DemonstrationCalls.Small}/apply");
        await Expect(Page.Locator("form[data-ready]")).ToBeVisibleAsync();
        await Page.Locator("#title").FillAsync(title);
        await Expect(Page.Locator("[data-said]")).ToHaveTextAsync(Saved());
        await Page.ReloadAsync();
        await Expect(Page.Locator("#title")).ToHaveValueAsync(title);
    }

    [Fact]
    public async Task Keeps_what_was_written_while_there_is_no_connection_and_says_so()
    {
        await Page.SignInAsync("researcher", $"/calls/{DemonstrationCalls.Small}/apply");
        await Expect(Page.Locator("form[data-ready]")).ToBeVisibleAsync();
        await Page.Context.SetOfflineAsync(true);
        await Page.Locator("#title").FillAsync("Written on a train");
        await Expect(Page.Locator("[data-said]")).ToContainTextAsync("Not saved: there is no connection");
        await Expect(Page.Locator("#title")).ToHaveValueAsync("Written on a train");
        await Page.Context.SetOfflineAsync(false);
        await Expect(Page.Locator("[data-said]")).ToHaveTextAsync(Saved(), new() { Timeout = 45_000 });
    }

    [GeneratedRegex(@"^Saved at \d\d:\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Saved();
}
