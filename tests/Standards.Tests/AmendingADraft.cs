using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Standards.Domain.Documents;
using Standards.PublishingADraft;
using Standards.ReadingComments;
using Standards.Storage;
using static Standards.Tests.Hosting.AmendmentSteps;

namespace Standards.Tests;

public sealed class AmendingADraft(StandardsHost host)
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

    [Fact]
    public async Task Is_joined_and_taken_back_by_members()
    {
        var draft = await EditionAsync();
        var amendment = (await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-1.p1", "So."))).Text("id");
        var joined = (await host.Api.AskAsync(CoSponsor, Sponsoring(amendment), japan.Token)).GetProperty("coSponsorAmendment");
        Assert.Equal(japan.Organization.ToString(), joined.GetProperty("coSponsors")[0].Text("id"));
        Assert.Equal("amendment.already_sponsor", (await host.Api.RefusalAsync(CoSponsor, Sponsoring(amendment), japan.Token)).Code);
        Assert.Equal("amendment.not_sponsor", (await host.Api.RefusalAsync(Withdraw, Sponsoring(amendment), japan.Token)).Code);
        var withdrawn = (await host.Api.AskAsync(Withdraw, Sponsoring(amendment), norway.Token)).GetProperty("withdrawAmendment");
        Assert.Equal("WITHDRAWN", withdrawn.Text("status"));
        Assert.Equal(["submitted", "co-sponsored", "withdrawn"], withdrawn.GetProperty("acts").EnumerateArray().Select(a => a.Text("kind")));
    }

    [Fact]
    public async Task Is_put_to_the_vote_in_order_and_what_is_moot_falls_away()
    {
        var draft = await EditionAsync();
        var small = (await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-1.p1", "Words."))).Text("id");
        var large = (await host.Api.SubmitAsync(draft, japan, null, new { delete = "c-1" })).Text("id");
        var below = (await host.Api.SubmitAsync(draft, japan, small, Rewrite("c-1.p1", "Few words."))).Text("id");

        var order = (await host.Api.AmendmentsAsync(draft, "order { reason amendments { number } defeats { number } }")).GetProperty("order");
        Assert.Equal(["2", "3", "1"], order.EnumerateArray().Select(s => s.GetProperty("amendments")[0].Text("number")));
        Assert.Equal("1", order[0].GetProperty("defeats")[0].Text("number"));
        Assert.Equal("amendment.out_of_order", (await host.Api.RefusalAsync(AmendmentSteps.Record, new { input = new { commandId = Guid.NewGuid(), draftId = draft, amendmentIds = new[] { small }, carried = true } }, Tokens.Secretariat)).Code);

        Assert.Equal("FALLEN_AWAY, CARRIED, FALLEN_AWAY", await host.Api.RecordAsync(draft, true, large));
        var all = (await host.Api.AmendmentsAsync(draft, "all { id because }")).GetProperty("all");
        Assert.Contains("Amendment 2 was carried", all[0].Text("because"), StringComparison.Ordinal);
        Assert.Equal((below, "Amendment 1, which it would change, fell away."), (all[2].Text("id"), all[2].Text("because")));
    }

    [Fact]
    public async Task Tells_of_any_set_whether_it_goes_together()
    {
        var draft = await EditionAsync();
        var one = (await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-1.p1", "Words."))).Text("id");
        var other = (await host.Api.SubmitAsync(draft, japan, null, new { delete = "c-1" })).Text("id");
        async Task<JsonElement> WithAsync(params string[] ids) =>
            (await host.Api.AmendmentsAsync(draft, $"with(amendments: {JsonSerializer.Serialize(ids)}) {{ isComplete documentHash conflicts {{ place reason amendments {{ number }} }} }}")).GetProperty("with");

        var both = await WithAsync(one, other);
        Assert.Equal(both.ToString(), (await WithAsync(other, one)).ToString());
        Assert.False(both.GetProperty("isComplete").GetBoolean());
        Assert.Equal(["1", "2"], both.GetProperty("conflicts")[0].GetProperty("amendments").EnumerateArray().Select(a => a.Text("number")));
        Assert.True((await WithAsync(one)).GetProperty("isComplete").GetBoolean());
    }

    [Fact]
    public async Task Becomes_the_next_edition_when_all_are_settled()
    {
        var draft = await EditionAsync();
        var one = (await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-1.p1", "Words."))).Text("id");
        var other = (await host.Api.SubmitAsync(draft, japan, null, Rewrite("c-2.p1", "More."))).Text("id");
        Assert.Equal("amendment.submissions_open", (await host.Api.RefusalAsync(Consolidate, On(draft), Tokens.Secretariat)).Code);
        await host.Api.AskAsync(Close, On(draft), Tokens.Secretariat);
        Assert.Equal("amendment.submissions_closed", (await host.Api.RefusalAsync(Submit, Submitting(draft, [Rewrite("c-3.p1", "So.")]), norway.Token)).Code);
        Assert.Equal("amendment.votes_outstanding", (await host.Api.RefusalAsync(Consolidate, On(draft), Tokens.Secretariat)).Code);
        await host.Api.RecordAsync(draft, true, one);
        await host.Api.RecordAsync(draft, false, other);

        var amendments = (await host.Api.AskAsync(Consolidate, On(draft), Tokens.Secretariat)).GetProperty("consolidateAmendments").GetProperty("amendments");
        var next = amendments.GetProperty("next");
        Assert.Equal(("CONSOLIDATED", "2"), (amendments.Text("status"), next.Text("edition")));
        Assert.Equal(amendments.GetProperty("consolidated").Text("documentHash"), next.Text("documentHash"));
        Assert.Equal(["Words.", "Text.", "Text.", "Text."], next.GetProperty("clauses").EnumerateArray().Select(c => c.GetProperty("paragraphs")[0].GetString()));
        Assert.Equal("amendment.consolidated", (await host.Api.RefusalAsync(Consolidate, On(draft), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Becomes_the_next_edition_once_though_the_platform_stopped_in_between()
    {
        var draft = Guid.Parse(await EditionAsync());
        var one = (await host.Api.SubmitAsync($"{draft}", norway, null, Rewrite("c-1.p1", "Words."))).Text("id");
        await host.Api.AskAsync(Close, On($"{draft}"), Tokens.Secretariat);
        await host.Api.RecordAsync($"{draft}", true, one);

        var edition = await host.Services.GetRequiredService<Editions>().RequireAsync(draft, TestContext.Current.CancellationToken);
        var element = edition.Text.All().First(e => e.WId.Value == "c-1.p1");
        var text = Domain.Amendments.Consolidation.Of(edition.Text, [new(new(Guid.NewGuid()), null, Domain.Amendments.Rewording.Derive(element, "Words."))]).Text;
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDraftGrain>($"{edition.Project}").SucceedAsync(
            Order.Of(Identifiers.OfConsolidation(draft), "standards", DocumentJson.HashOf(text)), Identifiers.OfConsolidation(draft), 1, Json.Of<Document>(text));

        await host.Api.AskAsync(Consolidate, On($"{draft}"), Tokens.Secretariat);
        Assert.Equal(2, await host.Database.CountEventsAsync($"draft-{edition.Project}"));
    }

    [Fact]
    public async Task Does_not_overwrite_an_edition_that_was_published_meanwhile()
    {
        var project = await host.Api.RegisterProjectAsync();
        var draft = await EditionAsync(project);
        var one = (await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-1.p1", "Words."))).Text("id");
        await host.Api.AskAsync(Close, On(draft), Tokens.Secretariat);
        await host.Api.RecordAsync(draft, true, one);
        await host.Api.PublishEditionAsync(project);
        Assert.Equal("draft.edition_moved", (await host.Api.RefusalAsync(Consolidate, On(draft), Tokens.Secretariat)).Code);
    }

    async Task<string> EditionAsync(string? project = null)
    {
        await host.Api.GrantAsync(norway, japan);
        return await host.Api.PublishEditionAsync(project);
    }

    static IEnumerable<string> Said(JsonElement changes) => changes.EnumerateArray().Select(c => $"{c.Text("wId")} {c.Text("change")} " + string.Join(' ', c.GetProperty("words").EnumerateArray()
        .Select(w => (w.Text("kind") switch { "ADDED" => "+", "REMOVED" => "-", _ => "=" }) + w.Text("text").Trim())));
}
