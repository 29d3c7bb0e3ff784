using System.Text.Json;

namespace Standards.Tests;

public sealed class ReadingAProject(StandardsHost host)
{
    [Fact]
    public async Task Shows_the_project_with_the_name_of_its_stage()
    {
        var id = await host.Api.RegisterProjectAsync();

        var project = (await host.Api.AskAsync(
            "query($id: ID!) { project(id: $id) { stage stageName registeredAt draft { id } ballots { id } } }", new { id })).GetProperty("project");

        Assert.Equal("40.00", project.GetProperty("stage").GetString());
        Assert.Equal("Enquiry: enquiry draft registered", project.GetProperty("stageName").GetString());
        Assert.Equal(0, project.GetProperty("ballots").GetArrayLength());
    }

    [Fact]
    public async Task Lists_page_by_page()
    {
        for (var i = 0; i < 3; i++)
            await host.Api.RegisterProjectAsync();
        var (seen, after, total) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = (await host.Api.AskAsync(
                "query($after: String) { projects(first: 2, after: $after) { totalCount nodes { id } endCursor hasNextPage } }", new { after })).GetProperty("projects");
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!));
            (after, total) = (page.GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("endCursor").GetString() : null, page.GetProperty("totalCount").GetInt32());
        }
        while (after is not null);

        Assert.Equal(seen.Distinct(StringComparer.Ordinal).Count(), seen.Count);
        Assert.True(seen.Count >= 3 && total >= 3);
    }

    [Theory]
    [InlineData("first: 0")]
    [InlineData("first: 201")]
    [InlineData("after: \"nonsense\"")]
    [InlineData("after: \"AAAA\"")]
    public async Task Refuses_pages_that_do_not_exist(string arguments) =>
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync($"{{ projects({arguments}) {{ totalCount }} }}")).Code);

    [Fact]
    public async Task That_there_is_not_gives_nothing()
    {
        foreach (var id in new[] { Guid.NewGuid().ToString(), "nonsense" })
            Assert.Equal(JsonValueKind.Null, (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { id } }", new { id })).GetProperty("project").ValueKind);
    }

    [Fact]
    public async Task Shows_its_ballots_newest_first_without_asking_once_for_each()
    {
        var ballot = await host.Api.OpenBallotAsync([Body.Participating()]);

        var seen = (await host.Api.AskAsync(
            "query($id: ID!) { ballot(id: $id) { project { ballots { id votesCast project { id symbol } } } } }", new { id = ballot })).GetProperty("ballot").GetProperty("project");

        Assert.Equal(ballot, Assert.Single(seen.GetProperty("ballots").EnumerateArray()).GetProperty("id").GetString());
    }
}
