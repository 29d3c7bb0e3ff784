namespace Identity.Tests;

public sealed class SigningOut(IdentityWorld world)
{
    const string Afterwards = "http://127.0.0.1:9/signout-callback-oidc";

    [Fact]
    public async Task At_a_clients_request_ends_the_session_at_once_when_the_client_proves_itself()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.cl"));
        var left = await OAuthClient.RunAsync("logout", world.Web(and: new { idToken = tokens.Text("idToken"), redirectUri = Afterwards, cookies = tokens["cookies"] }));
        Assert.Equal($"{Afterwards}?state=goodbye", left.Text("left"));
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
        (await OAuthClient.RunAsync("code", world.Web(and: new { cookies = left["cookies"], authorizationParameters = new { prompt = "none" } }))).IsError("login_required");
    }

    [Fact]
    public async Task By_a_link_of_somebody_else_only_leads_to_the_question()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.pe"));
        var asked = await OAuthClient.RunAsync("logout", world.Web(and: new { redirectUri = Afterwards, cookies = tokens["cookies"] }));
        Assert.Contains("<h1>Sign out?</h1>", asked.Text("html"), StringComparison.Ordinal);
        Assert.NotNull((await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") })))["accessToken"]);
    }

    [Fact]
    public async Task Sends_nobody_to_an_address_that_is_not_registered()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.ec"));
        var answer = await OAuthClient.RunAsync("logout", world.Web(and: new { idToken = tokens.Text("idToken"), redirectUri = "https://example.org/", cookies = tokens["cookies"] }));
        Assert.Equal("400", answer.Text("status"));
    }

    [Fact]
    public async Task From_our_own_page_ends_it_too()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.uy"));
        var left = await OAuthClient.RunAsync("page", world.Web(and: new { path = "/sign-out", cookies = tokens["cookies"], action = "/sign-out", userName = "" }));
        Assert.Equal("/sign-in", left.Text("path"));
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
    }
}
