using static Standards.Tests.Hosting.AmendmentSteps;

namespace Standards.Tests;

public sealed class ComparingEditions(StandardsHost host)
{
    const string Since = "query($project: ID!, $edition: Int!, $since: Int!) { project(id: $project) { edition(number: $edition) { since(edition: $since) { wId change depth numberBefore numberAfter words { kind text } } } } }";
    readonly Body norway = Body.Participating();

    [Fact]
    public async Task Pairs_elements_by_their_identifiers_wherever_they_stand()
    {
        var project = await AmendedAsync(new { move = new { element = "c-3", side = "BEFORE", of = "c-1" } }, Rewrite("c-2.p1", "Other text."), new { delete = "c-1.p1" });
        var compared = await CompareAsync(project, 2, 1);
        Assert.Equal(
            ["c-3 MOVED_HERE 3>1", "c-1 SAME 1>2", "c-1.p1 REMOVED", "c-2 SAME 2>3", "c-2.p1 CHANGED", "c-2.1 SAME 2.1>3.1", "c-3 MOVED_AWAY 3>1"],
            compared.Where(c => !c.StartsWith("c-3.p1", StringComparison.Ordinal) && !c.StartsWith("c-2.1.p1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_an_edition_with_itself_shows_no_change() =>
        Assert.All(await CompareAsync(await AmendedAsync(Rewrite("c-1.p1", "Words.")), 1, 1), c => Assert.Contains(" SAME", c, StringComparison.Ordinal));

    [Fact]
    public async Task With_an_edition_that_there_is_not_is_refused()
    {
        var project = await AmendedAsync(Rewrite("c-1.p1", "Words."));
        Assert.Equal("draft.unknown", (await host.Api.RefusalAsync(Since, new { project, edition = 2, since = 9 })).Code);
    }

    async Task<string[]> CompareAsync(string project, int edition, int since) =>
    [
        .. (await host.Api.AskAsync(Since, new { project, edition, since })).GetProperty("project").GetProperty("edition").GetProperty("since").EnumerateArray()
            .Select(c => $"{c.Text("wId")} {c.Text("change")} {(c.Text("numberBefore"), c.Text("numberAfter")) switch { ("", "") => "", var (before, after) => $"{before}>{after}" }}".TrimEnd()),
    ];

    /// <summary>A project whose second edition is the first with these changes.</summary>
    async Task<string> AmendedAsync(params object[] changes)
    {
        await host.Api.GrantAsync(norway);
        var project = await host.Api.RegisterProjectAsync();
        var draft = await host.Api.PublishEditionAsync(project);
        var amendment = (await host.Api.SubmitAsync(draft, norway, null, changes)).Text("id");
        await host.Api.AskAsync(Close, On(draft), Tokens.Secretariat);
        await host.Api.RecordAsync(draft, true, amendment);
        await host.Api.AskAsync(Consolidate, On(draft), Tokens.Secretariat);
        return project;
    }
}
