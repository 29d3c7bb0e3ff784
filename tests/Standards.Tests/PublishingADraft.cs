namespace Standards.Tests;

public sealed class PublishingADraft(StandardsHost host)
{
    [Fact]
    public async Task Makes_the_next_edition_current()
    {
        var project = await host.Api.RegisterProjectAsync();
        await PublishAsync(project, Steps.Clause("1"), Steps.Clause("1.1"));
        await PublishAsync(project, Steps.Clause("1"), Steps.Clause("2"));

        var draft = (await host.Api.AskAsync(
            "query($id: ID!) { project(id: $id) { draft { edition clauses { wId number heading level paragraphs } receipt { actId } } } }", new { id = project }))
            .GetProperty("project").GetProperty("draft");

        Assert.Equal(2, draft.GetProperty("edition").GetInt32());
        Assert.Equal(["c-1", "c-2"], draft.GetProperty("clauses").EnumerateArray().Select(c => c.GetProperty("wId").GetString()));
    }

    [Fact]
    public async Task Is_refused_where_an_identifier_comes_back()
    {
        var project = await host.Api.RegisterProjectAsync();
        await PublishAsync(project, Steps.Clause("1"), Steps.Clause("2"));
        await PublishAsync(project, Steps.Clause("1"));

        Assert.Equal("draft.identifier_reused", await RefusedAsync(project, Steps.Clause("1"), Steps.Clause("2")));
    }

    [Fact]
    public async Task Is_refused_where_the_numbering_has_a_gap() =>
        Assert.Equal("draft.malformed", await RefusedAsync(await host.Api.RegisterProjectAsync(), Steps.Clause("1"), Steps.Clause("3")));

    [Fact]
    public async Task Is_refused_for_an_identifier_that_is_none() =>
        Assert.Equal("input.invalid", await RefusedAsync(await host.Api.RegisterProjectAsync(), Steps.Clause("1", "1 2")));

    [Fact]
    public async Task Is_refused_without_a_project() => Assert.Equal("project.unknown", await RefusedAsync(Guid.NewGuid().ToString(), Steps.Clause("1")));

    Task PublishAsync(string project, params object[] clauses) => host.Api.AskAsync(Steps.Publish, Input(project, clauses), Tokens.Secretariat);

    async Task<string> RefusedAsync(string project, params object[] clauses) => (await host.Api.RefusalAsync(Steps.Publish, Input(project, clauses), Tokens.Secretariat)).Code;

    static object Input(string project, object[] clauses) => new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses } };
}
