namespace Identity.Tests;

public sealed class ClosingAnAccount(IdentityWorld world)
{
    [Fact]
    public async Task Shuts_the_door_until_it_is_reopened()
    {
        var (id, userName, password) = await world.NewcomerAsync("adviser.hr", "HR");
        var secretariat = await world.TokenAsync("secretariat");
        var tokens = await OAuthClient.RunAsync("code", world.Web(userName, new { password }));

        Assert.NotNull((await world.ActOnAsync(secretariat, "closeAccount", id)).Done("closeAccount")["receipt"]);
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
        (await OAuthClient.RunAsync("code", world.Web(userName, new { cookies = tokens["cookies"], password, authorizationParameters = new { prompt = "none" } }))).IsError("login_required");
        Assert.Equal("401", await world.TryToSignInAsync(userName, password));
        Assert.Equal("identity.account_closed", (await world.IssueLinkAsync(secretariat, id)).Refused());
        Assert.Equal("identity.account_closed", (await world.ActOnAsync(secretariat, "closeAccount", id)).Refused());

        Assert.NotNull((await world.ActOnAsync(secretariat, "reopenAccount", id, reason: null)).Done("reopenAccount")["receipt"]);
        Assert.Equal("200", await world.TryToSignInAsync(userName, password));
        Assert.Equal("identity.account_not_closed", (await world.ActOnAsync(secretariat, "reopenAccount", id, reason: null)).Refused());
    }

    [Fact]
    public async Task Refuses_tokens_even_where_a_session_was_not_ended()
    {
        var (id, userName, password) = await world.NewcomerAsync("adviser.sk", "SK");
        var tokens = await OAuthClient.RunAsync("code", world.Web(userName, new { password }));
        await world.ReadAsync<Guid>($"update person set closed_at = now() where id = '{id}' returning id");
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
        (await OAuthClient.RunAsync("code", world.Web(userName, new { cookies = tokens["cookies"], password }))).IsError("access_denied");
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        var (id, _, _) = await world.NewcomerAsync("adviser.cz", "CZ");
        foreach (var (mutation, reason) in new[] { ("closeAccount", "Why"), ("reopenAccount", null) })
        {
            Assert.Equal("auth.forbidden", (await world.ActOnAsync(await world.TokenAsync("monitor"), mutation, id, reason)).Refused());
            Assert.Equal("auth.required", (await world.ActOnAsync(null, mutation, id, reason)).Refused());
        }
    }
}
