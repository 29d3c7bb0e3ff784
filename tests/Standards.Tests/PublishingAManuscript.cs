using static Standards.Tests.Hosting.ManuscriptSteps;

namespace Standards.Tests;

public sealed class PublishingAManuscript(StandardsHost host)
{
    [Fact]
    public async Task Makes_it_the_next_edition_once_and_writing_goes_on_from_there()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        var begun = Clause("c-1", " Clause 1 ", Paragraph("c-1.p1", "Ann."), new { wId = "n-1", kind = "PARAGRAPH" });
        await host.Api.SaveAsync(Saving(project, 0, [begun, "c-2", "c-3"]), ann.Token);

        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Publish, Publishing(1), ann.Token)).Code);
        Assert.Equal("manuscript.moved", (await host.Api.RefusalAsync(Publish, Publishing(0), Tokens.Secretariat)).Code);
        var publishing = Publishing(1);
        var edition = (await host.Api.AskAsync(Publish, publishing, Tokens.Secretariat)).GetProperty("publishManuscript");
        Assert.Equal("2", edition.Text("edition"));
        Assert.Equal(("Clause 1", "Ann."), (edition.GetProperty("clauses")[0].Text("heading"), edition.GetProperty("clauses")[0].GetProperty("paragraphs")[0].GetString()));
        Assert.Equal(edition.Text("id"), (await host.Api.AskAsync(Publish, publishing, Tokens.Secretariat)).GetProperty("publishManuscript").Text("id"));
        Assert.Equal(2, await host.Database.CountEventsAsync($"draft-{project}"));

        var read = await host.Api.ManuscriptAsync(project, ann.Token);
        Assert.Equal((2, 0), (read.GetProperty("edition").GetInt32(), read.GetProperty("revision").GetInt32()));
        Assert.Equal("manuscript.unchanged", (await host.Api.RefusalAsync(Publish, Publishing(0), Tokens.Secretariat)).Code);

        object Publishing(int revision) => new { input = new { commandId = Guid.NewGuid(), projectId = project, revision } };
    }

    [Fact]
    public async Task Is_seen_beforehand_beside_the_edition_as_it_would_be_published()
    {
        const string Since = "query($project: ID!) { manuscript(projectId: $project) { since { wId change words { kind text } } } }";
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        Assert.All((await SinceAsync()), e => Assert.Equal("SAME", e.Text("change")));

        await host.Api.SaveAsync(Saving(project, 0, [Clause("c-1", " Clause 1 ", Paragraph("c-1.p1", "Ann."), new { wId = "n-1", kind = "PARAGRAPH" }), "c-2", "c-3"]), ann.Token);

        var changed = (await SinceAsync()).Where(e => e.Text("change") != "SAME").ToArray();
        Assert.Equal("c-1.p1", Assert.Single(changed).Text("wId"));   // the space around the heading and the empty paragraph fall away
        Assert.Contains(changed[0].GetProperty("words").EnumerateArray(), w => (w.Text("kind"), w.Text("text")) == ("ADDED", "Ann"));

        async Task<System.Text.Json.JsonElement[]> SinceAsync() =>
            [.. (await host.Api.AskAsync(Since, new { project }, Tokens.Secretariat)).GetProperty("manuscript").GetProperty("since").EnumerateArray()];
    }

    [Fact]
    public async Task Of_a_text_with_a_fault_is_refused_and_says_which()
    {
        var (project, ann, _) = await host.Api.ManuscriptOfTwoAsync();
        await host.Api.SaveAsync(Saving(project, 0, [Clause("c-1", "Terms", new { wId = "t-1", kind = "TERM", text = new[] { "model" } }), "c-2", "c-3"]), ann.Token);
        var (code, message) = await host.Api.RefusalAsync(Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, revision = 1 } }, Tokens.Secretariat);
        Assert.Equal("draft.malformed", code);
        Assert.Contains("needs a definition", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_the_first_edition_of_a_project_that_has_none()
    {
        var project = await host.Api.RegisterProjectAsync();
        await host.Api.SaveAsync(Saving(project, 0, [Clause("c-1", "Scope", Paragraph("p-1", "Everything."))], edition: 0), Tokens.Secretariat);
        var edition = (await host.Api.AskAsync(Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, revision = 1 } }, Tokens.Secretariat)).GetProperty("publishManuscript");
        Assert.Equal("1", edition.Text("edition"));
    }
}
