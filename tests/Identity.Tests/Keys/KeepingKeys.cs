using Identity.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Tests.Keys;

/// <summary>Keys come ahead of their time and go after it.</summary>
public sealed class KeepingKeys(KeyWorld world) : IClassFixture<KeyWorld>
{
    KeyKeeper Keeper => world.Services.GetRequiredService<KeyKeeper>();

    [Fact]
    public async Task Through_the_whole_life_of_a_key()
    {
        var old = await OAuthClient.RunAsync("code", world.Web());
        var first = Assert.Single(await PublishedAsync());
        Assert.Equal(first, KeyName.Of(old.Text("accessToken")));

        // Two weeks before its time the next key is published, and not yet used.
        world.Time.Pass(TimeSpan.FromDays(77));
        await Keeper.KeepAsync(CancellationToken.None);
        var both = await PublishedAsync();
        Assert.Equal((2, first), (both.Count, KeyName.Of((await TokenAsync()).Text("accessToken"))));

        // Its time has come: it signs, and what the old one signed is still accepted.
        world.Time.Pass(TimeSpan.FromDays(14));
        var signedByOld = await TokenAsync();
        await Keeper.KeepAsync(CancellationToken.None);
        var signedByNew = await TokenAsync();
        var second = both.Single(k => k != first);
        Assert.Equal((first, second), (KeyName.Of(signedByOld.Text("accessToken")), KeyName.Of(signedByNew.Text("accessToken"))));
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

    Task<JsonNode> TokenAsync() => OAuthClient.RunAsync("clientCredentials", world.Program());

    async Task<IReadOnlyList<string>> PublishedAsync() =>
        [.. (await OAuthClient.RunAsync("jwks", world.Program()))["keys"]!.AsArray().Select(k => k!.Text("kid"))];
}
