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
    public async Task The_project_is_published_as_the_next_edition_of_what_it_revises()
    {
        var (last, number) = await PublishedAsync();
        var next = (await host.Api.AskAsync(Revise, new { input = InputFor(last) }, Tokens.Secretariat)).GetProperty("reviseStandard").GetProperty("id").GetString()!;
        await BringToPublicationAsync(next);
        var on = StandardSteps.Today.AddDays(2);

        var (code, message) = await host.Api.RefusalAsync(StandardSteps.Publish, new { input = StandardSteps.Publication(next, StandardSteps.NewNumber(), on) }, Tokens.Secretariat);
        Assert.Equal(("project.number_of_revised", $"This project makes the next edition of {number}, and is published under that number."), (code, message));
        var input = StandardSteps.Publication(next, number, on);
        input["number"] = null;
        var act = (await host.Api.AskAsync(StandardSteps.Publish, new { input }, Tokens.Secretariat)).GetProperty("publishStandard");
        var again = (await host.Api.AskAsync(StandardSteps.Publish, new { input }, Tokens.Secretariat)).GetProperty("publishStandard");

        Assert.Equal(act.ToString(), again.ToString());
        Assert.Equal((number, 2), (act.GetProperty("standard").GetProperty("number").GetString(), act.GetProperty("standard").GetProperty("editions").GetArrayLength()));
        var editions = (await host.Api.StandardAsync(number, "editions { number project { id stage } }")).GetProperty("editions");
        Assert.Equal([(1, last), (2, next)], editions.EnumerateArray().Select(e => (e.GetProperty("number").GetInt32(), e.GetProperty("project").GetProperty("id").GetString())));
        Assert.Equal("60.60", editions[1].GetProperty("project").StageOf());
    }

    [Fact]
    public async Task A_project_that_revises_nothing_has_to_name_the_number()
    {
        var input = StandardSteps.Publication(await host.Api.ReadyAsync(), "", StandardSteps.Today.AddDays(1));
        input["number"] = null;

        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(StandardSteps.Publish, new { input }, Tokens.Secretariat)).Code);
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

    /// <summary>A process in which a text is published, revised, and withdrawn, and nothing else.</summary>
    const string ShortWay =
        """
        {
          "id": "ID", "version": 1, "name": "A short way", "source": "For a test", "begins": "60.00", "clock": {"from": "60.00", "to": "60.60"},
          "tracks": [{"id": "months-18", "name": "18 months", "length": "P18M"}], "extension": null, "limits": [],
          "stages": [
            {"code": "60.00", "final": false, "ballot": null, "deadlines": [], "decisions": [{"to": "60.60", "name": "Publish", "of": "SECRETARIAT", "gate": [{"evidence": "DRAFT_PUBLISHED", "atLeast": null}]}]},
            {"code": "60.60", "final": false, "ballot": null, "deadlines": [], "decisions": [{"to": "90.92", "name": "Revise", "of": "COMMITTEE", "gate": []}]},
            {"code": "90.92", "final": false, "ballot": null, "deadlines": [], "decisions": [{"to": "95.99", "name": "Withdraw", "of": "COMMITTEE", "gate": []}]},
            {"code": "95.99", "final": true, "ballot": null, "deadlines": [], "decisions": []}
          ]
        }
        """;

    readonly string way = $"short-way-{Guid.NewGuid():N}";

    /// <summary>A project whose standard is to be revised, and its number.</summary>
    async Task<(string Project, string Number)> PublishedAsync()
    {
        var drafted = (await host.Api.AskAsync(Runs.Draft, new { input = new { commandId = Guid.NewGuid(), document = ShortWay.Replace("ID", way, StringComparison.Ordinal) } }, Tokens.Secretariat))
            .GetProperty("draftProcess").GetProperty("draft");
        Assert.Empty(drafted.GetProperty("problems").EnumerateArray());
        await host.Api.AskAsync(Runs.Publish, new { input = new { commandId = Guid.NewGuid(), processId = way, draftHash = drafted.GetProperty("hash").GetString() } }, Tokens.Secretariat);

        var project = await host.Api.StartAsync("60.00", way, "months-18");
        await host.Api.PublishDraftAsync(project);
        var number = StandardSteps.NewNumber();
        await host.Api.AskAsync(StandardSteps.Publish, new { input = StandardSteps.Publication(project, number, StandardSteps.Today) }, Tokens.Secretariat);
        await host.Api.AdvanceAsync(project, "90.92");
        return (project, number);
    }

    async Task BringToPublicationAsync(string project)
    {
        await host.Api.AskAsync(Runs.Start, new { input = new { commandId = Guid.NewGuid(), projectId = project, processId = way, trackId = "months-18" } }, Tokens.Secretariat);
        await host.Api.PublishDraftAsync(project);
    }

    static object InputFor(string project) => new { commandId = Guid.NewGuid(), projectId = project, symbol = $"AIGOV {Guid.NewGuid():N}", title = "The next edition" };
}
