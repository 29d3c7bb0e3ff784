namespace Identity.Tests;

/// <summary>What the authorization endpoint does not let pass, and whom it asks.</summary>
public sealed class AuthorizingAClient(IdentityWorld world)
{
    /// <remarks>Such a request is answered with a page, not to the client: nothing goes to an address of a request that is not in order.</remarks>
    async Task IsRefused(object parameters)
    {
        var answer = await OAuthClient.RunAsync("rawAuthorize", world.Web(and: new { authorizationParameters = parameters }));
        Assert.Equal("400", answer.Text("status"));
        Assert.Matches("data-code=\"(invalid_request|unsupported_response_type)\"", answer.Text("html"));
    }

    [Fact]
    public Task Refuses_a_request_without_a_code_challenge() => IsRefused(new { });

    [Fact]
    public Task Refuses_the_plain_challenge_that_would_show_the_verifier() =>
        IsRefused(new { code_challenge = new string('a', 43), code_challenge_method = "plain" });

    [Fact]
    public Task Refuses_a_challenge_whose_method_is_left_out() => IsRefused(new { code_challenge = new string('a', 43) });

    [Fact]
    public Task Refuses_tokens_in_the_address() => IsRefused(new { response_type = "id_token token", nonce = "n" });

    [Fact]
    public Task Refuses_answers_that_would_need_a_script() =>
        IsRefused(new { response_mode = "form_post", code_challenge = new string('a', 43), code_challenge_method = "S256" });

    [Fact]
    public async Task Asks_before_a_third_party_gets_anything()
    {
        var asked = await OAuthClient.RunAsync("code", world.ThirdParty());
        var html = asked["page"]!.Text("html");
        Assert.Contains("Let Ballot Watch act for you?", html, StringComparison.Ordinal);
        Assert.Contains("Delegate, Denmark", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_the_third_party_when_the_person_says_no() =>
        (await OAuthClient.RunAsync("code", world.ThirdParty("delegate.ee", new { agreement = "deny" }))).IsError("access_denied");

    [Fact]
    public async Task Remembers_a_yes_for_what_was_asked_and_asks_again_for_more()
    {
        var yes = await OAuthClient.RunAsync("code", world.ThirdParty("delegate.lv", new { agreement = "allow", scope = "openid profile" }));
        Assert.Equal("Delegate, Latvia", yes["idClaims"]!.Text("name"));
        Assert.NotNull((await OAuthClient.RunAsync("code", world.ThirdParty("delegate.lv", new { scope = "openid profile" })))["accessToken"]);
        Assert.NotNull((await OAuthClient.RunAsync("code", world.ThirdParty("delegate.lv", new { scope = "openid profile api" })))["page"]);
    }

    [Fact]
    public async Task Cannot_be_made_to_agree_by_another_site()
    {
        var signedIn = await OAuthClient.RunAsync("page", world.Web("delegate.lt", new { path = "/account" }));
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", signedIn["cookies"]!.AsObject().Select(c => $"{c.Key}={c.Value}")));
        using var forged = new FormUrlEncodedContent(
        [
            new("client_id", "third-party"), new("redirect_uri", "http://127.0.0.1:9/watch"), new("response_type", "code"), new("scope", "openid"),
            new("code_challenge", new string('a', 43)), new("code_challenge_method", "S256"), new("agreement", "allow"),
        ]);
        using var answer = await client.PostAsync($"{world.Issuer}/connect/authorize", forged);
        Assert.Contains("Let Ballot Watch act for you?", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
