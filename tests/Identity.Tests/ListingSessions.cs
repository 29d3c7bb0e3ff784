namespace Identity.Tests;

public sealed class ListingSessions(IdentityWorld world)
{
    const string Viewer = "{ viewer { person { id title organization { code } } organization { code kind } roles sessions { id client startedAt lastSeenAt endedAt current } } }";

    [Fact]
    public async Task Shows_the_person_and_where_they_are_signed_in()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.br"));
        await OAuthClient.RunAsync("code", world.CommandLine("delegate.br", new { cookies = tokens["cookies"] }));
        await OAuthClient.RunAsync("code", world.CommandLine("delegate.br"));

        var viewer = (await world.AskAsync(Viewer, token: tokens.Text("accessToken")))["data"]!["viewer"]!;
        Assert.Equal(("Delegate, Brazil", "BR"), (viewer["person"]!.Text("title"), viewer["organization"]!.Text("code")));
        Assert.Equal("[\"DELEGATE\"]", viewer["roles"]!.ToJsonString());
        var sessions = viewer["sessions"]!.AsArray();
        Assert.Equal(2, sessions.Count);
        var current = Assert.Single(sessions, s => s!.Text("current") == "true")!;
        Assert.Equal((tokens["idClaims"]!.Text("sid"), "AdvancedAIGov, AdvancedAIGov command line"), (current.Text("id"), current.Text("client")));
    }

    [Fact]
    public async Task Shows_the_same_on_the_account_page()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web("delegate.ar"));
        var page = await OAuthClient.RunAsync("page", world.Web("delegate.ar", new { path = "/account", cookies = tokens["cookies"] }));
        Assert.Contains("<h1>Delegate, Argentina</h1>", page.Text("html"), StringComparison.Ordinal);
        Assert.Contains("<strong>AdvancedAIGov</strong> – this browser", page.Text("html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_viewer_without_a_token_and_none_behind_a_program()
    {
        Assert.Null((await world.AskAsync(Viewer))["data"]!["viewer"]);
        var program = await OAuthClient.RunAsync("clientCredentials", world.Program());
        Assert.Null((await world.AskAsync(Viewer, token: program.Text("accessToken")))["data"]!["viewer"]);
    }
}
