namespace Journeys.Tests.Members;

/// <summary>The secretariat registers an organization and invites a delegate, who sets a password by the link and signs in. No page of it needs a script.</summary>
public sealed class LettingInADelegate(House house) : Journey(house)
{
    const string Password = "a kettle beneath the ferry";

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Registers_an_organization_that_is_on_the_register_at_once()
    {
        var name = $"Institute of Tides {Guid.NewGuid():N}"[..30];
        await Page.SignInAsync("secretariat", "/members");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Register an organization" }).ClickAsync();
        await Page.GetByLabel("Kind").SelectOptionAsync("Institution");
        foreach (var language in new[] { "English", "Français", "Español", "Русский", "العربية", "中文" })
            await Page.GetByLabel($"Name ({language})").FillAsync(name);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Register it" }).ClickAsync();

        await Expect(Page.GetByText("Nobody has a place in it yet.")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();
        await Page.GotoAsync("/members?q=" + Uri.EscapeDataString(name));
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Invites_a_delegate_who_comes_in_and_ends_the_appointment()
    {
        var (userName, title) = ($"adviser.{Guid.NewGuid():N}"[..24], $"Adviser {Guid.NewGuid():N}"[..20]);
        await Page.SignInAsync("secretariat", "/members?q=LI");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Liechtenstein" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "People and accounts" }).ClickAsync();
        var people = Page.Url;
        await Page.GetByRole(AriaRole.Link, new() { Name = "Invite a person" }).ClickAsync();
        await Page.GetByLabel("Function").FillAsync(title);
        await Page.GetByLabel("Name to sign in with").FillAsync(userName);
        await Page.GetByLabel("Delegate", new() { Exact = true }).CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Invite the person" }).ClickAsync();
        var address = await Page.Locator("#sign-in-link").InnerTextAsync();

        await using var profile = await House.ProfileAsync(new() { JavaScriptEnabled = false });
        var newcomer = await profile.NewPageAsync();
        await newcomer.GotoAsync(address);
        await newcomer.GetByLabel("New password").FillAsync(Password);
        await newcomer.GetByLabel("The same password again").FillAsync(Password);
        await newcomer.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await Expect(newcomer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your password is set");
        await SignInAsync(newcomer, userName);
        await newcomer.ArriveAsync($"{House.Web}/**");
        await Expect(newcomer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await newcomer.GotoAsync("/account");
        await Expect(newcomer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);

        await Page.GotoAsync(people);
        await Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Page.Locator("#ending-reason").FillAsync("The session of the Assembly is over.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "End the appointment" }).ClickAsync();
        await Expect(Page.GetByText("has left")).ToBeVisibleAsync();
        await newcomer.Context.ClearCookiesAsync();
        await SignInAsync(newcomer, userName);
        await Expect(newcomer.GetByRole(AriaRole.Alert)).ToContainTextAsync("Name and password do not match.");
    }

    static async Task SignInAsync(IPage page, string userName)
    {
        await page.GotoAsync("/sign-in?back=/");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
