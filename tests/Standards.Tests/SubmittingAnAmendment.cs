using System.Text.Json;
using static Standards.Tests.Hosting.AmendmentSteps;

namespace Standards.Tests;

public sealed class SubmittingAnAmendment(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Fact]
    public async Task Makes_of_words_the_smallest_change_and_shows_it()
    {
        var draft = await EditionAsync();
        var amendment = await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-2.p1", "Better text."), new { delete = "c-3" });

        Assert.Equal(("1", "PROPOSED", norway.Organization.ToString()), (amendment.Text("number"), amendment.Text("status"), amendment.GetProperty("sponsor").Text("id")));
        Assert.Equal(["c-2.p1 CHANGED -Text +Better text =.", "c-3 REMOVED -Clause 3", "c-3.p1 REMOVED -Text."], Said(amendment.GetProperty("changes")));
        Assert.Equal(amendment.GetProperty("receipt").Text("actId"), amendment.GetProperty("acts")[0].GetProperty("receipt").Text("actId"));
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once()
    {
        var draft = await EditionAsync();
        var command = Submitting(draft, [new { insert = new { side = "AFTER", of = "c-1.p1", elements = new[] { new { kind = "NOTE", words = "A note." } } } }]);
        var first = await host.Api.AskAsync(Submit, command, norway.Token);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(Submit, command, norway.Token)).ToString());
        Assert.Equal(1, await host.Database.CountEventsAsync($"amendments-{draft}"));
    }

    [Fact]
    public async Task Is_refused_for_what_cannot_be_carried_out()
    {
        var draft = await EditionAsync();
        async Task<string> CodeAsync(params object[] changes) => (await host.Api.RefusalAsync(Submit, Submitting(draft, changes), norway.Token)).Code;

        Assert.Equal("amendment.element_unknown", await CodeAsync(Rewrite("c-9", "Nothing")));
        Assert.Equal("amendment.empty", await CodeAsync(Rewrite("c-1.p1", "Text.")));
        Assert.Equal("input.invalid", await CodeAsync(new { delete = "c-1", move = new { element = "c-2", side = "FIRST" } }));
        Assert.Equal("input.invalid", await CodeAsync(new { move = new { element = "c-2", side = "AFTER" } }));
        Assert.Equal("amendment.contradicts_itself", await CodeAsync(new { delete = "c-1" }, Rewrite("c-1.p1", "Words.")));
        Assert.Equal("amendment.malformed", await CodeAsync(new { insert = new { side = "AFTER", of = "c-1", elements = new[] { new { kind = "ROW", words = "" } } } }));
        Assert.Equal("amendment.unknown", (await host.Api.RefusalAsync(Submit, Submitting(draft, [Rewrite("c-1.p1", "So.")], Guid.NewGuid().ToString()), norway.Token)).Code);
        Assert.Equal("draft.unknown", (await host.Api.RefusalAsync(Submit, Submitting(Guid.NewGuid().ToString(), [Rewrite("c-1.p1", "So.")]), norway.Token)).Code);
        Assert.Equal(0, await host.Database.CountEventsAsync($"amendments-{draft}"));
    }

    [Fact]
    public async Task Needs_the_power_to_speak_and_the_secretariat_for_the_rest()
    {
        var draft = await EditionAsync();
        Assert.Equal("credential.missing", (await host.Api.RefusalAsync(Submit, Submitting(draft, [Rewrite("c-1.p1", "So.")]), Body.Other().Token)).Code);
        foreach (var token in new[] { norway.Token, Tokens.Integrator })
            foreach (var act in new[] { Close, Consolidate })
                Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(act, On(draft), token)).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Preview, new { draft, changes = Array.Empty<object>() })).Code);
    }

    [Fact]
    public async Task Preview_shows_the_changes_or_the_refusal_and_keeps_nothing()
    {
        var draft = await EditionAsync();
        async Task<JsonElement> PreviewAsync(params object[] changes) => (await host.Api.AskAsync(Preview, new { draft, changes }, norway.Token)).GetProperty("previewAmendment");

        Assert.Equal(["c-1.p1 CHANGED -Text +Words =."], Said((await PreviewAsync(Rewrite("c-1.p1", "Words."))).GetProperty("changes")));
        Assert.Equal("amendment.empty", (await PreviewAsync(Rewrite("c-1.p1", "Text."))).Text("refusalCode"));
        Assert.Equal(0, await host.Database.CountEventsAsync($"amendments-{draft}"));
    }

    async Task<string> EditionAsync()
    {
        await host.Api.GrantAsync(norway, japan);
        return await host.Api.PublishEditionAsync();
    }

    static IEnumerable<string> Said(JsonElement changes) => changes.EnumerateArray().Select(c => $"{c.Text("wId")} {c.Text("change")} " + string.Join(' ', c.GetProperty("words").EnumerateArray()
        .Select(w => (w.Text("kind") switch { "ADDED" => "+", "REMOVED" => "-", _ => "=" }) + w.Text("text").Trim())));
}
