using System.Text.Json;
using static Standards.Tests.Hosting.ManuscriptSteps;

namespace Standards.Tests;

public sealed class WatchingAManuscript(StandardsHost host)
{
    const string Watch = "subscription($project: ID!) { manuscriptChanged(projectId: $project) { edition revision people { person { id } at } } }";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Tells_writers_of_each_other()
    {
        var (project, ann, ben) = await host.Api.ManuscriptOfTwoAsync();
        await using var events = host.Api.FollowAsync(Watch, new { project }, ann.Token).GetAsyncEnumerator();
        Assert.Equal(0, (await NextAsync(events)).GetProperty("revision").GetInt32());
        await host.Api.SaveAsync(Saving(project, 0, ["c-1", Second("Ben."), "c-3"], stands: "c-2.p1"), ben.Token);
        JsonElement seen;
        do
        {
            seen = await NextAsync(events);
        }
        while (seen.GetProperty("revision").GetInt32() == 0);
        Assert.Contains(seen.GetProperty("people").EnumerateArray(), p => p.GetProperty("person").Text("id") == $"{ben.Person}" && p.Text("at") == "c-2.p1");
    }

    [Fact]
    public async Task Is_for_its_editors_alone()
    {
        var (project, _, _) = await host.Api.ManuscriptOfTwoAsync();
        await using var events = host.Api.FollowAsync(Watch, new { project }, Body.Participating().Token).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience));
        Assert.Equal("auth.forbidden", events.Current.GetProperty("errors")[0].GetProperty("extensions").Text("code"));
    }

    static async Task<JsonElement> NextAsync(IAsyncEnumerator<JsonElement> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience));
        return events.Current.GetProperty("data").GetProperty("manuscriptChanged");
    }
}
