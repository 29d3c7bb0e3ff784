using System.Text;
using System.Text.Json;

namespace Standards.Tests;

/// <summary>The secretariat takes the commenting table out, fills in the last column, and gives it back.</summary>
public sealed class AnsweringFromATable(StandardsHost host)
{
    const string Read = """
        mutation($input: ReadAnswerTableInput!) { readAnswerTable(input: $input) { digest rowCount answerCount actCount unreadableCount takenAt
          rows(first: 500) { number outcome reference commentId answer observation changed { element name } code reason } } }
        """;

    const string Give = "mutation($input: AnswerFromTableInput!) { answerFromTable(input: $input) { id count outcome observation receipt { actId } } }";

    static readonly object[] Four =
        [CommentSteps.Say("One.", clause: "2.1"), CommentSteps.Say("Two.", clause: "3"), CommentSteps.Say("Three.", "EDITORIAL", clause: "3"), CommentSteps.Say("Four.", "GENERAL")];

    readonly Body norway = Body.Participating();

    [Fact]
    public async Task Answers_all_comments_of_the_file_in_one_transaction_and_once()
    {
        var draft = await ClosedAsync();
        var table = await ReadAsync(draft, await FilledInAsync(draft, "Accepted. Thank you. Changed: 2.1, 3 paragraph 1.", "Accepted. Thank you. Changed: 2.1, 3 paragraph 1.", "Rejected. Out of scope.", ""));
        Assert.Equal(("5", "3", "2", "0"), (table.Text("rowCount"), table.Text("answerCount"), table.Text("actCount"), table.Text("unreadableCount")));
        Assert.Equal([("c-2.1", "2.1"), ("c-3.p1", "3 paragraph 1")], table.GetProperty("rows")[1].GetProperty("changed").EnumerateArray().Select(c => (c.Text("element"), c.Text("name"))));
        Assert.Equal("row.no_observation", table.GetProperty("rows")[4].Text("code"));

        var give = Giving(draft, table.Text("digest"));
        var acts = (await host.Api.AskAsync(Give, give, Tokens.Secretariat)).GetProperty("answerFromTable");
        Assert.Equal([("ACCEPTED", "2"), ("REJECTED", "1")], acts.EnumerateArray().Select(a => (a.Text("outcome"), a.Text("count"))));
        Assert.Equal(2, (await host.Database.ActsAsync($"resolution-{draft}")).Count());
        Assert.Equal("1", (await host.Api.CommentsOnAsync(draft, "counts { undisposed }")).GetProperty("counts").Text("undisposed"));

        Assert.Equal(acts.ToString(), (await host.Api.AskAsync(Give, give, Tokens.Secretariat)).GetProperty("answerFromTable").ToString());
        Assert.Equal("table.taken", (await host.Api.RefusalAsync(Give, Giving(draft, table.Text("digest")), Tokens.Secretariat)).Code);
        Assert.Equal(2, (await host.Database.ActsAsync($"resolution-{draft}")).Count());
    }

    [Fact]
    public async Task Finds_nothing_new_in_what_was_taken_out_after()
    {
        var draft = await ClosedAsync();
        var table = await ReadAsync(draft, await FilledInAsync(draft, "Accepted. Changed: 3 paragraph 1.", "Noted.", "Rejected. Because: it, would. Break things.", "Accepted in principle."));
        await host.Api.AskAsync(Give, Giving(draft, table.Text("digest")), Tokens.Secretariat);

        var again = await ReadAsync(draft, await TableAsync(draft));
        Assert.Equal(("0", "0"), (again.Text("answerCount"), again.Text("unreadableCount")));
        Assert.All(again.GetProperty("rows").EnumerateArray().Skip(1), r => Assert.Equal("row.same_answer", r.Text("code")));
        Assert.Equal("disposition.nothing_chosen", (await host.Api.RefusalAsync(Give, Giving(draft, again.Text("digest")), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Answers_nothing_while_members_may_still_change_their_comments()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        await host.Api.CommentAsync(draft, norway, Four);
        var table = await ReadAsync(draft, await FilledInAsync(draft, "Noted.", "Noted.", "Noted.", "Noted."));
        Assert.Equal("disposition.not_final", (await host.Api.RefusalAsync(Give, Giving(draft, table.Text("digest")), Tokens.Secretariat)).Code);
        Assert.Equal("", (await host.Api.AskAsync("query($id: ID!) { answerTable(draftId: $id) { takenAt } }", new { id = draft }, Tokens.Secretariat)).GetProperty("answerTable").Text("takenAt"));
    }

    [Fact]
    public async Task Is_the_secretariats_affair()
    {
        var draft = await ClosedAsync();
        var file = await TableAsync(draft);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Read, CommentSteps.Table(draft, file), norway.Token)).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync("query($id: ID!) { answerTable(draftId: $id) { digest } }", new { id = draft })).Code);
        Assert.Equal("table.changed", (await host.Api.RefusalAsync(Give, Giving(draft, new string('0', 64)), Tokens.Secretariat)).Code);
        Assert.Equal("table.empty", (await host.Api.RefusalAsync(Read, CommentSteps.Table(draft, []), Tokens.Secretariat)).Code);
    }

    static object Giving(string draft, string digest) => new { input = new { commandId = Guid.NewGuid(), draftId = draft, digest } };

    async Task<string> ClosedAsync()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        await host.Api.CommentAsync(draft, norway, Four);
        await host.Api.CloseConsultationAsync(draft);
        return draft;
    }

    async Task<JsonElement> ReadAsync(string draft, byte[] file) => (await host.Api.AskAsync(Read, CommentSteps.Table(draft, file), Tokens.Secretariat)).GetProperty("readAnswerTable");

    async Task<byte[]> TableAsync(string draft) =>
        (await host.Api.CommentsOnAsync(draft, "table(format: CSV, orderBy: MEMBER) { content }")).GetProperty("table").GetProperty("content").GetBytesFromBase64();

    /// <summary>The table as it comes out, with the last column filled in row by row.</summary>
    async Task<byte[]> FilledInAsync(string draft, params string[] observations)
    {
        var lines = Encoding.UTF8.GetString(await TableAsync(draft)).TrimEnd().Split("\r\n");
        Assert.Equal(observations.Length + 1, lines.Length);
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Take(1).Concat(lines.Skip(1).Zip(observations, (line, said) => $"{line[..(line.LastIndexOf(',') + 1)]}\"{said}\""))));
    }
}
