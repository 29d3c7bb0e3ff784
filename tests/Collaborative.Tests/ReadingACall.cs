namespace Collaborative.Tests;

public sealed class ReadingACall(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Is_for_everyone_newest_first()
    {
        var older = await host.Api.PublishAsync(CallSteps.Call("SMALL", Guid.NewGuid(), Now.AddDays(1), Now.AddDays(2)));
        var newer = await host.Api.PublishAsync(CallSteps.Call("PANEL", Guid.NewGuid(), Now.AddDays(-1), Now.AddDays(2)));
        var calls = (await host.Api.AskAsync("{ calls(first: 100) { id status criteria { key } } }")).GetProperty("calls").EnumerateArray().ToArray();
        var ids = calls.Select(c => c.Text("id")).ToList();
        Assert.True(ids.IndexOf(newer) >= 0 && ids.IndexOf(newer) < ids.IndexOf(older));
        Assert.Equal("ANNOUNCED", calls.Single(c => c.Text("id") == older).Text("status"));
    }

    [Fact]
    public async Task Is_nothing_where_there_is_none()
    {
        foreach (var id in new[] { Guid.NewGuid().ToString(), "x" })
            Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.AskAsync("query($id: ID!) { call(id: $id) { id } }", new { id })).GetProperty("call").ValueKind);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ calls(first: 1000) { id } }")).Code);
    }
}
