using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ReadingTheQueue(PoolWorld world)
{
    [Fact]
    public async Task Is_public_page_by_page_newest_first_and_names_people_only_to_who_is_signed_in()
    {
        var (project, token, person) = await world.ProjectAsync();
        string[] asked = [await world.Api.RequestAsync(token, Asking(project)), await world.Api.RequestAsync(token, Asking(project)), await world.Api.RequestAsync(token, Asking(project))];
        const string Page = "query($id: ID, $after: String) { timeRequests(first: 2, projectId: $id, after: $after) { totalCount hasNextPage endCursor nodes { id projectName class } } }";
        var first = (await world.Api.AskAsync(Page, new { id = project })).GetProperty("timeRequests");
        var second = (await world.Api.AskAsync(Page, new { id = project, after = first.GetProperty("endCursor").GetString() })).GetProperty("timeRequests");
        Assert.Equal((3, true, false), (first.GetProperty("totalCount").GetInt32(), first.GetProperty("hasNextPage").GetBoolean(), second.GetProperty("hasNextPage").GetBoolean()));
        Assert.Equal(asked.Order(), first.GetProperty("nodes").EnumerateArray().Concat(second.GetProperty("nodes").EnumerateArray()).Select(n => n.GetProperty("id").GetString()).Order());

        const string Who = "query($id: ID!) { timeRequest(id: $id) { requestedBy { id } } }";
        Assert.Equal("auth.required", (await world.Api.RefusalAsync(Who, new { id = asked[0] })).Code);
        Assert.Equal(person.ToString(), (await world.Api.AskAsync(Who, new { id = asked[0] }, token)).GetProperty("timeRequest").GetProperty("requestedBy").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Knows_what_runs_in_a_time() => Assert.Equal(
        JsonValueKind.Array,
        (await world.Api.AskAsync("query($from: DateTime!, $to: DateTime!) { capacityRuns(from: $from, to: $to) { cluster projectName devices } }", new { from = DateTimeOffset.UtcNow.AddDays(-1), to = DateTimeOffset.UtcNow })).GetProperty("capacityRuns").ValueKind);
}
