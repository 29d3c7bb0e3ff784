using System.Diagnostics;
using System.Text.Json;

namespace Standards.Tests;

public sealed class ReadingComments(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Theory]
    [InlineData("kind: EDITORIAL", "Comma missing.")]
    [InlineData("element: \"c-2\"", "Clause two.|Below two.")]
    [InlineData("wholeDraft: true", "Comma missing.|On the whole.")]
    [InlineData("text: \"clause two\"", "Clause two.")]
    [InlineData("text: \"wh%le\"", "")]
    [InlineData("text: \"容器\"", "On the whole.")]
    [InlineData("text: \"two -clause\"", "Below two.")]
    [InlineData("disposed: false", "Comma missing.|On the whole.|Clause two.|Below two.")]
    [InlineData("outcome: ACCEPTED", "")]
    [InlineData("origin: BALLOT", "")]
    public async Task Filters(string filter, string texts)
    {
        var draft = await CommentedAsync();
        var list = (await host.Api.CommentsOnAsync(draft, $"list(filter: {{ {filter} }}, orderBy: PLACE) {{ totalCount nodes {{ text }} }}")).GetProperty("list");
        Assert.Equal(texts.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), list.GetProperty("nodes").EnumerateArray().Select(n => n.Text("text")).Order(StringComparer.Ordinal));
        Assert.Equal(list.GetProperty("nodes").GetArrayLength(), list.GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("PLACE"), InlineData("MEMBER"), InlineData("KIND"), InlineData("OUTCOME"), InlineData("TIME")]
    public async Task Pages_through_every_order_without_gap_or_repetition(string order)
    {
        var draft = await CommentedAsync();
        foreach (var descending in new[] { "false", "true" })
        {
            var whole = await PageAsync(draft, order, descending, 100, null);
            var paged = new List<string>();
            for (string? after = null; ;)
            {
                var page = await PageAsync(draft, order, descending, 1, after);
                paged.AddRange(Ids(page));
                if (!page.GetProperty("hasNextPage").GetBoolean())
                    break;
                after = page.Text("endCursor");
            }
            Assert.Equal(Ids(whole), paged);
            Assert.Equal(4, paged.Distinct().Count());
        }
    }

    [Fact]
    public async Task Counts_by_kind_outcome_member_and_element()
    {
        var draft = await CommentedAsync();
        var found = await host.Api.CommentsOnAsync(draft, "counts { total undisposed byKind { kind total undisposed } byOutcome { outcome total } byMember { total member { id } } } elements { element name total undisposed }");
        var counts = found.GetProperty("counts");
        Assert.Equal(("4", "4"), (counts.Text("total"), counts.Text("undisposed")));
        Assert.Equal(["GENERAL 1 1", "TECHNICAL 2 2", "EDITORIAL 1 1"], counts.GetProperty("byKind").EnumerateArray().Select(k => $"{k.Text("kind")} {k.Text("total")} {k.Text("undisposed")}"));
        Assert.Equal([3, 1], counts.GetProperty("byMember").EnumerateArray().Select(m => m.GetProperty("total").GetInt32()));
        Assert.Equal([" 2", "2 1", "2.1 1"], found.GetProperty("elements").EnumerateArray().Select(e => $"{e.Text("name")} {e.Text("total")}"));
    }

    [Theory]
    [InlineData("list(first: 0) { totalCount }"), InlineData("list(first: 501) { totalCount }"), InlineData("list(after: \"x\") { totalCount }"), InlineData("groups(first: 101) { totalCount }"), InlineData("groups(skip: -1) { totalCount }"),
     InlineData("counts(filter: { memberId: \"x\" }) { total }"), InlineData("counts(filter: { group: \"x\" }) { total }")]
    public async Task Refuses_what_has_no_bound_or_sense(string field)
    {
        var draft = await host.Api.PublishEditionAsync();
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync($"query($id: ID!) {{ draftComments(draftId: $id) {{ {field} }} }}", new { id = draft })).Code);
    }

    [Fact]
    public async Task Refuses_an_edition_and_an_element_that_are_not_there()
    {
        Assert.Equal("draft.unknown", (await host.Api.RefusalAsync("query($id: ID!) { draftComments(draftId: $id) { counts { total } } }", new { id = Guid.NewGuid() })).Code);
        var draft = await host.Api.PublishEditionAsync();
        Assert.Equal("comment.element_unknown", (await host.Api.RefusalAsync("query($id: ID!) { draftComments(draftId: $id) { counts(filter: { element: \"gone\" }) { total } } }", new { id = draft })).Code);
    }

    [Fact]
    public async Task Shows_comments_of_votes_among_the_others_and_those_of_the_last_vote_alone()
    {
        var (draft, ballot) = await VotedAsync("WHEN_CAST");
        var list = (await host.Api.CommentsOnAsync(draft, "list { nodes { reference text element clause origin ballot { id } } }")).GetProperty("list").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(["By number.", "By identifier."], list.Select(c => c.Text("text")));
        Assert.Equal(["c-2", "c-2.1"], list.Select(c => c.Text("element")));
        Assert.All(list, c => Assert.Equal(("BALLOT", ballot), (c.Text("origin"), c.GetProperty("ballot").Text("id"))));
    }

    [Fact]
    public async Task Keeps_comments_of_hidden_votes_back_until_the_ballot_closes()
    {
        var (draft, ballot) = await VotedAsync("AT_CLOSE");
        Assert.Equal("0", (await host.Api.CommentsOnAsync(draft, "counts { total }")).GetProperty("counts").Text("total"));
        await host.Api.CloseAsync(ballot, "Done.");
        Assert.Equal("2", (await host.Api.CommentsOnAsync(draft, "counts { total }")).GetProperty("counts").Text("total"));
        Assert.Equal(2, (await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { filter = new { origin = "BALLOT" } }, "NOTED"))).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Derives_identifiers_in_the_database_as_everywhere()
    {
        Assert.Equal(676L, await host.Database.ReadAsync<long>("select count(*) from state_code"));
        foreach (var code in new[] { "NO", "JP", "ZZ" })
            Assert.Equal(code, await host.Database.ReadAsync<string>("select code_of_member($1)", BuildingBlocks.EventStore.Sql.Uuid(Contracts.Identity.MemberStates.IdOf(code).Value)));
    }

    /// <summary>Ten thousand comments of forty members: made, listed, searched, grouped, exported and disposed of in one act. Nothing is timed; each answer is right.</summary>
    [Fact]
    public async Task Stays_usable_with_ten_thousand_comments()
    {
        var bodies = Enumerable.Range(0, 40).Select(_ => Body.Participating()).ToArray();
        var draft = await host.Api.OpenConsultationAsync(bodies);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(bodies.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (body, _) => await host.Api.CommentAsync(draft, body.Item, [.. ManyComments(body.Index)]));
        Tell(watch, "made");
        var counts = (await host.Api.CommentsOnAsync(draft, "counts { total byKind { total } }")).GetProperty("counts");
        Assert.Equal(10_000, counts.GetProperty("total").GetInt32());
        Tell(watch, "counted");
        var page = (await host.Api.CommentsOnAsync(draft, "list(filter: { text: \"needle\" }, orderBy: MEMBER, first: 100) { totalCount nodes { id } }")).GetProperty("list");
        Assert.Equal(40, page.GetProperty("totalCount").GetInt32());
        Tell(watch, "searched");
        var groups = (await host.Api.CommentsOnAsync(draft, "groups(first: 1) { totalCount nodes { id count onOneElement } }")).GetProperty("groups");
        Assert.Contains("\"count\":40", groups.ToString(), StringComparison.Ordinal);
        Tell(watch, "grouped");
        await host.Api.CloseConsultationAsync(draft);
        Assert.Equal(10_000, (await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { filter = new { }, expected = 10_000 }, "NOTED"))).GetProperty("count").GetInt32());
        Tell(watch, "disposed of");
        var table = (await host.Api.CommentsOnAsync(draft, "table(format: DOCX) { commentCount content }")).GetProperty("table");
        Assert.Equal(10_000, table.GetProperty("commentCount").GetInt32());
        Assert.Equal(10_001, Standards.ImportingComments.TableFile.Read(table.GetProperty("content").GetBytesFromBase64()).Length);
        Tell(watch, "exported and read again");

        static void Tell(Stopwatch watch, string what)
        {
            TestContext.Current.SendDiagnosticMessage($"{what} after {watch.ElapsedMilliseconds} ms");
            watch.Restart();
        }
    }

    /// <summary>The n-th comment of each member is the same but for a word; they have nothing to do with each other otherwise.</summary>
    static IEnumerable<object> ManyComments(int member) => Enumerable.Range(0, 250).Select(n => CommentSteps.Say(
        n == 7
            ? "The needle in the haystack of all these comments is the same for each of them, whoever has written it down."
            : string.Join(' ', Enumerable.Range(0, 12).Select(w => $"w{HashOf(member, n, w) % 5000}")),
        n % 3 == 0 ? "EDITORIAL" : "TECHNICAL", clause: (n % 3 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    static int HashOf(int a, int b, int c) => unchecked((int)(((uint)a * 2654435761u ^ (uint)b * 40503u ^ (uint)c * 69069u) >> 4));

    async Task<string> CommentedAsync()
    {
        var draft = await host.Api.OpenConsultationAsync(norway, japan);
        await host.Api.CommentAsync(draft, norway, CommentSteps.Say("Clause two.", clause: "2"), CommentSteps.Say("Below two.", clause: "2.1"), CommentSteps.Say("On the whole.", "GENERAL", change: "容器"));
        await host.Api.CommentAsync(draft, japan, CommentSteps.Say("Comma missing.", "EDITORIAL"));
        return draft;
    }

    async Task<(string Draft, string Ballot)> VotedAsync(string disclosure)
    {
        await host.Api.GrantAsync(norway);
        var project = await host.Api.RegisterProjectAsync();
        var draft = await host.Api.PublishEditionAsync(project);
        var input = new
        {
            commandId = Guid.NewGuid(), projectId = project, title = "Enquiry", ruleId = "iso-dis", closesAt = DateTimeOffset.UtcNow.AddDays(7), disclosure,
            electorate = new[] { new { memberId = norway.Organization, standing = "PARTICIPATING" } },
        };
        var ballot = (await host.Api.AskAsync(Steps.Open, new { input }, Tokens.Secretariat)).GetProperty("openBallot").GetProperty("id").GetString()!;
        await host.Api.CastAsync(ballot, norway, "DISAPPROVE", new { kind = "TECHNICAL", text = "Of a vote that was changed." });
        await host.Api.CastAsync(ballot, norway, "DISAPPROVE", new { kind = "TECHNICAL", clause = "2", text = "By number." }, new { kind = "GENERAL", clause = "c-2.1", text = "By identifier." });
        return (draft, ballot);
    }

    async Task<JsonElement> PageAsync(string draft, string order, string descending, int first, string? after) => (await host.Api.CommentsOnAsync(
        draft, $"list(orderBy: {order}, descending: {descending}, first: {first}{(after is null ? "" : $", after: \"{after}\"")}) {{ endCursor hasNextPage nodes {{ id }} }}")).GetProperty("list");

    static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("nodes").EnumerateArray().Select(n => n.Text("id"));
}
