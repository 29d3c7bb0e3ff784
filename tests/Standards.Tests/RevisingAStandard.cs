namespace Standards.Tests;

public sealed class RevisingAStandard(StandardsHost host)
{
    const string Revise = "mutation($input: ReviseStandardInput!) { reviseStandard(input: $input) { id stage revises { id } } }";

    [Fact]
    public async Task Registers_the_project_of_the_next_edition_with_links_both_ways()
    {
        var last = await host.Api.StartAsync("90.92", "international-standard", "months-36");
        var input = InputFor(last);
        var next = (await host.Api.AskAsync(Revise, new { input }, Tokens.Secretariat)).GetProperty("reviseStandard");
        var again = (await host.Api.AskAsync(Revise, new { input }, Tokens.Secretariat)).GetProperty("reviseStandard");

        Assert.Equal(next.ToString(), again.ToString());
        Assert.Equal(("00.00", last), (next.StageOf(), next.GetProperty("revises").GetProperty("id").GetString()));
        var links = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { stage revises { id } revisedBy { id } } }", new { id = last })).GetProperty("project");
        Assert.Equal(next.GetProperty("id").GetString(), Assert.Single(links.GetProperty("revisedBy").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("90.92", links.StageOf());
    }

    [Fact]
    public async Task Is_done_once()
    {
        var last = await host.Api.StartAsync("90.92", "international-standard", "months-36");
        await host.Api.AskAsync(Revise, new { input = InputFor(last) }, Tokens.Secretariat);

        Assert.Equal("project.revised_already", (await host.Api.RefusalAsync(Revise, new { input = InputFor(last) }, Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Needs_the_decision_to_revise() => Assert.Equal(
        "project.not_for_revision", (await host.Api.RefusalAsync(Revise, new { input = InputFor(await host.Api.StartAsync("40.60")) }, Tokens.Secretariat)).Code);

    [Fact]
    public async Task Is_the_secretariats() => Assert.Equal(
        "auth.forbidden", (await host.Api.RefusalAsync(Revise, new { input = InputFor(Guid.NewGuid().ToString()) }, Body.Participating().Token)).Code);

    static object InputFor(string project) => new { commandId = Guid.NewGuid(), projectId = project, symbol = $"AIGOV {Guid.NewGuid():N}", title = "The next edition" };
}
