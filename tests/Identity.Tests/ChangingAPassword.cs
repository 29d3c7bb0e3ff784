namespace Identity.Tests;

public sealed class ChangingAPassword(IdentityWorld world)
{
    [Fact]
    public async Task Needs_the_present_one_ends_the_other_sessions_and_keeps_this_one()
    {
        const string Next = "another kettle on the quay";
        var (_, userName, password) = await world.NewcomerAsync("adviser.nl", "NL");
        var (here, elsewhere) = (await OAuthClient.RunAsync("code", world.Web(userName, new { password })), await OAuthClient.RunAsync("code", world.Web(userName, new { password })));

        Assert.Equal("/account/password", (await ChangeAsync(here, password, Next)).Text("path"));
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = elsewhere.Text("refreshToken") }))).IsError("invalid_grant");
        Assert.NotNull((await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = here.Text("refreshToken") })))["accessToken"]);
        Assert.Equal("401", await world.TryToSignInAsync(userName, password));
        Assert.Equal("200", await world.TryToSignInAsync(userName, Next));
    }

    [Fact]
    public async Task Is_refused_with_a_wrong_one_and_rests_after_five()
    {
        var (_, userName, password) = await world.NewcomerAsync("adviser.be", "BE");
        var here = await OAuthClient.RunAsync("code", world.Web(userName, new { password }));
        (await ChangeAsync(here, password, "short")).Shows("identity.password_unfit");
        for (var i = 0; i < 5; i++)
            (await ChangeAsync(here, "not this one at all", "another kettle on the quay")).Shows("identity.password_wrong");
        (await ChangeAsync(here, password, "another kettle on the quay")).Shows("identity.password_wrong");
        Assert.Equal("401", await world.TryToSignInAsync(userName, password));
    }

    [Fact]
    public async Task Is_for_who_is_signed_in() =>
        Assert.Equal("/sign-in", (await OAuthClient.RunAsync("page", world.Web("", new { path = "/account/password" }))).Text("path"));

    Task<JsonNode> ChangeAsync(JsonNode signedIn, string present, string password) => OAuthClient.RunAsync("page", world.Web("", new
    {
        path = "/account/password", cookies = signedIn["cookies"], action = "/account/password", form = new { present, password, repeated = password },
    }));
}
