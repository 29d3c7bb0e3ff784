using Identity.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Tests.Keys;

/// <summary>Keys come ahead of their time and go after it.</summary>
public sealed class RollingKeys(RollingWorld world) : IClassFixture<RollingWorld>
{
    KeyKeeper Keeper => world.Services.GetRequiredService<KeyKeeper>();

    [Fact]
    public async Task Through_the_whole_life_of_a_key()
    {
        var old = await OAuthClient.RunAsync("code", world.Web());
        var first = Assert.Single(await PublishedAsync());
        Assert.Equal(first, KeyOf(old.Text("accessToken")));

        // Two weeks before its time the next key is published, and not yet used.
        world.Time.Pass(TimeSpan.FromDays(77));
        await Keeper.KeepAsync(CancellationToken.None);
        var both = await PublishedAsync();
        Assert.Equal((2, first), (both.Count, KeyOf((await TokenAsync()).Text("accessToken"))));

        // Its time has come: it signs, and what the old one signed is still accepted.
        world.Time.Pass(TimeSpan.FromDays(14));
        var signedByOld = await TokenAsync();
        await Keeper.KeepAsync(CancellationToken.None);
        var signedByNew = await TokenAsync();
        var second = both.Single(k => k != first);
        Assert.Equal((first, second), (KeyOf(signedByOld.Text("accessToken")), KeyOf(signedByNew.Text("accessToken"))));
        foreach (var token in new[] { signedByOld, signedByNew })
        {
            var claims = await OAuthClient.RunAsync("validate", world.Program(new { accessToken = token.Text("accessToken") }));
            Assert.Equal("demo-integrator", claims.Text("sub"));
            Assert.Equal("true", (await OAuthClient.RunAsync("introspect", world.Program(new { token = token.Text("accessToken") }))).Text("active"));
        }

        // A month later the old key is forgotten.
        world.Time.Pass(TimeSpan.FromDays(31));
        await Keeper.KeepAsync(CancellationToken.None);
        Assert.Equal([second], await PublishedAsync());
    }

    [Fact]
    public async Task By_command_at_once_without_ending_anything()
    {
        var before = await OAuthClient.RunAsync("code", world.Web());
        await Keeper.RollAsync(forgetOld: false, CancellationToken.None);
        var after = await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = before.Text("refreshToken") }));
        Assert.NotEqual(KeyOf(before.Text("accessToken")), KeyOf(after.Text("accessToken")));
        Assert.NotNull((await OAuthClient.RunAsync("validate", world.Web(and: new { accessToken = before.Text("accessToken") })))["sub"]);
    }

    [Fact]
    public async Task By_command_after_a_leak_ends_everything()
    {
        var before = await OAuthClient.RunAsync("code", world.Web());
        await Keeper.RollAsync(forgetOld: true, CancellationToken.None);
        Assert.NotNull((await OAuthClient.RunAsync("validate", world.Web(and: new { accessToken = before.Text("accessToken") })))["error"]);
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = before.Text("refreshToken") }))).IsError("invalid_grant");
    }

    [Fact]
    public async Task Survive_a_restart()
    {
        var before = await OAuthClient.RunAsync("clientCredentials", world.Program());
        await world.RestartAsync();
        var after = await OAuthClient.RunAsync("clientCredentials", world.Program());
        Assert.Equal(KeyOf(before.Text("accessToken")), KeyOf(after.Text("accessToken")));
    }

    [Fact]
    public async Task Lie_in_the_database_under_data_protection()
    {
        var stored = await world.ReadAsync<byte[]>("select secret from token_key");
        Assert.NotEmpty(stored);
        Assert.All(stored, secret => Assert.Equal([0x09, 0xF0, 0xC9, 0xF0], secret[..4]));   // the mark of a protected payload
        Assert.NotEmpty(Directory.GetFiles(world.KeyFolder));
    }

    [Fact]
    public async Task Are_published_without_their_private_half()
    {
        var keys = (await OAuthClient.RunAsync("jwks", world.Program()))["keys"]!.AsArray();
        Assert.All(keys, key =>
        {
            Assert.Equal(("EC", "P-256", "sig", "ES256"), (key!.Text("kty"), key!.Text("crv"), key!.Text("use"), key!.Text("alg")));
            Assert.Null(key!["d"]);
        });
    }

    Task<JsonNode> TokenAsync() => OAuthClient.RunAsync("clientCredentials", world.Program());

    async Task<IReadOnlyList<string>> PublishedAsync() =>
        [.. (await OAuthClient.RunAsync("jwks", world.Program()))["keys"]!.AsArray().Select(k => k!.Text("kid"))];

    static string KeyOf(string token) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0]))!.Text("kid");
}

public sealed class RollingWorld : IdentityWorld;
