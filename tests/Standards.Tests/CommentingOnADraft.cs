namespace Standards.Tests;

public sealed class CommentingOnADraft(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Fact]
    public async Task Answers_with_comments_that_have_serials_and_places()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var comments = await host.Api.CommentAsync(draft, norway, CommentSteps.Say("By number.", clause: "Clause 2.1."), CommentSteps.Say("By element.", element: "c-3.p1"), CommentSteps.Say("In general.", "GENERAL"));

        Assert.Equal([1, 2, 3], comments.Select(c => c.GetProperty("serial").GetInt32()));
        Assert.Equal(["c-2.1", "c-3.p1", ""], comments.Select(c => c.Text("element")));
        Assert.Equal(("3", "paragraph 1"), (comments[1].Text("clause"), comments[1].Text("part")));
        Assert.Equal(["In general.", "By number.", "By element."], (await host.Api.CommentsOnAsync(draft, "list { nodes { text } }")).GetProperty("list").GetProperty("nodes").EnumerateArray().Select(c => c.Text("text")));
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var command = CommentSteps.Comments(draft, CommentSteps.Say("Once."));
        var first = await host.Api.AskAsync(CommentSteps.Comment, command, norway.Token);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(CommentSteps.Comment, command, norway.Token)).ToString());
        Assert.Equal(1, await host.Database.CountEventsAsync($"commentary-{draft}.{norway.Organization}"));
    }

    [Fact]
    public async Task Can_be_replaced_and_withdrawn_by_its_member_alone()
    {
        var draft = await host.Api.OpenConsultationAsync(norway, japan);
        var comment = (await host.Api.CommentAsync(draft, norway, CommentSteps.Say("First.")))[0].Text("id");
        object Replacing() => new { input = new { commandId = Guid.NewGuid(), commentId = comment, comment = CommentSteps.Say("Second.", clause: "3") } };
        object Withdrawing() => new { input = new { commandId = Guid.NewGuid(), commentId = comment } };

        Assert.Equal("comment.unknown", (await host.Api.RefusalAsync(CommentSteps.Replace, Replacing(), japan.Token)).Code);
        Assert.Equal("comment.unknown", (await host.Api.RefusalAsync(CommentSteps.Withdraw, Withdrawing(), japan.Token)).Code);
        var replaced = (await host.Api.AskAsync(CommentSteps.Replace, Replacing(), norway.Token)).GetProperty("replaceComment");
        Assert.Equal(("Second.", "c-3", "2"), (replaced.Text("text"), replaced.Text("element"), replaced.Text("revision")));
        await host.Api.AskAsync(CommentSteps.Withdraw, Withdrawing(), norway.Token);
        Assert.Equal("comment.unknown", (await host.Api.RefusalAsync(CommentSteps.Withdraw, Withdrawing(), norway.Token)).Code);
        Assert.Equal(("0", "1"), (
            (await host.Api.CommentsOnAsync(draft, "list { totalCount }")).GetProperty("list").Text("totalCount"),
            (await host.Api.CommentsOnAsync(draft, "list(filter: { withdrawn: true }) { totalCount }")).GetProperty("list").Text("totalCount")));
    }

    [Fact]
    public async Task Is_refused_without_the_power_to_speak_or_an_invitation()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var comment = CommentSteps.Comments(draft, CommentSteps.Say("Hello."));
        Assert.Equal("credential.missing", (await host.Api.RefusalAsync(CommentSteps.Comment, comment, Body.Other().Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CommentSteps.Comment, comment, Tokens.Integrator)).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(CommentSteps.Comment, comment)).Code);
        await host.Api.GrantAsync(japan);
        Assert.Equal("comment.not_invited", (await host.Api.RefusalAsync(CommentSteps.Comment, comment, japan.Token)).Code);
    }

    [Theory]
    [InlineData("gone", "comment.element_unknown"), InlineData("no id", "comment.element_unknown")]
    public async Task Is_refused_on_an_element_that_is_not_there(string element, string code)
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        Assert.Equal(code, (await host.Api.RefusalAsync(CommentSteps.Comment, CommentSteps.Comments(draft, CommentSteps.Say("Hello.", element: element)), norway.Token)).Code);
    }

    [Fact]
    public async Task Is_refused_whole_where_one_of_many_is_wrong()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var (code, message) = await host.Api.RefusalAsync(CommentSteps.Comment, CommentSteps.Comments(draft, CommentSteps.Say("Good."), CommentSteps.Say(" ")), norway.Token);
        Assert.Equal(("input.invalid", "Comment 2: The comment has no text."), (code, message));
        Assert.Equal(0, await host.Database.CountEventsAsync($"commentary-{draft}.{norway.Organization}"));
    }
}
