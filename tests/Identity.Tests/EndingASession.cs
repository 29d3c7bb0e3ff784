namespace Identity.Tests;

public sealed class EndingASession(IdentityWorld world)
{
    const string End = "mutation($id: ID!) { endSession(id: $id) { id endedAt current } }";

    [Fact]
    public async Task Stops_refreshing_and_makes_its_tokens_inactive_and_its_cookie_worthless()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.pt"));
        var page = await OAuthClient.RunAsync("page", world.Web("delegate.pt", new
        {
            path = "/account", cookies = tokens["cookies"], action = "/account/sessions/end", form = new { id = tokens["idClaims"]!.Text("sid") },
        }));
        Assert.Equal("/sign-in", page.Text("path"));   // this browser's own session: it has to sign in anew

        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
        Assert.Equal("false", (await OAuthClient.RunAsync("introspect", world.Web(and: new { token = tokens.Text("accessToken") }))).Text("active"));
        (await OAuthClient.RunAsync("code", world.Web("delegate.pt", new { cookies = page["cookies"], authorizationParameters = new { prompt = "none" } })))
            .IsError("login_required");
    }

    [Fact]
    public async Task Does_not_touch_the_other_sessions()
    {
        var (one, other) = (await OAuthClient.RunAsync("code", world.Web("delegate.es")), await OAuthClient.RunAsync("code", world.Web("delegate.es")));
        await world.AskAsync(End, new { id = one["idClaims"]!.Text("sid") }, other.Text("accessToken"));
        Assert.NotNull((await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = other.Text("refreshToken") })))["accessToken"]);
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = one.Text("refreshToken") }))).IsError("invalid_grant");
    }

    [Fact]
    public async Task Is_for_its_owner_alone()
    {
        var (victim, other) = (await OAuthClient.RunAsync("code", world.Web("delegate.fr")), await OAuthClient.RunAsync("code", world.Web("delegate.it")));
        var answer = await world.AskAsync(End, new { id = victim["idClaims"]!.Text("sid") }, other.Text("accessToken"));
        Assert.Equal("session.unknown", answer["errors"]![0]!["extensions"]!.Text("code"));
        Assert.NotNull((await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = victim.Text("refreshToken") })))["accessToken"]);
    }

    [Fact]
    public async Task Twice_changes_nothing()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.gr"));
        var id = tokens["idClaims"]!.Text("sid");
        var (first, second) = (await world.AskAsync(End, new { id }, tokens.Text("accessToken")), await world.AskAsync(End, new { id }, tokens.Text("accessToken")));
        Assert.Equal(first["data"]!["endSession"]!.Text("endedAt"), second["data"]!["endSession"]!.Text("endedAt"));
    }

    [Fact]
    public async Task Needs_a_person()
    {
        Assert.Equal("auth.required", (await world.AskAsync(End, new { id = Guid.NewGuid() }))["errors"]![0]!["extensions"]!.Text("code"));
        var program = await OAuthClient.RunAsync("clientCredentials", world.Program());
        Assert.Equal("auth.forbidden", (await world.AskAsync(End, new { id = Guid.NewGuid() }, program.Text("accessToken")))["errors"]![0]!["extensions"]!.Text("code"));
    }
}
