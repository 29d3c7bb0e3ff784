using BuildingBlocks.EventStore;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Standards.Domain.Documents;
using Standards.PublishingADraft;
using Standards.ReadingComments;
using Standards.Storage;
using static Standards.Tests.Hosting.AmendmentSteps;

namespace Standards.Tests;

public sealed class VotingOnAmendments(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

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

    [Fact]
    public async Task Keeps_what_an_edition_has_besides_paragraphs_through_the_next_amendments()
    {
        var first = await EditionAsync();
        var note = new { insert = new { side = "AFTER", of = "c-1.p1", elements = new[] { new { wId = "n-1", kind = "NOTE", words = "A note." } } } };
        var second = await CarriedAsync(first, note);
        var third = await CarriedAsync(second, Rewrite("n-1", "A better note."));

        var elements = (await host.Api.AskAsync(
            "query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Draft { edition elements { wId kind words } } } }", new { ids = new[] { new { __typename = "Draft", id = third } } })).GetProperty("_entities")[0];
        Assert.Equal("3", elements.Text("edition"));
        Assert.Contains("n-1 NOTE A better note.", elements.GetProperty("elements").EnumerateArray().Select(e => $"{e.Text("wId")} {e.Text("kind")} {e.Text("words")}"));
    }

    async Task<string> CarriedAsync(string draft, object change)
    {
        var amendment = (await host.Api.SubmitAsync(draft, norway, null, change)).Text("id");
        await host.Api.AskAsync(Close, On(draft), Tokens.Secretariat);
        await host.Api.RecordAsync(draft, true, amendment);
        return (await host.Api.AskAsync(Consolidate, On(draft), Tokens.Secretariat)).GetProperty("consolidateAmendments").GetProperty("amendments").GetProperty("next").Text("id");
    }

    async Task<string> EditionAsync(string? project = null)
    {
        await host.Api.GrantAsync(norway, japan);
        return await host.Api.PublishEditionAsync(project);
    }
}
