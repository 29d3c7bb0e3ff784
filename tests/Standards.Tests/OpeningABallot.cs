using BuildingBlocks.EventStore;
using Contracts.Standards;

namespace Standards.Tests;

public sealed class OpeningABallot(StandardsHost host)
{
    [Fact]
    public async Task Shows_terms_rule_and_electorate()
    {
        var bodies = new[] { Body.Participating(), Body.Other() };
        var ballot = (await host.Api.AskAsync(
            """
            query($id: ID!) { ballot(id: $id) {
              status disclosure closedAt closedBecause result { approved } receipt { actId } votesCast myVote { id } votes { id } ruleHash
              electorate { member { id } standing } tally { met counted share statement }
              rule { id version source canonicalJson conditions { electorate measure comparison threshold thresholdPercent statement } } } }
            """, new { id = await host.Api.OpenBallotAsync(bodies) })).GetProperty("ballot");

        Assert.Equal("OPEN", ballot.GetProperty("status").GetString());
        Assert.Equal(bodies.Select(b => (b.Organization.ToString(), b.Standing)), ballot.GetProperty("electorate").EnumerateArray()
            .Select(e => (e.GetProperty("member").GetProperty("id").GetString()!, e.GetProperty("standing").GetString()!)));
        var rule = ballot.GetProperty("rule");
        Assert.Equal(ballot.GetProperty("ruleHash").GetString(), SaltedRecord.HashOf(System.Text.Encoding.UTF8.GetBytes(rule.GetProperty("canonicalJson").GetString()!)));
        Assert.Equal(["66.7", "25.0"], rule.GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("thresholdPercent").GetString()));
        Assert.All(ballot.GetProperty("tally").EnumerateArray(), t => Assert.False(t.GetProperty("met").GetBoolean()));
    }

    [Fact]
    public async Task Tells_the_other_services()
    {
        var ballot = await host.Api.OpenBallotAsync([Body.Participating()]);

        var message = Assert.Single(await host.Database.MessagesAsync(StandardsTopics.Ballots, $"ballot-{ballot}"));
        var opened = System.Text.Json.JsonSerializer.Deserialize<BallotOpened>(message, StoredJson.Options)!;
        Assert.Equal((ballot, "iso-dis", 1), (opened.BallotId.ToString(), opened.RuleId, opened.Members));
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once()
    {
        var input = await InputAsync();

        var first = await host.Api.AskAsync(Steps.Open, input, Tokens.Secretariat);
        var second = await host.Api.AskAsync(Steps.Open, input, Tokens.Secretariat);

        Assert.Equal(first.ToString(), second.ToString());
    }

    [Fact]
    public async Task Needs_a_rule_that_there_is() => Assert.Equal("ballot.rule_unknown", await RefusedAsync(rule: "iso-magic"));

    [Fact]
    public async Task Needs_a_deadline_ahead() => Assert.Equal("input.invalid", await RefusedAsync(closesAt: "2020-01-01T00:00:00Z"));

    [Fact]
    public async Task Needs_a_deadline_that_is_an_instant() => Assert.Equal("input.invalid", await RefusedAsync(closesAt: "2030-01-01T00:00:00"));

    [Fact]
    public async Task Needs_a_project_that_there_is() => Assert.Equal("project.unknown", await RefusedAsync(project: Guid.NewGuid().ToString()));

    [Fact]
    public async Task Names_the_act_by_which_it_was_opened()
    {
        var id = await host.Api.OpenBallotAsync([Body.Participating()]);

        var act = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { openingReceipt { actId } receipt { actId } } }", new { id })).GetProperty("ballot");
        Assert.Contains(act.GetProperty("openingReceipt").GetProperty("actId").GetString()!, Assert.Single(await host.Database.ActsAsync($"ballot-{id}")), StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, act.GetProperty("receipt").ValueKind);
    }

    [Fact]
    public async Task On_an_edition_that_was_seen_is_refused_once_another_is_current()
    {
        var project = await host.Api.RegisterProjectAsync();
        await host.Api.PublishDraftAsync(project);
        var seen = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { draft { id } } }", new { id = project })).GetProperty("project").GetProperty("draft").GetProperty("id").GetString()!;

        Assert.Equal(seen, (await OpenOnAsync(project, seen)).GetProperty("openBallot").GetProperty("draft").GetProperty("id").GetString());
        await host.Api.PublishDraftAsync(project);
        Assert.Equal("draft.edition_moved", (await host.Api.RefusalAsync(Steps.Open, Seen(project, seen), Tokens.Secretariat)).Code);

        Task<System.Text.Json.JsonElement> OpenOnAsync(string of, string draft) => host.Api.AskAsync(Steps.Open, Seen(of, draft), Tokens.Secretariat);

        static object Seen(string of, string draft) => new
        {
            input = new
            {
                commandId = Guid.NewGuid(), projectId = of, draftId = draft, title = "Enquiry", ruleId = "iso-dis", closesAt = DateTimeOffset.UtcNow.AddDays(7),
                electorate = new[] { new { memberId = Guid.NewGuid(), standing = "PARTICIPATING" } },
            },
        };
    }

    [Fact]
    public async Task Needs_each_member_once()
    {
        var body = Body.Participating();

        Assert.Equal("input.invalid", await RefusedAsync(electorate: [body, body]));
    }

    async Task<string> RefusedAsync(string? project = null, string rule = "iso-dis", string? closesAt = null, params Body[] electorate) =>
        (await host.Api.RefusalAsync(Steps.Open, await InputAsync(project, rule, closesAt, electorate), Tokens.Secretariat)).Code;

    async Task<object> InputAsync(string? project = null, string rule = "iso-dis", string? closesAt = null, params Body[] electorate) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), projectId = project ?? await host.Api.RegisterProjectAsync(), title = "Enquiry", ruleId = rule,
            electorate = (electorate is [] ? [Body.Participating()] : electorate).Select(b => new { memberId = b.Organization, standing = b.Standing }),
            closesAt = closesAt ?? DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        },
    };
}
