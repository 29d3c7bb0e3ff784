using System.Globalization;
using Contracts.Identity;

namespace Identity.Tests;

/// <summary>The authorization code flow with PKCE, driven by the independent client and a browser without a screen.</summary>
public sealed class SigningIn(IdentityWorld world)
{
    [Fact]
    public async Task Gives_the_web_tokens_that_say_who_acts_for_whom()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web());
        var claims = await OAuthClient.RunAsync("validate", world.Web(and: new { accessToken = tokens.Text("accessToken") }));

        Assert.Equal($"{world.Issuer}/", claims.Text("iss"));
        Assert.Equal("aigov", claims.Text("aud"));
        Assert.Equal("web", claims.Text("client_id"));
        Assert.Equal(MemberStates.IdOf("NO").ToString(), claims.Text("org"));
        Assert.Equal("MEMBER_STATE", claims.Text("org_kind"));
        Assert.Equal("DELEGATE", claims.Text("role"));
        Assert.Equal("openid profile offline_access api", claims.Text("scope"));
        Assert.True(Guid.TryParse(claims.Text("sub"), out _));
        Assert.True(Guid.TryParse(claims.Text("sid"), out _));
        Assert.InRange(int.Parse(tokens.Text("expiresIn"), CultureInfo.InvariantCulture), 590, 600);
        Assert.Equal("Delegate, Norway", tokens["idClaims"]!.Text("name"));
        Assert.Equal(claims.Text("sid"), tokens["idClaims"]!.Text("sid"));
    }

    [Fact]
    public async Task Tells_the_same_at_userinfo()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("secretariat"));
        var subject = tokens["idClaims"]!.Text("sub");
        var info = await OAuthClient.RunAsync("userInfo", world.Web(and: new { accessToken = tokens.Text("accessToken"), subject }));
        Assert.Equal(("Secretariat", "SECRETARIAT", "[\"SECRETARIAT\"]"), (info.Text("name"), info.Text("org_kind"), info["role"]!.ToJsonString()));
    }

    [Fact]
    public async Task Works_for_the_command_line_at_any_port_of_the_loopback_interface()
    {
        var tokens = await OAuthClient.RunAsync("code", world.CommandLine(and: new { redirectUri = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/callback" }));
        Assert.NotNull(tokens["refreshToken"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:53127/elsewhere")]
    [InlineData("http://192.0.2.7:53127/callback")]
    [InlineData("https://example.org/callback")]
    public async Task Never_sends_a_browser_to_an_address_that_is_not_registered(string redirectUri)
    {
        var answer = await OAuthClient.RunAsync("rawAuthorize", world.CommandLine(and: new { redirectUri }));
        Assert.Equal("400", answer.Text("status"));
        Assert.Contains("The request of this program is not in order", answer.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_the_web_to_its_own_port() => Assert.Equal(
        "400", (await OAuthClient.RunAsync("rawAuthorize", world.Web(and: new { redirectUri = "http://127.0.0.1:10/signin-oidc" }))).Text("status"));

    [Fact]
    public async Task Is_not_asked_for_twice_at_one_browser()
    {
        var first = await OAuthClient.RunAsync("code", world.Web());
        var second = await OAuthClient.RunAsync("code", world.CommandLine(and: new { cookies = first["cookies"], userName = "nobody", password = "not needed" }));
        Assert.Equal(first["idClaims"]!.Text("sid"), second["idClaims"]!.Text("sid"));
    }

    [Fact]
    public async Task Is_asked_for_again_where_the_client_wants_it()
    {
        var first = await OAuthClient.RunAsync("code", world.Web());
        var again = await OAuthClient.RunAsync("code", world.Web(and: new { cookies = first["cookies"], authorizationParameters = new { prompt = "login" } }));
        Assert.NotEqual(first["idClaims"]!.Text("sid"), again["idClaims"]!.Text("sid"));
    }

    [Fact]
    public async Task Cannot_happen_silently_when_nobody_is_signed_in() =>
        (await OAuthClient.RunAsync("code", world.Web(and: new { authorizationParameters = new { prompt = "none" } }))).IsError("login_required");

    [Fact]
    public async Task Returns_only_to_pages_of_its_own()
    {
        foreach (var address in new[] { "//example.org/", "https://example.org/", "/\\example.org" })
        {
            var page = await OAuthClient.RunAsync("page", world.Web(and: new { path = $"/sign-in?returnUrl={Uri.EscapeDataString(address)}" }));
            Assert.Equal("/account", page.Text("path"));
        }
    }

    [Fact]
    public async Task Lets_the_form_end_at_the_waiting_client_and_nowhere_else()
    {
        var shown = await OAuthClient.RunAsync("code", world.Web(and: new { password = "wrong", stopAtCode = true }));
        Assert.EndsWith("form-action 'self' http://127.0.0.1:9", shown["page"]!.Text("csp"), StringComparison.Ordinal);
        Assert.Contains("to continue to <strong>AdvancedAIGov</strong>", shown["page"]!.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_form_that_did_not_come_from_its_page()
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("userName", "delegate.no"), new("password", IdentityWorld.Password)]);
        using var answer = await client.PostAsync($"{world.Issuer}/sign-in", form);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
