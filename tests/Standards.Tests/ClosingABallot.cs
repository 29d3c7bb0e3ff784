using BuildingBlocks.EventStore;
using Contracts.Standards;

namespace Standards.Tests;

public sealed class ClosingABallot(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body ghana = Body.Other();

    [Fact]
    public async Task Pronounces_the_result_with_its_reason()
    {
        var ballot = await OpenAsync();
        await host.Api.CastAsync(ballot, norway, "APPROVE");

        var closed = await host.Api.CloseAsync(ballot, "Everyone has voted.");

        Assert.Equal(("CLOSED", "Everyone has voted."), (closed.GetProperty("status").GetString()!, closed.GetProperty("closedBecause").GetString()!));
        Assert.Equal(
            [
                "Approved.",
                "100.0 % of participating members in favour (1 of 1 counted), at least 66.7 % needed: met.",
                "0.0 % of all votes negative (0 of 1 counted), at most 25.0 % allowed: met.",
            ],
            closed.GetProperty("result").GetProperty("explanation").EnumerateArray().Select(s => s.GetString()));
        Assert.NotNull(closed.GetProperty("receipt").GetProperty("actId").GetString());
    }

    [Fact]
    public async Task Tells_the_other_services()
    {
        var ballot = await OpenAsync();
        await host.Api.CloseAsync(ballot, "Withdrawn.");

        var messages = await host.Database.MessagesAsync(StandardsTopics.Ballots, $"ballot-{ballot}");
        var closed = System.Text.Json.JsonSerializer.Deserialize<BallotClosed>(messages[1], StoredJson.Options)!;
        Assert.Equal((false, "Not approved.", "Withdrawn."), (closed.Approved, closed.Explanation[0], closed.Because));
    }

    [Fact]
    public async Task Before_the_deadline_needs_a_reason() =>
        Assert.Equal("ballot.reason_required", (await host.Api.RefusalAsync(Steps.Close, Input(await OpenAsync()), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Twice_is_refused()
    {
        var ballot = await OpenAsync();
        await host.Api.CloseAsync(ballot, "Once.");

        Assert.Equal("ballot.closed", (await host.Api.RefusalAsync(Steps.Close, Input(ballot, "Twice."), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Of_a_ballot_that_there_is_not_is_refused() =>
        Assert.Equal("ballot.not_open", (await host.Api.RefusalAsync(Steps.Close, Input(Guid.NewGuid().ToString(), "Why not."), Tokens.Secretariat)).Code);

    async Task<string> OpenAsync()
    {
        await host.Api.GrantAsync(norway, ghana);
        return await host.Api.OpenBallotAsync([norway, ghana]);
    }

    static object Input(string ballot, string? reason = null) => new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, reason } };
}
