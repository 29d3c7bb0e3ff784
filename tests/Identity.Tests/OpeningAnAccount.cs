namespace Identity.Tests;

/// <summary>Setting a password by the link of an invitation, as a person does at a browser.</summary>
public sealed class OpeningAnAccount(IdentityWorld world)
{
    const string Password = "a kettle beneath the ferry";

    [Fact]
    public async Task Looking_uses_nothing_up_and_setting_opens_the_account_once()
    {
        var address = await InviteAsync("adviser.ee", "EE");
        var seen = await world.LookAtAsync(address);
        Assert.Contains("for <strong>Adviser</strong>", seen.Text("html"), StringComparison.Ordinal);
        Assert.Contains("value=\"adviser.ee\"", seen.Text("html"), StringComparison.Ordinal);

        Assert.Equal("/open/done", (await world.SetPasswordAsync(address, Password)).Text("path"));
        var claims = (await OAuthClient.RunAsync("code", world.Web("adviser.ee", new { password = Password })))["idClaims"]!;
        Assert.Equal("Adviser", claims.Text("name"));

        var again = await world.LookAtAsync(address);
        Assert.Equal("410", again.Text("status"));
        again.Shows("identity.link_used");
        Assert.DoesNotContain("<form", again.Text("html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", null, "identity.password_unfit")]
    [InlineData("aaaabbbbaaaabbbb", null, "identity.password_unfit")]
    [InlineData("qwertyuiopasdfgh", null, "identity.password_unfit")]
    [InlineData("adviser.lv2026", null, "identity.password_unfit")]
    [InlineData("AdvancedAIGov123", null, "identity.password_unfit")]
    [InlineData(Password, "a kettle beneath the ferries", "identity.passwords_differ")]
    public async Task A_password_that_will_not_do_leaves_the_link_good(string password, string? repeated, string code)
    {
        var userName = $"adviser.lv{Guid.NewGuid():N}"[..20];
        var address = await InviteAsync(userName, "LV");
        var refused = await world.SetPasswordAsync(address, password.Replace("adviser.lv", userName, StringComparison.Ordinal), repeated);
        Assert.Equal("422", refused.Text("status"));
        refused.Shows(code);
        Assert.DoesNotContain(password, refused.Text("html"), StringComparison.Ordinal);
        Assert.Equal("/open/done", (await world.SetPasswordAsync(address, Password)).Text("path"));
    }

    [Fact]
    public async Task A_forged_link_opens_nothing()
    {
        foreach (var path in new[] { "/open", "/open?link=", $"/open?link={new string('A', 43)}" })
        {
            var page = await OAuthClient.RunAsync("page", world.Web("", new { path }));
            Assert.Equal("404", page.Text("status"));
            page.Shows("identity.link_unknown");
        }
    }

    [Fact]
    public async Task Of_two_at_once_one_sets_the_password()
    {
        var address = await InviteAsync("adviser.lt", "LT");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => world.SetPasswordAsync(address, $"{Password} {i}")));
        Assert.Single(answers, a => a["path"]?.ToString() == "/open/done");   // the others met the used link, or its page without a form
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        var address = await InviteAsync("adviser.fi", "FI");
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("link", new Uri(address).Query["?link=".Length..]), new("password", Password), new("repeated", Password)]);
        using var answer = await client.PostAsync($"{world.Issuer}/open", form);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    async Task<string> InviteAsync(string userName, string code) =>
        (await world.InviteAsync(await world.TokenAsync("secretariat"), userName, code)).Done("invitePerson").Text("address");
}

public sealed class OpeningAnAccountLater(MovedWorld world) : IClassFixture<MovedWorld>
{
    [Fact]
    public async Task A_link_is_good_for_seven_days()
    {
        var token = await world.TokenAsync("secretariat");
        var address = (await world.InviteAsync(token, "adviser.is", "IS")).Done("invitePerson").Text("address");
        world.Time.Pass(TimeSpan.FromDays(7));
        var page = await world.LookAtAsync(address);
        Assert.Equal("410", page.Text("status"));
        page.Shows("identity.link_expired");
    }

    [Fact]
    public async Task An_appointment_opens_the_door_while_it_holds()
    {
        var invited = (await world.AskAsync(
            "mutation($input: InvitePersonInput!) { invitePerson(input: $input) { address person { id } } }",
            new
            {
                input = new
                {
                    commandId = Guid.CreateVersion7(), organizationId = global::Contracts.Identity.MemberStates.IdOf("IE").ToString(), userName = "adviser.ie", title = "Adviser",
                    roles = new[] { "DELEGATE" }, from = world.Time.GetUtcNow().AddDays(1), until = world.Time.GetUtcNow().AddDays(3),
                },
            }, await world.TokenAsync("secretariat"))).Done("invitePerson");
        const string Password = "a kettle beneath the ferry";
        Assert.Equal("/open/done", (await world.SetPasswordAsync(invited.Text("address"), Password)).Text("path"));
        Assert.Equal("401", await world.TryToSignInAsync("adviser.ie", Password));
        world.Time.Pass(TimeSpan.FromDays(2));
        var tokens = await OAuthClient.RunAsync("code", world.Web("adviser.ie", new { password = Password }));
        world.Time.Pass(TimeSpan.FromDays(2));
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
        Assert.Equal("401", await world.TryToSignInAsync("adviser.ie", Password));
    }
}

public sealed class OpeningAnAccountFromAGuessersAddress(StrictWorld world) : IClassFixture<StrictWorld>
{
    [Fact]
    public async Task Waits_after_too_many_links_that_do_not_exist()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal("404", (await OAuthClient.RunAsync("page", world.Web("", new { path = $"/open?link=guess{i}" }))).Text("status"));
        Assert.Equal("429", (await OAuthClient.RunAsync("page", world.Web("", new { path = "/open?link=guess" }))).Text("status"));
    }
}
