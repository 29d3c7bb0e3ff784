using System.Text.Json;

namespace Standards.Tests;

public sealed class ReadingABallot(StandardsHost host)
{
    const string Look = "query($id: ID!) { ballot(id: $id) { votesCast votes { id position } myVote { id position } tally { met } result { approved } } }";
    const string Entity = "query($all: [_Any!]!) { _entities(representations: $all) { ... on Vote { position record } } }";

    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Fact]
    public async Task Hides_votes_until_the_end_where_that_was_laid_down()
    {
        var ballot = await OpenAsync("AT_CLOSE");
        await host.Api.CastAsync(ballot, norway, "APPROVE");

        foreach (var token in new[] { null, japan.Token, Tokens.Secretariat, Tokens.Integrator })
        {
            var seen = await LookAsync(ballot, token);
            Assert.Equal((1, 0), (seen.GetProperty("votesCast").GetInt32(), seen.GetProperty("votes").GetArrayLength()));
            Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (seen.GetProperty("myVote").ValueKind, seen.GetProperty("tally").ValueKind));
        }
    }

    [Fact]
    public async Task Shows_a_member_its_own_hidden_vote()
    {
        var ballot = await OpenAsync("AT_CLOSE");
        await host.Api.CastAsync(ballot, norway, "ABSTAIN");

        Assert.Equal("ABSTAIN", (await LookAsync(ballot, norway.Token)).GetProperty("myVote").GetProperty("position").GetString());
    }

    [Fact]
    public async Task Shows_hidden_votes_once_the_ballot_is_closed()
    {
        var ballot = await OpenAsync("AT_CLOSE");
        await host.Api.CastAsync(ballot, norway, "APPROVE");
        await host.Api.CloseAsync(ballot, "Done.");

        var seen = await LookAsync(ballot);

        Assert.Equal((1, 2), (seen.GetProperty("votes").GetArrayLength(), seen.GetProperty("tally").GetArrayLength()));
    }

    [Fact]
    public async Task Hides_votes_behind_the_federation_too()
    {
        var ballot = await OpenAsync("AT_CLOSE");
        var first = (await host.Api.CastAsync(ballot, norway, "DISAPPROVE")).GetProperty("id").GetString()!;
        var second = (await host.Api.CastAsync(ballot, norway, "APPROVE")).GetProperty("id").GetString()!;

        Assert.Equal(JsonValueKind.Null, (await EntityAsync(first)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await EntityAsync(second, japan.Token)).ValueKind);
        Assert.Equal("DISAPPROVE", (await EntityAsync(first, norway.Token)).GetProperty("position").GetString());

        await host.Api.CloseAsync(ballot, "Done.");
        Assert.Equal("APPROVE", (await EntityAsync(second)).GetProperty("position").GetString());
        Assert.Equal(JsonValueKind.Null, (await EntityAsync(first)).ValueKind);
    }

    [Fact]
    public async Task Shows_open_votes_and_their_records_to_everyone()
    {
        var ballot = await OpenAsync("WHEN_CAST");
        var vote = (await host.Api.CastAsync(ballot, norway, "APPROVE")).GetProperty("id").GetString()!;

        Assert.Contains(norway.Organization.ToString(), (await EntityAsync(vote)).GetProperty("record").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await LookAsync(ballot)).GetProperty("votes").GetArrayLength());
    }

    [Fact]
    public async Task Resolves_entities_of_the_federation_in_one_request()
    {
        var ballot = await OpenAsync("WHEN_CAST");
        var project = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { project { id } } }", new { id = ballot }))
            .GetProperty("ballot").GetProperty("project").GetProperty("id").GetString();

        var entities = (await host.Api.AskAsync(
            """
            query($all: [_Any!]!) { _entities(representations: $all) {
              ... on Ballot { title } ... on Project { symbol } ... on VotingRule { name } } }
            """,
            new
            {
                all = new object[]
                {
                    new { __typename = "Ballot", id = ballot }, new { __typename = "Project", id = project }, new { __typename = "VotingRule", id = "iso-fdis" },
                    new { __typename = "Ballot", id = Guid.NewGuid() },
                },
            })).GetProperty("_entities");

        Assert.Equal("Enquiry", entities[0].GetProperty("title").GetString());
        Assert.StartsWith("ISO/WD", entities[1].GetProperty("symbol").GetString(), StringComparison.Ordinal);
        Assert.Equal("Final draft (FDIS)", entities[2].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, entities[3].ValueKind);
    }

    [Fact]
    public async Task Lists_ballots_by_status()
    {
        var open = await OpenAsync("WHEN_CAST");
        var closed = await OpenAsync("WHEN_CAST");
        await host.Api.CloseAsync(closed, "Done.");

        Assert.Contains(open, await ListAsync("OPEN"));
        Assert.DoesNotContain(closed, await ListAsync("OPEN"));
        Assert.Contains(closed, await ListAsync("CLOSED"));
    }

    async Task<IEnumerable<string?>> ListAsync(string status) =>
        (await host.Api.AskAsync("query($status: BallotStatus) { ballots(status: $status, first: 200) { nodes { id } } }", new { status }))
        .GetProperty("ballots").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString());

    async Task<string> OpenAsync(string disclosure)
    {
        await host.Api.GrantAsync(norway, japan);
        return await host.Api.OpenBallotAsync([norway, japan], disclosure: disclosure);
    }

    async Task<JsonElement> LookAsync(string ballot, string? token = null) => (await host.Api.AskAsync(Look, new { id = ballot }, token)).GetProperty("ballot");

    async Task<JsonElement> EntityAsync(string vote, string? token = null) => (await host.Api.AskAsync(Entity, new { all = new[] { new { __typename = "Vote", id = vote } } }, token)).GetProperty("_entities")[0];
}
