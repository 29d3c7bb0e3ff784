using System.Text.Json;

namespace Standards.Tests;

public sealed class BreakingATie(StandardsHost host)
{
    readonly Body norway = Body.Participating(), japan = Body.Participating(), chair = Body.Other();

    [Theory]
    [InlineData("APPROVE", true)]
    [InlineData("DISAPPROVE", false)]
    public async Task Decides_equal_votes(string position, bool approved)
    {
        var ballot = await TiedAsync();
        Assert.Equal((true, true), await AwaitsAsync(ballot, chair.Token));
        Assert.Equal((true, false), await AwaitsAsync(ballot, norway.Token));

        var broken = (await host.Api.AskAsync(Steps.BreakTie, Input(ballot, position), chair.Token)).GetProperty("breakTie");

        Assert.Equal((approved, false), (broken.GetProperty("result").GetProperty("approved").GetBoolean(), broken.GetProperty("awaitsCastingVote").GetBoolean()));
        Assert.Equal(["CASTING_VOTE", "CLOSING"], broken.GetProperty("pronouncements").EnumerateArray().Select(p => p.GetProperty("cause").GetString()));
    }

    [Fact]
    public async Task Is_for_the_chair_alone_once_and_only_where_votes_are_equal()
    {
        var ballot = await TiedAsync();
        Assert.Equal("casting_vote.not_chair", await RefusedAsync(ballot, norway.Token));
        Assert.Equal("auth.forbidden", await RefusedAsync(ballot, Tokens.Integrator));
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Steps.BreakTie, Input(ballot, "APPROVE"))).Code);

        await host.Api.AskAsync(Steps.BreakTie, Input(ballot, "APPROVE"), chair.Token);
        Assert.Equal("casting_vote.given", await RefusedAsync(ballot, chair.Token));
        Assert.Equal("casting_vote.no_tie", await RefusedAsync(await TiedAsync("APPROVE"), chair.Token));
    }

    [Fact]
    public async Task Needs_a_chair_named_at_the_opening()
    {
        var refused = await host.Api.RefusalAsync(Steps.Open, new
        {
            input = new
            {
                commandId = Guid.NewGuid(), projectId = await host.Api.RegisterProjectAsync(), title = "Who decides?", ruleId = "majority-with-chair",
                electorate = new[] { norway.ToInput() }, closesAt = DateTimeOffset.UtcNow.AddDays(1),
            },
        }, Tokens.Secretariat);

        Assert.Equal(("input.invalid", "The rule gives the chair a casting vote: name the chair."), refused);
    }

    async Task<string> TiedAsync(string second = "DISAPPROVE")
    {
        await host.Api.GrantAsync(norway, japan);
        var ballot = await host.Api.OpenBallotAsync([norway, japan], rule: "majority-with-chair", chair: chair.Person);
        await host.Api.CastAsync(ballot, norway, "APPROVE");
        await host.Api.CastAsync(ballot, japan, second);
        await host.Api.CloseAsync(ballot, "Both have voted.");
        return ballot;
    }

    async Task<(bool Awaits, bool May)> AwaitsAsync(string ballot, string token)
    {
        var seen = (await host.Api.AskAsync("query($id: ID!) { ballot(id: $id) { awaitsCastingVote mayBreakTie } }", new { id = ballot }, token)).GetProperty("ballot");
        return (seen.GetProperty("awaitsCastingVote").GetBoolean(), seen.GetProperty("mayBreakTie").GetBoolean());
    }

    async Task<string> RefusedAsync(string ballot, string token) => (await host.Api.RefusalAsync(Steps.BreakTie, Input(ballot, "APPROVE"), token)).Code;

    static object Input(string ballot, string position) => new { input = new { commandId = Guid.NewGuid(), ballotId = ballot, position } };
}
