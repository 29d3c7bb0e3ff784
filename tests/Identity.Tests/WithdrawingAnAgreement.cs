namespace Identity.Tests;

public sealed class WithdrawingAnAgreement(IdentityWorld world)
{
    [Fact]
    public async Task Ends_the_programs_tokens_and_makes_it_ask_again()
    {
        var allowed = await OAuthClient.RunAsync("code", world.ThirdParty("delegate.mt", new { agreement = "allow" }));
        var account = await OAuthClient.RunAsync("page", world.ThirdParty("delegate.mt", new { path = "/account", cookies = allowed["cookies"] }));
        Assert.Contains("<strong>Ballot Watch</strong> may", account.Text("html"), StringComparison.Ordinal);

        var after = await OAuthClient.RunAsync("page", world.ThirdParty("delegate.mt", new { path = "/account", cookies = allowed["cookies"], action = "/account/agreements/withdraw" }));
        Assert.DoesNotContain("Programs of third parties", after.Text("html"), StringComparison.Ordinal);
        (await OAuthClient.RunAsync("refresh", world.ThirdParty(and: new { refreshToken = allowed.Text("refreshToken") }))).IsError("invalid_grant");
        Assert.NotNull((await OAuthClient.RunAsync("code", world.ThirdParty("delegate.mt", new { cookies = allowed["cookies"] })))["page"]);
    }
}
