using System.Text.Json;
using BuildingBlocks.EventStore;
using Contracts.Standards;

namespace Standards.Tests;

public sealed class CorrectingARecord(StandardsHost host)
{
    readonly Body norway = Body.Participating(), japan = Body.Participating(), kenya = Body.Participating();

    [Fact]
    public async Task Pronounces_the_result_anew_and_keeps_the_old_one()
    {
        var ballot = await ClosedAsync();

        var corrected = await CorrectAsync(ballot, kenya, "ABSTAIN");

        Assert.True(corrected.GetProperty("result").GetProperty("approved").GetBoolean());
        Assert.Equal(
            [("CORRECTION", "The form was misread.", true), ("CLOSING", "Everyone has voted.", false)],
            corrected.GetProperty("pronouncements").EnumerateArray().Select(p => (
                p.GetProperty("cause").GetString()!, p.GetProperty("because").GetString()!, p.GetProperty("result").GetProperty("approved").GetBoolean())));
        Assert.Equal((kenya.Organization.ToString(), "ABSTAIN"), (
            corrected.GetProperty("pronouncements")[0].GetProperty("member").GetProperty("id").GetString()!, corrected.GetProperty("pronouncements")[0].GetProperty("position").GetString()!));
        var vote = corrected.GetProperty("votes").EnumerateArray().Single(v => v.GetProperty("member").GetProperty("id").GetString() == kenya.Organization.ToString());
        Assert.Equal(("ABSTAIN", 2, true), (vote.GetProperty("position").GetString()!, vote.GetProperty("revision").GetInt32(), vote.GetProperty("corrected").GetBoolean()));
    }

    [Fact]
    public async Task Tells_the_other_services_and_the_ledger()
    {
        var ballot = await ClosedAsync();
        await CorrectAsync(ballot, kenya, "ABSTAIN");

        var changed = JsonSerializer.Deserialize<BallotResultChanged>((await host.Database.MessagesAsync(StandardsTopics.Ballots, $"ballot-{ballot}"))[^1], StoredJson.Options)!;
        Assert.Equal((true, "The form was misread."), (changed.Approved, changed.Because));
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where act_id = $1 and kind = 'standards.vote-corrected'", Sql.Uuid(changed.ActId)));
    }

    [Fact]
    public async Task Moves_the_project_that_the_result_had_moved()
    {
        await host.Api.GrantAsync(norway);
        var project = await host.Api.StartAsync("40.20");
        var ballot = await host.Api.OpenAsync(project, "iso-dis", DateTimeOffset.UtcNow.AddDays(43), norway);
        await host.Api.CastAsync(ballot, norway, "DISAPPROVE", Steps.Reasons);
        await host.Api.CloseAsync(ballot, "Everyone has voted.");
        await Runs.EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == "40.60");

        await CorrectAsync(ballot, norway, "APPROVE");

        await Runs.EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == "60.00");
        var step = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("steps")[0];
        Assert.Equal(("MOVED_BY_NEW_RESULT", ballot, true), (step.GetProperty("kind").GetString()!, step.GetProperty("ballot").GetProperty("id").GetString()!, step.GetProperty("approved").GetBoolean()));
    }

    [Fact]
    public async Task Strikes_a_vote_out_of_every_count()
    {
        var ballot = await ClosedAsync();

        var corrected = await CorrectAsync(ballot, kenya, null);

        Assert.Equal(2, corrected.GetProperty("votes").GetArrayLength());
        var seen = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { votesCast notVoted { id } myVote { id } tally { part whole notVoting } } }", new { id = ballot }, kenya.Token)).GetProperty("ballot");
        Assert.Equal((2, JsonValueKind.Null, "2", 1), (
            seen.GetProperty("votesCast").GetInt32(), seen.GetProperty("myVote").ValueKind, seen.GetProperty("tally")[0].GetProperty("whole").GetString()!, seen.GetProperty("tally")[0].GetProperty("notVoting").GetInt32()));
        Assert.Equal(kenya.Organization.ToString(), Assert.Single(seen.GetProperty("notVoted").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Keeps_the_comments_of_the_vote()
    {
        var ballot = await ClosedAsync();
        await CorrectAsync(ballot, kenya, "APPROVE");

        var votes = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { votes(position: APPROVE) { comments { text } corrected } } }", new { id = ballot })).GetProperty("ballot").GetProperty("votes");
        Assert.Equal("The container is not specified.", votes.EnumerateArray().Single(v => v.GetProperty("corrected").GetBoolean()).GetProperty("comments")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Twice_by_the_same_command_is_once()
    {
        var ballot = await ClosedAsync();
        var input = Input(ballot, kenya, "ABSTAIN");

        await host.Api.AskAsync(Steps.Correct, input, Tokens.Secretariat);
        var again = await host.Api.AskAsync(Steps.Correct, input, Tokens.Secretariat);

        Assert.Equal(2, again.GetProperty("correctVote").GetProperty("pronouncements").GetArrayLength());
    }

    [Fact]
    public async Task Is_refused_while_the_ballot_is_open_without_a_reason_and_where_nothing_is_wrong()
    {
        var open = await host.Api.OpenBallotAsync([norway]);
        var closed = await ClosedAsync();

        Assert.Equal("ballot.not_closed", await RefusedAsync(Input(open, norway, "APPROVE")));
        Assert.Equal("correction.reason_required", await RefusedAsync(Input(closed, kenya, "ABSTAIN", reason: null)));
        Assert.Equal("correction.nothing_changed", await RefusedAsync(Input(closed, norway, "APPROVE")));
        Assert.Equal("vote.not_entitled", await RefusedAsync(Input(closed, Body.Other(), "APPROVE")));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Steps.Correct, Input(closed, kenya, "ABSTAIN"), kenya.Token)).Code);
    }

    async Task<string> ClosedAsync()
    {
        await host.Api.GrantAsync(norway, japan, kenya);
        var ballot = await host.Api.OpenBallotAsync([norway, japan, kenya]);
        await host.Api.CastAsync(ballot, norway, "APPROVE");
        await host.Api.CastAsync(ballot, japan, "APPROVE");
        await host.Api.CastAsync(ballot, kenya, "DISAPPROVE", Steps.Reasons);
        await host.Api.CloseAsync(ballot, "Everyone has voted.");
        return ballot;
    }

    async Task<JsonElement> CorrectAsync(string ballot, Body member, string? position) =>
        (await host.Api.AskAsync(Steps.Correct, Input(ballot, member, position), Tokens.Secretariat)).GetProperty("correctVote");

    async Task<string> RefusedAsync(object input) => (await host.Api.RefusalAsync(Steps.Correct, input, Tokens.Secretariat)).Code;

    static object Input(string ballot, Body member, string? position, string? reason = "The form was misread.") =>
        new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, memberId = member.Organization, position, reason } };
}
