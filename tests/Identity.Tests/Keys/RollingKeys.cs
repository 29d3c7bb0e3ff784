using Identity.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Tests.Keys;

/// <summary>Keys are changed by command, and kept out of sight.</summary>
public sealed class RollingKeys(KeyWorld world) : IClassFixture<KeyWorld>
{
    KeyKeeper Keeper => world.Services.GetRequiredService<KeyKeeper>();

    [Fact]
    public async Task By_command_at_once_without_ending_anything()
    {
        var before = await OAuthClient.RunAsync("code", world.Web());
        await Keeper.RollAsync(forgetOld: false, CancellationToken.None);
        var after = await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = before.Text("refreshToken") }));
        Assert.NotEqual(KeyName.Of(before.Text("accessToken")), KeyName.Of(after.Text("accessToken")));
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
        Assert.Equal(KeyName.Of(before.Text("accessToken")), KeyName.Of(after.Text("accessToken")));
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
}

static class KeyName
{
    /// <summary>The key that a token was signed with.</summary>
    public static string Of(string token) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0]))!.Text("kid");
}

/// <summary>A service whose keys no other test class changes.</summary>
public sealed class KeyWorld : IdentityWorld;
