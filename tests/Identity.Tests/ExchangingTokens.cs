namespace Identity.Tests;

/// <summary>A world whose clock this class moves.</summary>
public sealed class MovedWorld : IdentityWorld;

/// <summary>The token endpoint.</summary>
public sealed class ExchangingTokens(IdentityWorld world)
{
    [Fact]
    public async Task Needs_the_verifier_of_the_challenge()
    {
        var started = await OAuthClient.RunAsync("code", world.Web(and: new { stopAtCode = true }));
        (await OAuthClient.RunAsync("redeem", world.Web(and: new { code = started.Text("code") }))).IsError("invalid_request");
        (await OAuthClient.RunAsync("redeem", world.Web(and: new { code = started.Text("code"), verifier = new string('x', 43) }))).IsError("invalid_grant");
    }

    [Fact]
    public async Task Takes_a_code_once_and_takes_back_what_it_gave_when_it_comes_again()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web());
        (await OAuthClient.RunAsync("redeem", world.Web(and: new { code = tokens.Text("code"), verifier = tokens.Text("verifier") }))).IsError("invalid_grant");
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
    }

    [Fact]
    public async Task Takes_a_code_from_the_client_it_was_given_to_only()
    {
        var started = await OAuthClient.RunAsync("code", world.Web(and: new { stopAtCode = true }));
        var stolen = new { code = started.Text("code"), verifier = started.Text("verifier"), redirectUri = OAuthClient.WebRedirect };
        (await OAuthClient.RunAsync("redeem", world.CommandLine(and: stolen))).IsError("invalid_grant");
    }

    [Fact]
    public async Task Wants_the_secret_of_a_confidential_client()
    {
        (await OAuthClient.RunAsync("clientCredentials", world.Program(new { clientSecret = "wrong" }))).IsError("invalid_client");
        var started = await OAuthClient.RunAsync("code", world.Web(and: new { stopAtCode = true }));
        (await OAuthClient.RunAsync("redeem", world.Web(and: new { clientSecret = "wrong", code = started.Text("code"), verifier = started.Text("verifier") }))).IsError("invalid_client");
    }

    [Fact]
    public async Task Gives_a_program_a_token_of_its_own()
    {
        var tokens = await OAuthClient.RunAsync("clientCredentials", world.Program());
        Assert.Null(tokens["refreshToken"]);
        var claims = await OAuthClient.RunAsync("validate", world.Program(new { accessToken = tokens.Text("accessToken") }));
        Assert.Equal(("demo-integrator", "INTEGRATOR", "api"), (claims.Text("sub"), claims.Text("role"), claims.Text("scope")));
        Assert.Null(claims["org"]);
        Assert.Null(claims["sid"]);
    }

    [Fact]
    public async Task Gives_a_program_no_more_than_it_may_have() =>
        (await OAuthClient.RunAsync("clientCredentials", world.Program(new { scope = "openid offline_access profile" }))).IsError("invalid_request");

    [Fact]
    public async Task Gives_a_public_client_nothing_in_its_own_name() =>
        (await OAuthClient.RunAsync("clientCredentials", world.CommandLine(and: new { scope = "api" }))).IsError("invalid_request");

    [Fact]
    public async Task Gives_a_refresh_token_only_to_those_who_ask_to_stay() =>
        Assert.Null((await OAuthClient.RunAsync("code", world.Web(and: new { scope = "openid api" })))["refreshToken"]);

    [Fact]
    public async Task Gives_a_new_refresh_token_each_time()
    {
        var first = await OAuthClient.RunAsync("code", world.CommandLine());
        var second = await OAuthClient.RunAsync("refresh", world.CommandLine(and: new { refreshToken = first.Text("refreshToken") }));
        Assert.NotEqual(first.Text("refreshToken"), second.Text("refreshToken"));
        var claims = await OAuthClient.RunAsync("validate", world.CommandLine(and: new { accessToken = second.Text("accessToken") }));
        Assert.Equal(first["idClaims"]!.Text("sid"), claims.Text("sid"));
        Assert.Equal("DELEGATE", claims.Text("role"));
    }

    [Fact]
    public async Task Takes_a_refresh_token_from_its_own_client_only()
    {
        var tokens = await OAuthClient.RunAsync("code", world.CommandLine());
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
    }

    [Fact]
    public async Task Takes_nothing_that_was_revoked()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web());
        Assert.Equal("true", (await OAuthClient.RunAsync("introspect", world.Web(and: new { token = tokens.Text("accessToken") }))).Text("active"));
        await OAuthClient.RunAsync("revoke", world.Web(and: new { token = tokens.Text("accessToken") }));
        await OAuthClient.RunAsync("revoke", world.Web(and: new { token = tokens.Text("refreshToken") }));
        Assert.Equal("false", (await OAuthClient.RunAsync("introspect", world.Web(and: new { token = tokens.Text("accessToken") }))).Text("active"));
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
        (await OAuthClient.RunAsync("userInfo", world.Web(and: new { accessToken = tokens.Text("accessToken"), subject = tokens["idClaims"]!.Text("sub") }))).IsError("invalid_token");
    }

    [Fact]
    public async Task Says_nothing_of_a_token_to_a_client_that_it_is_not_for()
    {
        var tokens = await OAuthClient.RunAsync("code", world.CommandLine());
        Assert.Equal("false", (await OAuthClient.RunAsync("introspect", world.Program(new { token = tokens.Text("refreshToken") }))).Text("active"));
    }
}

public sealed class ExchangingTokensLater(MovedWorld world) : IClassFixture<MovedWorld>
{
    [Fact]
    public async Task A_used_refresh_token_ends_the_whole_chain_when_it_comes_back()
    {
        var stolen = await OAuthClient.RunAsync("code", world.Web());
        var next = await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = stolen.Text("refreshToken") }));
        world.Time.Pass(TimeSpan.FromSeconds(15));

        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = stolen.Text("refreshToken") }))).IsError("invalid_grant");
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = next.Text("refreshToken") }))).IsError("invalid_grant");
        Assert.Equal("false", (await OAuthClient.RunAsync("introspect", world.Web(and: new { token = next.Text("accessToken") }))).Text("active"));
    }

    [Fact]
    public async Task An_answer_that_was_lost_can_be_asked_for_again_at_once()
    {
        var first = await OAuthClient.RunAsync("code", world.Web());
        await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = first.Text("refreshToken") }));
        var again = await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = first.Text("refreshToken") }));
        Assert.NotNull(again["accessToken"]);
    }

    [Fact]
    public async Task A_refresh_token_lives_fourteen_days_from_its_last_use()
    {
        var tokens = await OAuthClient.RunAsync("code", world.Web());
        world.Time.Pass(TimeSpan.FromDays(13));
        tokens = await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }));
        world.Time.Pass(TimeSpan.FromDays(13));
        tokens = await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }));
        world.Time.Pass(TimeSpan.FromDays(15));
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
    }
}
