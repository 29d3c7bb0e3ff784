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
    public async Task Puts_in_and_changes_formulas_and_figures()
    {
        const string Formula = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>", Other = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>y</mi></math>";
        var draft = await EditionAsync();
        var project = (await host.Api.AskAsync("query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Draft { project { id } } } }", new { ids = new[] { new { __typename = "Draft", id = draft } } }))
            .GetProperty("_entities")[0].GetProperty("project").Text("id");
        var (first, second) = ((await host.Api.AddPictureAsync(project, norway.Token)).Text("sha256"), (await host.Api.AddPictureAsync(project, japan.Token)).Text("sha256"));
        object Shown(string sha256, string alternative) => new { sha256, mediaType = "image/svg+xml", alternative };
        object Inserted(object element) => new { insert = new { side = "AFTER", of = "c-1.p1", elements = new[] { element } } };
        async Task<string> CodeAsync(object change) => (await host.Api.RefusalAsync(Submit, Submitting(draft, [change]), norway.Token)).Code;

        Assert.Equal("formula.malformed", await CodeAsync(Inserted(new { kind = "FORMULA", words = "", formula = "<math><script/></math>" })));
        Assert.Equal("formula.malformed", await CodeAsync(Inserted(new { kind = "FORMULA", words = "" })));
        Assert.Equal("input.invalid", await CodeAsync(Inserted(new { kind = "FIGURE", words = "The field" })));
        Assert.Equal("picture.unknown", await CodeAsync(Inserted(new { kind = "FIGURE", words = "The field", figure = Shown(new string('b', 64), "A field.") })));
        Assert.Equal("amendment.malformed", await CodeAsync(Inserted(new { kind = "FIGURE", words = "The field", figure = Shown(first, " ") })));
        Assert.Equal("input.invalid", await CodeAsync(new { rewrite = new { element = "c-1.p1", words = "Text.", formula = Other } }));

        var put = await host.Api.SubmitAsync(draft, norway, null, Inserted(new { wId = "fo-1", kind = "FORMULA", words = "", formula = Formula }), Inserted(new { wId = "fi-1", kind = "FIGURE", words = "The field", figure = Shown(first, "A field.") }));
        Assert.True((await host.Api.PictureAsync(first)).GetProperty("shown").GetBoolean());
        await host.Api.SubmitAsync(draft, japan, put.Text("id"), new { rewrite = new { element = "fo-1", words = "", formula = Other } }, new { rewrite = new { element = "fi-1", words = "The field", figure = Shown(second, "Another field.") } });
        await host.Api.AskAsync(Close, On(draft), Tokens.Secretariat);
        var all = (await host.Api.AmendmentsAsync(draft, "all { id }")).GetProperty("all");
        await host.Api.RecordAsync(draft, carried: true, all[1].Text("id"));
        await host.Api.RecordAsync(draft, carried: true, all[0].Text("id"));
        await host.Api.AskAsync(Consolidate, On(draft), Tokens.Secretariat);

        var next = (await host.Api.AmendmentsAsync(draft, "next { elements { wId formula figure { sha256 alternative } } }")).GetProperty("next").GetProperty("elements").EnumerateArray().ToList();
        Assert.Equal(Other, next.Single(e => e.Text("wId") == "fo-1").Text("formula"));
        Assert.Equal((second, "Another field."), (next.Single(e => e.Text("wId") == "fi-1").GetProperty("figure").Text("sha256"), next.Single(e => e.Text("wId") == "fi-1").GetProperty("figure").Text("alternative")));
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
