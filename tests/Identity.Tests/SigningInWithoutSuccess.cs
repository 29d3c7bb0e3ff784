namespace Identity.Tests;

public sealed class SigningInWithoutSuccess(IdentityWorld world)
{
    const string Sentence = "Name and password do not match.";

    async Task<JsonNode> TryAsync(string userName, string password) => await OAuthClient.RunAsync(
        "page", world.Web(userName, new { path = "/account", password }));

    [Fact]
    public async Task Says_the_same_of_an_unknown_name_and_of_a_wrong_password()
    {
        var (unknown, wrong) = (await TryAsync("delegate.xx", "wrong password"), await TryAsync("delegate.fi", "wrong password"));
        Assert.Equal(("401", "401"), (unknown.Text("status"), wrong.Text("status")));
        Assert.Equal(Bare(unknown).Replace("delegate.xx", "", StringComparison.Ordinal), Bare(wrong).Replace("delegate.fi", "", StringComparison.Ordinal));
        Assert.Contains(Sentence, wrong.Text("html"), StringComparison.Ordinal);
        Assert.Contains("data-code=\"identity.sign_in_failed\"", wrong.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rests_a_name_after_five_failures_and_wakes_it_after_five_minutes()
    {
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal("401", (await TryAsync("delegate.is", "wrong password")).Text("status"));
        var locked = await TryAsync("delegate.is", IdentityWorld.Password);
        Assert.Contains(Sentence, locked.Text("html"), StringComparison.Ordinal);

        var rest = Assert.Single(await world.ReadAsync<DateTime>("select lockout_end from account where user_name = 'delegate.is'"));
        Assert.InRange(rest - DateTime.UtcNow, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        await world.ReadAsync<string>("update account set lockout_end = now() where user_name = 'delegate.is' returning user_name");
        Assert.Equal("/account", (await TryAsync("delegate.is", IdentityWorld.Password)).Text("path"));
    }

    [Fact]
    public async Task Takes_names_in_any_case_with_spaces_around_them() =>
        Assert.Equal("/account", (await TryAsync(" Delegate.NL ", IdentityWorld.Password)).Text("path"));

    static string Bare(JsonNode page) => System.Text.RegularExpressions.Regex.Replace(page.Text("html"), "value=\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}

/// <summary>A world in which an address may fail three times.</summary>
public sealed class StrictWorld : IdentityWorld
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Accounts:FailuresPerAddress", "3")];
}

public sealed class SigningInFromAGuessersAddress(StrictWorld world) : IClassFixture<StrictWorld>
{
    [Fact]
    public async Task Waits_after_too_many_failures_whatever_the_names()
    {
        foreach (var name in new[] { "delegate.at", "delegate.be", "delegate.ch" })
            Assert.Equal("401", (await OAuthClient.RunAsync("page", world.Web(name, new { path = "/account", password = "wrong password" }))).Text("status"));
        var right = await OAuthClient.RunAsync("page", world.Web("delegate.de", new { path = "/account" }));
        Assert.Equal("429", right.Text("status"));
        Assert.Contains("data-code=\"identity.too_many_failures\"", right.Text("html"), StringComparison.Ordinal);
    }
}
