using Contracts.Standards;

namespace Standards.Tests;

public sealed class WithdrawingABallot(StandardsHost host)
{
    const string Withdraw = "mutation($input: WithdrawBallotInput!) { withdrawBallot(input: $input) { status withdrawnAt withdrawnBecause opensAt receipt { actId } } }";
    readonly Body norway = Body.Participating();

    [Fact]
    public async Task Takes_back_the_announcement_with_its_reason()
    {
        var ballot = await PlanAsync();

        var withdrawn = (await host.Api.AskAsync(Withdraw, Input(ballot, "The draft changes."), Tokens.Secretariat)).GetProperty("withdrawBallot");

        Assert.Equal(("WITHDRAWN", "The draft changes."), (withdrawn.GetProperty("status").GetString()!, withdrawn.GetProperty("withdrawnBecause").GetString()!));
        Assert.Contains(withdrawn.GetProperty("receipt").GetProperty("actId").GetString()!, (await host.Database.ActsAsync($"ballot-{ballot}"))[^1], StringComparison.Ordinal);
        var message = (await host.Database.MessagesAsync(StandardsTopics.Ballots, $"ballot-{ballot}"))[^1];
        Assert.Equal("The draft changes.", System.Text.Json.JsonSerializer.Deserialize<BallotWithdrawn>(message, BuildingBlocks.EventStore.StoredJson.Options)!.Because);
        Assert.Equal("ballot.withdrawn", (await host.Api.RefusalAsync(Steps.Cast, Steps.Vote(ballot, "APPROVE"), norway.Token)).Code);
        Assert.Equal("ballot.withdrawn", (await host.Api.RefusalAsync(Withdraw, Input(ballot, "Again."), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Needs_a_reason() => Assert.Equal("ballot.reason_required", (await host.Api.RefusalAsync(Withdraw, Input(await PlanAsync()), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Is_for_the_secretariat_alone() => Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Withdraw, Input(await PlanAsync(), "I object."), norway.Token)).Code);

    [Fact]
    public async Task Is_too_late_once_it_is_open() => Assert.Equal(
        "ballot.already_opened", (await host.Api.RefusalAsync(Withdraw, Input(await host.Api.OpenBallotAsync([norway]), "Too late."), Tokens.Secretariat)).Code);

    async Task<string> PlanAsync()
    {
        await host.Api.GrantAsync(norway);
        return await host.Api.OpenBallotAsync([norway], opensAt: DateTimeOffset.UtcNow.AddDays(2));
    }

    static object Input(string ballot, string? reason = null) => new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, reason } };
}
