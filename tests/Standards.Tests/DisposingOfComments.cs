using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Standards.Tests;

public sealed class DisposingOfComments(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Fact]
    public async Task Answers_many_in_one_act_whose_record_holds_the_hash_of_the_list()
    {
        var draft = await ClosedAsync();
        var act = await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { filter = new { kind = "EDITORIAL" }, expected = 2 }, "ACCEPTED", "Thank you.", "c-3"));

        Assert.Equal(2, act.GetProperty("count").GetInt32());
        var list = act.GetProperty("commentIds").EnumerateArray().Select(c => c.GetString()!).ToArray();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"[{string.Join(',', list.Order(StringComparer.Ordinal).Select(c => $"\"{c}\""))}]"))), act.Text("listHash"));
        var record = JsonDocument.Parse(act.Text("record")).RootElement;
        Assert.Equal(("standards.comments-disposed", act.Text("listHash"), draft), (record.Text("kind"), record.GetProperty("body").Text("listHash"), record.GetProperty("body").Text("draftId")));
        Assert.Single(await host.Database.ActsAsync($"resolution-{draft}"));
    }

    [Fact]
    public async Task Shows_each_commenter_what_became_of_a_comment_with_the_changed_elements()
    {
        var draft = await ClosedAsync();
        await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { filter = new { memberId = norway.Organization } }, "REJECTED", "It would break older documents.", "c-2.1", "c-3.p1"));

        var mine = (await host.Api.CommentsOnAsync(draft, $"list(filter: {{ memberId: \"{norway.Organization}\" }}) {{ nodes {{ disposition {{ outcome observation disposedAt receipt {{ actId }} changed {{ element name formerName }} }} }} }}")).GetProperty("list").GetProperty("nodes");
        Assert.Equal(3, mine.GetArrayLength());
        var disposition = mine[0].GetProperty("disposition");
        Assert.Equal(("REJECTED", "It would break older documents."), (disposition.Text("outcome"), disposition.Text("observation")));
        Assert.Equal(["2.1", "3 paragraph 1"], disposition.GetProperty("changed").EnumerateArray().Select(c => c.Text("name")));
    }

    [Fact]
    public async Task Again_takes_the_place_of_what_was_and_keeps_both_acts()
    {
        var draft = await ClosedAsync();
        var one = await FirstAsync(draft);
        var first = await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { commentIds = new[] { one } }, "REJECTED", "No."));
        await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { commentIds = new[] { one } }, "ACCEPTED_IN_PRINCIPLE"));

        var comment = (await host.Api.AskAsync("query($id: ID!) { draftComment(id: $id) { disposition { outcome observation } } }", new { id = one })).GetProperty("draftComment");
        Assert.Equal(("ACCEPTED_IN_PRINCIPLE", ""), (comment.GetProperty("disposition").Text("outcome"), comment.GetProperty("disposition").Text("observation")));
        var earlier = (await host.Api.AskAsync("query($id: ID!) { dispositionAct(id: $id) { outcome observation count commentIds } }", new { id = first.Text("id") })).GetProperty("dispositionAct");
        Assert.Equal(("REJECTED", "No.", "1"), (earlier.Text("outcome"), earlier.Text("observation"), earlier.Text("count")));
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once_also_where_the_filter_finds_others_by_now()
    {
        var draft = await ClosedAsync();
        var command = CommentSteps.Disposing(draft, new { filter = new { disposed = false } }, "NOTED");
        var first = await host.Api.DisposeAsync(command);
        var again = await host.Api.DisposeAsync(command);
        Assert.Equal((first.Text("id"), 5), (again.Text("id"), again.GetProperty("count").GetInt32()));
        Assert.Equal(1, await host.Database.CountEventsAsync($"resolution-{draft}"));
    }

    [Fact]
    public async Task Takes_a_group_of_similar_comments()
    {
        var draft = await ClosedAsync();
        var group = (await host.Api.CommentsOnAsync(draft, "groups { totalCount nodes { id count onOneElement comments { shared sharedPercent comment { reference } } } }")).GetProperty("groups");
        Assert.Equal(1, group.GetProperty("totalCount").GetInt32());
        Assert.Equal(2, (await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { filter = new { group = group.GetProperty("nodes")[0].Text("id") } }))).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Is_refused_with_a_reason()
    {
        var draft = await ClosedAsync();
        var one = await FirstAsync(draft);
        async Task<string> RefusedAsync(object selection, string outcome = "NOTED", string? observation = null, params string[] changed) =>
            (await host.Api.RefusalAsync(CommentSteps.Dispose, CommentSteps.Disposing(draft, selection, outcome, observation, changed), Tokens.Secretariat)).Code;

        Assert.Equal("disposition.reason_required", await RefusedAsync(new { commentIds = new[] { one } }, "REJECTED"));
        Assert.Equal("disposition.nothing_chosen", await RefusedAsync(new { }));
        Assert.Equal("disposition.nothing_chosen", await RefusedAsync(new { filter = new { text = "unheard-of" } }));
        Assert.Equal("disposition.selection_changed", await RefusedAsync(new { filter = new { }, expected = 77 }));
        Assert.Equal("disposition.element_unknown", await RefusedAsync(new { commentIds = new[] { one } }, "ACCEPTED", null, "gone"));
        Assert.Equal("comment.unknown", await RefusedAsync(new { commentIds = new[] { one, Guid.NewGuid().ToString() } }));
        Assert.Equal("input.invalid", await RefusedAsync(new { commentIds = new[] { "1" } }));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CommentSteps.Dispose, CommentSteps.Disposing(draft, new { commentIds = new[] { one } }), norway.Token)).Code);
    }

    [Fact]
    public async Task Waits_for_the_close()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        await host.Api.CommentAsync(draft, norway, CommentSteps.Say("One."));
        Assert.Equal("disposition.not_final", (await host.Api.RefusalAsync(CommentSteps.Dispose, CommentSteps.Disposing(draft, new { filter = new { } }), Tokens.Secretariat)).Code);
    }

    async Task<string> ClosedAsync()
    {
        var draft = await host.Api.OpenConsultationAsync(norway, japan);
        await host.Api.CommentAsync(
            draft, norway, CommentSteps.Say("The limit of the reporting interval is not given in this clause.", clause: "2"), CommentSteps.Say("Typing error.", "EDITORIAL"), CommentSteps.Say("Good work.", "GENERAL"));
        await host.Api.CommentAsync(draft, japan, CommentSteps.Say("The limit of the reporting interval is not given in the clause.", clause: "2"), CommentSteps.Say("Comma.", "EDITORIAL"));
        await host.Api.CloseConsultationAsync(draft);
        return draft;
    }

    async Task<string> FirstAsync(string draft) => (await host.Api.CommentsOnAsync(draft, "list { nodes { id } }")).GetProperty("list").GetProperty("nodes")[0].Text("id");
}
