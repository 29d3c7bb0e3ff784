using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Standards.Tests;

/// <summary>Two processes on one database.</summary>
public sealed class Replicas : IAsyncLifetime
{
    readonly StandardsHost host = new();
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Tell_each_other_of_votes_and_of_delegations()
    {
        var (here, there) = (host.Api, await host.StartAsync());
        await here.GrantAsync(norway, japan);
        var ballot = await here.OpenBallotAsync([norway, japan]);
        foreach (var replica in new[] { here, there })
        {
            await using var events = replica.FollowAsync("subscription($id: ID!) { ballotChanged(id: $id) { votesCast } }", new { id = ballot }).GetAsyncEnumerator();
            var before = await NextAsync(events);
            await (replica == here ? there : here).CastAsync(ballot, replica == here ? norway : japan, "APPROVE");
            Assert.Equal(before + 1, await NextAsync(events));
        }

        Assert.Equal(2, await VotesCastAsync(there, ballot));
    }

    [Fact]
    public async Task Hear_of_a_revocation_that_the_other_was_told_of()
    {
        var (here, there) = (host.Api, await host.StartAsync());
        var granted = Steps.Grant(norway);
        await here.DeliverAsync(IdentityTopics.Delegations, granted);
        var ballot = await here.OpenBallotAsync([norway]);
        await there.CastAsync(ballot, norway, "APPROVE");   // has read the delegation, and keeps it

        await here.DeliverAsync(IdentityTopics.Delegations, new DelegationRevoked(
            granted.DelegationId, granted.OrganizationId, granted.PersonId, DateTimeOffset.UtcNow, Guid.NewGuid()));

        var code = "";
        for (var i = 0; i < 100 && code != "credential.revoked"; i++)
        {
            await Task.Delay(50);
            code = await there.CodeAsync(Steps.Cast, Steps.Vote(ballot, "ABSTAIN"), norway.Token);
        }
        Assert.Equal("credential.revoked", code);
    }

    [Fact]
    public async Task Go_on_without_an_error_while_one_of_them_stops()
    {
        var here = host.Api;
        await host.StartAsync();
        await here.GrantAsync(norway);
        var ballots = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => here.OpenBallotAsync([norway])));
        using var stopped = new CancellationTokenSource();

        var voting = Task.WhenAll(ballots.Select(async ballot =>
        {
            var votes = 0;
            for (; !stopped.IsCancellationRequested || votes < 2; votes++)
                await here.CastAsync(ballot, norway, "APPROVE");
            return votes;
        }));
        await host.StopNewestAsync();
        await stopped.CancelAsync();

        var cast = await voting;
        for (var i = 0; i < ballots.Length; i++)
            Assert.Equal(cast[i] + 1, await host.Database.CountEventsAsync($"ballot-{ballots[i]}"));
    }

    [Fact]
    public async Task That_write_to_one_ballot_at_the_same_version_both_succeed()
    {
        await host.Api.GrantAsync(norway, japan);
        var ballot = await host.Api.OpenBallotAsync([norway, japan]);
        await host.Api.CastAsync(ballot, norway, "APPROVE");

        // What another silo would write in a moment of two owners: the same event format, at the version that the grain here counts on.
        var events = await host.Services.GetRequiredService<EventStore>().ReadStreamAsync($"ballot-{ballot}");
        var foreign = JsonSerializer.Serialize(
            JsonSerializer.Deserialize<Domain.Ballots.BallotEvent.VoteCast>(events[^1].Data, StoredJson.Options)! with { Revision = 2, Act = new(Guid.NewGuid()) }, StoredJson.Options);
        Assert.IsType<CommitOutcome.Committed>(await host.Services.GetRequiredService<EventStore>().CommitAsync(
            new Commit($"ballot-{ballot}", 2).Append(new(events[^1].Type, events[^1].Schema, foreign))));

        Assert.Equal(1, (await host.Api.CastAsync(ballot, japan, "APPROVE")).GetProperty("revision").GetInt32());
        Assert.Equal(3, (await host.Api.CastAsync(ballot, norway, "ABSTAIN")).GetProperty("revision").GetInt32());
        Assert.Equal(5, await host.Database.CountEventsAsync($"ballot-{ballot}"));
    }

    static async Task<int> NextAsync(IAsyncEnumerator<JsonElement> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        return events.Current.GetProperty("data").GetProperty("ballotChanged").GetProperty("votesCast").GetInt32();
    }

    static async Task<int> VotesCastAsync(Api api, string ballot) =>
        (await api.AskAsync("query($id: ID!) { ballot(id: $id) { votesCast } }", new { id = ballot })).GetProperty("ballot").GetProperty("votesCast").GetInt32();
}
