using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Identity.Tests.Pages;

/// <summary>Every page, for everybody: no violations of axe, no sideways scrolling, no script needed.</summary>
public sealed class ReadingPages(IdentityWorld world, Chromium chromium)
{
    static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<int, ColorScheme> Views => new() { { 390, ColorScheme.Light }, { 1440, ColorScheme.Dark } };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task With_any_aid_at_any_width(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var device = await OAuthClient.RunAsync("deviceStart", world.CommandLine());
        await ExamineAsync(page, "/sign-in");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("delegate.kz");
        await page.GetByLabel("Password").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await ExamineAsync(page);
        await page.SignInAsync("delegate.ke");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Delegate, Kenya");
        await ExamineAsync(page);
        await ExamineAsync(page, "/account/password");
        await ExamineAsync(page, "/open?link=none");
        await ExamineAsync(page, "/open/done");
        await ExamineAsync(page, new Uri((await world.InviteAsync(await world.TokenAsync("secretariat"), $"reader.{width}", "KE")).Done("invitePerson").Text("address")).PathAndQuery);
        await ExamineAsync(page, "/device");
        await ExamineAsync(page, "/device?user_code=BBBB-BBBB");
        await ExamineAsync(page, $"/device?user_code={device.Text("user_code")}");
        await ExamineAsync(page, "/device/done?allowed=true");
        await ExamineAsync(page, AgreementAddress);
        await ExamineAsync(page, "/connect/authorize?client_id=nobody");
        await ExamineAsync(page, "/no/such/page");
        await ExamineAsync(page, "/sign-out");
    }

    [Fact]
    public async Task Without_scripts()
    {
        var page = await chromium.OpenAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync($"{world.Issuer}/account");
        await page.SignInAsync("delegate.in");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Delegate, India");
        await page.GetByRole(AriaRole.Button, new() { Name = "End the session of Account pages" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task With_the_keyboard_alone()
    {
        var page = await chromium.OpenAsync(new());
        await page.GotoAsync($"{world.Issuer}/sign-in");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the page" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("delegate.th");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(IdentityWorld.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Delegate, Thailand");
    }

    static string AgreementAddress =>
        $"/connect/authorize?client_id=third-party&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fwatch&response_type=code&scope=openid%20profile%20api&code_challenge={new string('a', 43)}&code_challenge_method=S256";

    async Task ExamineAsync(IPage page, string? path = null)
    {
        if (path is not null)
            await page.GotoAsync(world.Issuer + path);
        var found = await page.RunAxe(Rules);
        Assert.True(found.Violations.Length == 0, $"{page.Url}\n{string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length}) {v.Nodes[0].Html}"))}");
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{page.Url} scrolls sideways.");
    }
}
