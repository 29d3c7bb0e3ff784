using System.Text;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Identity;
using Contracts.Ledger;

namespace Standards.Tests;

public sealed class CastingAVote(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();
    readonly Body ghana = Body.Other();

    [Fact]
    public async Task Answers_with_the_vote_and_counts_it()
    {
        var ballot = await OpenAsync();

        var vote = await host.Api.CastAsync(ballot, norway, "DISAPPROVE", Steps.Reasons);

        Assert.Equal((norway.Organization.ToString(), "DISAPPROVE", "PARTICIPATING", 1), (
            vote.GetProperty("member").GetProperty("id").GetString()!, vote.GetProperty("position").GetString()!,
            vote.GetProperty("standing").GetString()!, vote.GetProperty("revision").GetInt32()));
        Assert.Equal("TECHNICAL", vote.GetProperty("comments")[0].GetProperty("kind").GetString());
        Assert.Equal((1, 1), await CountedAsync(ballot));
    }

    [Fact]
    public async Task Again_changes_the_vote_and_counts_the_last()
    {
        var ballot = await OpenAsync();

        var first = await host.Api.CastAsync(ballot, norway, "DISAPPROVE", Steps.Reasons);
        var second = await host.Api.CastAsync(ballot, norway, "APPROVE");

        Assert.Equal(2, second.GetProperty("revision").GetInt32());
        Assert.NotEqual(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.Equal((1, 0), await CountedAsync(ballot));
        var votes = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { votes { id } approvals: votes(position: APPROVE) { id } objections: votes(position: DISAPPROVE) { id } } }", new { id = ballot })).GetProperty("ballot");
        Assert.Equal(second.GetProperty("id").GetString(), Assert.Single(votes.GetProperty("votes").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal((1, 0), (votes.GetProperty("approvals").GetArrayLength(), votes.GetProperty("objections").GetArrayLength()));
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once()
    {
        var ballot = await OpenAsync();
        var command = Steps.Vote(ballot, "APPROVE");

        var first = await host.Api.AskAsync(Steps.Cast, command, norway.Token);
        await host.Api.CastAsync(ballot, norway, "ABSTAIN");
        var again = await host.Api.AskAsync(Steps.Cast, command, norway.Token);

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal(3, await host.Database.CountEventsAsync($"ballot-{ballot}"));
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once_also_after_the_end()
    {
        var ballot = await OpenAsync();
        var command = Steps.Vote(ballot, "APPROVE");
        var first = await host.Api.AskAsync(Steps.Cast, command, norway.Token);
        await host.Api.CloseAsync(ballot, "Done.");

        Assert.Equal(first.ToString(), (await host.Api.AskAsync(Steps.Cast, command, norway.Token)).ToString());
        Assert.Equal("ballot.closed", await RefusedAsync(ballot, norway));
    }

    [Fact]
    public async Task With_another_ones_command_is_refused()
    {
        var ballot = await OpenAsync();
        var command = Steps.Vote(ballot, "APPROVE");
        await host.Api.AskAsync(Steps.Cast, command, norway.Token);

        Assert.Equal("command.reused", (await host.Api.RefusalAsync(Steps.Cast, command, japan.Token)).Code);
    }

    [Fact]
    public async Task Keeps_a_record_whose_hash_goes_to_the_ledger()
    {
        var ballot = await OpenAsync();

        var vote = await host.Api.CastAsync(ballot, norway, "APPROVE");

        var record = vote.GetProperty("record").GetString()!;
        var act = JsonSerializer.Deserialize<BindingAct>((await host.Database.ActsAsync($"ballot-{ballot}"))[^1], StoredJson.Options)!;
        Assert.Equal(SaltedRecord.HashOf(Encoding.UTF8.GetBytes(record)), act.RecordHash);
        Assert.Equal(record, Encoding.UTF8.GetString(CanonicalJson.Canonicalize(record)));
        Assert.Equal(("standards.vote-cast", vote.GetProperty("id").GetString()), (act.Kind, act.ActId.ToString()));
        var body = JsonDocument.Parse(record).RootElement.GetProperty("body");
        Assert.Equal((ballot, norway.Organization.ToString(), "Approve"), (
            body.GetProperty("ballotId").GetString(), body.GetProperty("member").GetString(), body.GetProperty("position").GetString()));
    }

    [Fact]
    public async Task Is_refused_without_a_delegation() => Assert.Equal("credential.missing", await RefusedAsync(await OpenAsync(grant: false), norway));

    [Fact]
    public async Task Is_refused_with_a_delegation_that_lacks_the_power()
    {
        var ballot = await OpenAsync(grant: false);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, Steps.Grant(norway, powers: Powers.Speak));

        Assert.Equal("credential.missing", await RefusedAsync(ballot, norway));
    }

    [Fact]
    public async Task Is_refused_with_a_delegation_that_has_ended()
    {
        var ballot = await OpenAsync(grant: false);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, Steps.Grant(norway, until: DateTimeOffset.UtcNow.AddSeconds(-1)));

        Assert.Equal("credential.expired", await RefusedAsync(ballot, norway));
    }

    [Fact]
    public async Task Is_refused_with_a_delegation_that_has_not_begun()
    {
        var ballot = await OpenAsync(grant: false);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, Steps.Grant(norway, from: DateTimeOffset.UtcNow.AddDays(1)));

        Assert.Equal("credential.not_yet_valid", await RefusedAsync(ballot, norway));
    }

    [Fact]
    public async Task Is_refused_from_the_moment_a_delegation_is_revoked()
    {
        var ballot = await OpenAsync(grant: false);
        var granted = Steps.Grant(norway);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, granted);
        await host.Api.CastAsync(ballot, norway, "APPROVE");

        await host.Api.DeliverAsync(IdentityTopics.Delegations, new DelegationRevoked(
            granted.DelegationId, granted.OrganizationId, granted.PersonId, DateTimeOffset.UtcNow, Guid.NewGuid()));

        Assert.Equal("credential.revoked", await RefusedAsync(ballot, norway));
    }

    [Fact]
    public async Task Is_possible_with_the_second_delegation_when_the_first_has_ended()
    {
        var ballot = await OpenAsync(grant: false);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, Steps.Grant(norway, until: DateTimeOffset.UtcNow.AddSeconds(-1)));
        await host.Api.GrantAsync(norway);

        await host.Api.CastAsync(ballot, norway, "APPROVE");
    }

    [Fact]
    public async Task Hears_of_a_delegation_once_however_often_it_is_told()
    {
        var granted = Steps.Grant(norway);
        for (var i = 0; i < 3; i++)
            await host.Api.DeliverAsync(IdentityTopics.Delegations, granted, "the-same-message");

        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from credential where person_id = $1", Sql.Uuid(norway.Person)));
    }

    [Fact]
    public async Task Is_refused_to_a_body_outside_the_electorate()
    {
        var stranger = Body.Participating();
        await host.Api.GrantAsync(stranger);

        Assert.Equal("vote.not_entitled", await RefusedAsync(await OpenAsync(), stranger));
    }

    [Fact]
    public async Task Is_refused_on_a_ballot_that_there_is_not()
    {
        await host.Api.GrantAsync(norway);

        Assert.Equal("ballot.not_open", await RefusedAsync(Guid.NewGuid().ToString(), norway));
    }

    [Fact]
    public async Task Is_refused_with_a_comment_that_says_nothing()
    {
        var refusal = await host.Api.RefusalAsync(Steps.Cast, Steps.Vote(await OpenAsync(), "APPROVE", new { kind = "GENERAL", text = " " }), norway.Token);

        Assert.Equal(("input.invalid", "Comment 1: the text is missing."), refusal);
    }

    [Fact]
    public async Task Leaves_negatives_without_reasons_out()
    {
        var ballot = await OpenAsync();
        await host.Api.CastAsync(ballot, norway, "DISAPPROVE");
        await host.Api.CastAsync(ballot, japan, "APPROVE");

        var tally = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { tally { leftOut counted share sharePercent met } } }", new { id = ballot })).GetProperty("ballot").GetProperty("tally")[0];

        Assert.Equal((1, 1, "1", "100.0", true), (
            tally.GetProperty("leftOut").GetInt32(), tally.GetProperty("counted").GetInt32(), tally.GetProperty("share").GetString()!,
            tally.GetProperty("sharePercent").GetString()!, tally.GetProperty("met").GetBoolean()));
    }

    [Fact]
    public async Task By_many_at_once_loses_nobody()
    {
        var bodies = Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? Body.Participating() : Body.Other()).ToArray();
        var ballot = await host.Api.OpenBallotAsync(bodies);
        await host.Api.GrantAsync(bodies);

        await Task.WhenAll(bodies.Select(b => host.Api.CastAsync(ballot, b, "APPROVE")));

        Assert.Equal((60, 0), await CountedAsync(ballot));
        Assert.Equal(61, await host.Database.CountEventsAsync($"ballot-{ballot}"));
    }

    [Fact]
    public async Task Carries_a_statement_and_the_experts_of_an_approval()
    {
        var ballot = await OpenAsync();

        await host.Api.AskAsync(Steps.Cast, new
        {
            input = new { commandId = Guid.NewGuid(), ballotId = ballot, position = "APPROVE", statement = "We can live with it.", experts = new[] { "A. Berg" } },
        }, norway.Token);

        var vote = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { votes { statement experts corrected } } }", new { id = ballot })).GetProperty("ballot").GetProperty("votes")[0];
        Assert.Equal(("We can live with it.", "A. Berg", false), (vote.GetProperty("statement").GetString()!, vote.GetProperty("experts")[0].GetString()!, vote.GetProperty("corrected").GetBoolean()));
    }

    [Fact]
    public async Task Twice_at_the_same_instant_is_one_vote_and_a_change_of_it()
    {
        var ballot = await OpenAsync();

        var votes = await Task.WhenAll(host.Api.CastAsync(ballot, norway, "APPROVE"), host.Api.CastAsync(ballot, norway, "ABSTAIN"));

        Assert.Equal([1, 2], votes.Select(v => v.GetProperty("revision").GetInt32()).Order());
        Assert.Equal((1, 0), await CountedAsync(ballot));
    }

    async Task<string> OpenAsync(bool grant = true)
    {
        if (grant)
            await host.Api.GrantAsync(norway, japan, ghana);
        return await host.Api.OpenBallotAsync([norway, japan, ghana]);
    }

    async Task<string> RefusedAsync(string ballot, Body body) => (await host.Api.RefusalAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), body.Token)).Code;

    async Task<(int Cast, int Against)> CountedAsync(string ballot)
    {
        var found = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { votesCast tally { against } } }", new { id = ballot })).GetProperty("ballot");
        return (found.GetProperty("votesCast").GetInt32(), found.GetProperty("tally")[1].GetProperty("against").GetInt32());
    }
}
