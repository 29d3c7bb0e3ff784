namespace Compliance.Tests;

public sealed class WatchingThePortfolio(ComplianceHost host)
{
    const string Follow = "subscription { portfolioChanged { at } }";

    [Fact]
    public async Task A_beat_comes_at_once_and_after_each_change()
    {
        await using var beats = host.Api.FollowAsync(Follow, new { }, Tokens.Monitor).GetAsyncEnumerator();
        Assert.True(await beats.MoveNextAsync());
        var first = beats.Current.GetProperty("data").GetProperty("portfolioChanged").GetProperty("at").GetDateTime();
        await host.Api.RegisterAsync(Tokens.Officer(Guid.NewGuid()));
        Assert.True(await beats.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(beats.Current.GetProperty("data").GetProperty("portfolioChanged").GetProperty("at").GetDateTime() > first);
    }

    [Fact]
    public async Task Nobody_else_learns_that_something_happened()
    {
        Assert.Equal("auth.required", await CodeAsync(null));
        Assert.Equal("auth.forbidden", await CodeAsync(Tokens.Officer(Guid.NewGuid())));
        Assert.Equal("auth.forbidden", await CodeAsync(Tokens.Researcher(Guid.NewGuid())));
    }

    async Task<string> CodeAsync(string? token)
    {
        await foreach (var answer in host.Api.FollowAsync(Follow, new { }, token))
            return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
        return "";
    }
}
