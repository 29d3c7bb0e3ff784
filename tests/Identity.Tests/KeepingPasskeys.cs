using Microsoft.Playwright;

namespace Identity.Tests;

/// <summary>Passkeys in a real browser with a virtual authenticator, under the strict policy of the pages.</summary>
public sealed class KeepingPasskeys(IdentityWorld world, Chromium chromium)
{
    // Passkeys are bound to a domain name: a bare address cannot have them.
    string Localhost => world.Issuer.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task Adds_one_signs_in_with_it_and_removes_it()
    {
        var page = await OpenWithAuthenticatorAsync();
        var violations = new List<string>();
        page.Console += (_, message) => violations.AddRange(message.Type == "error" ? [message.Text] : Array.Empty<string>());

        await page.GotoAsync($"{Localhost}/account");
        await page.SignInAsync("delegate.jp");
        await page.GetByLabel("Name of the passkey").FillAsync("Key of the mission");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Key of the mission")).ToBeVisibleAsync();

        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Delegate, Japan");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey Key of the mission" }).ClickAsync();
        await Assertions.Expect(page.GetByText("None yet.")).ToBeVisibleAsync();
        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This passkey was not accepted.")).ToBeVisibleAsync();
        Assert.DoesNotContain(violations, v => v.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Offers_none_where_there_can_be_none()
    {
        var page = await chromium.OpenAsync(new());
        await page.GotoAsync($"{world.Issuer}/sign-in");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" })).ToHaveCountAsync(0);
        await page.SignInAsync("delegate.kr");
        await Assertions.Expect(page.GetByText("Passkeys are bound to a domain name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Gives_no_challenge_to_another_site()
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync($"{world.Issuer}/sign-in/passkey/options", content: null);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }

    async Task<IPage> OpenWithAuthenticatorAsync()
    {
        var page = await chromium.OpenAsync(new());
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true,
            },
        });
        return page;
    }
}
