namespace Journeys.Tests.Looking;

/// <summary>Nothing needs a mouse, and the focus is always seen.</summary>
public sealed class UsingTheKeyboard(House house) : Journey(house)
{
    [Fact]
    public async Task Skips_to_the_content_first()
    {
        await Page.GotoAsync(House.Still.Path);
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Fills_in_and_casts_a_vote()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A ballot by keyboard");
        await Page.SignInAsync("delegate.de");
        await Page.GotoAsync(ballot.Path + "/vote");
        await Page.GetByLabel("Approve", new() { Exact = true }).FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Page.GetByLabel("Abstain", new() { Exact = true })).ToBeCheckedAsync();
        await Page.Keyboard.PressAsync("Enter");   // as everywhere, Enter in a field sends the form
        await Page.ArriveAsync("**/receipt?**");
        await Expect(Page.Locator(".record").GetByText("Abstain")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shows_where_the_focus_is()
    {
        await Page.GotoAsync(House.Still.Path);
        for (var i = 0; i < 30; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var seen = await Page.EvaluateAsync<bool>("""
                () => { const e = document.activeElement; if (e === document.body) return true;
                        const s = getComputedStyle(e), r = e.getBoundingClientRect();
                        return r.width > 0 && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }
                """);
            Assert.True(seen, await Page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }
    }
}
