using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Ledger;

namespace Standards.Tests;

public sealed class WatchingABallot(StandardsHost host)
{
    const string Watch = "subscription($id: ID!) { ballotChanged(id: $id) { status votesCast votes { position } tally { inFavour } myVote { position } } }";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Fact]
    public async Task Begins_with_the_ballot_as_it_stands_and_goes_on_with_each_change()
    {
        var ballot = await OpenAsync();
        await using var events = host.Api.FollowAsync(Watch, new { id = ballot }).GetAsyncEnumerator();
        Assert.Equal(0, (await NextAsync(events)).GetProperty("votesCast").GetInt32());

        await host.Api.CastAsync(ballot, norway, "APPROVE");
        Assert.Equal(1, (await NextAsync(events)).GetProperty("tally")[0].GetProperty("inFavour").GetInt32());

        await host.Api.CloseAsync(ballot, "Done.");
        Assert.Equal("CLOSED", (await NextAsync(events)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Keeps_hidden_votes_hidden()
    {
        var ballot = await OpenAsync("AT_CLOSE");
        await using var events = host.Api.FollowAsync(Watch, new { id = ballot }, japan.Token).GetAsyncEnumerator();
        await NextAsync(events);

        await host.Api.CastAsync(ballot, norway, "APPROVE");

        var seen = await NextAsync(events);
        Assert.Equal((1, 0, JsonValueKind.Null, JsonValueKind.Null), (
            seen.GetProperty("votesCast").GetInt32(), seen.GetProperty("votes").GetArrayLength(), seen.GetProperty("tally").ValueKind, seen.GetProperty("myVote").ValueKind));
    }

    [Fact]
    public async Task Says_when_a_receipt_has_come_and_where_the_act_is_in_the_ledger()
    {
        var ballot = await OpenAsync();
        var act = Guid.Parse((await host.Api.CastAsync(ballot, norway, "APPROVE")).GetProperty("id").GetString()!);
        await using var events = host.Api.FollowAsync(Watch, new { id = ballot }).GetAsyncEnumerator();
        await NextAsync(events);

        await host.Api.DeliverAsync(LedgerTopics.Receipts, new ReceiptsIssued([new(act, 41)], 42, DateTimeOffset.UtcNow));

        await NextAsync(events);
        Assert.Equal(41L, await host.Database.ReadAsync<long>("select leaf_index from binding_record where act_id = $1", Sql.Uuid(act)));
    }

    [Fact]
    public async Task Of_a_ballot_that_there_is_not_is_refused()
    {
        await using var events = host.Api.FollowAsync(Watch, new { id = Guid.NewGuid() }).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience));

        Assert.Equal("ballot.unknown", events.Current.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    async Task<string> OpenAsync(string disclosure = "WHEN_CAST")
    {
        await host.Api.GrantAsync(norway, japan);
        return await host.Api.OpenBallotAsync([norway, japan], disclosure: disclosure);
    }

    static async Task<JsonElement> NextAsync(IAsyncEnumerator<JsonElement> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience));
        return events.Current.GetProperty("data").GetProperty("ballotChanged");
    }
}
