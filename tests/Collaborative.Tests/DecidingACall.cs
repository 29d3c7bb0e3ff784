using System.Security.Cryptography;
using System.Text;
using Collaborative.Domain.Awards;

namespace Collaborative.Tests;

[Collection("one clock that moves")]
public sealed class DecidingACall(MovableHost host)
{
    readonly Scholar expert = Scholar.New();

    [Fact]
    public async Task Awards_by_merit_within_the_share_and_tells_everyone_why()
    {
        var (call, applications) = await ReviewedAsync("PANEL", 3, offered: 7_200_000);
        var ranking = (await host.DecideAsync(call)).GetProperty("ranking").EnumerateArray().ToArray();

        Assert.Equal([applications[2].Id, applications[1].Id, applications[0].Id], ranking.Select(r => r.Text("applicationId")));
        var states = await Task.WhenAll(applications.Select(async a => (await host.Api.ReadAsync(a.Id, a.Scholar.Token)).Text("status")));
        Assert.Equal(["NOT_AWARDED", "AWARDED", "AWARDED"], states);
        Assert.Equal("award.share_used_up", (await host.Api.ReadAsync(applications[0].Id, applications[0].Scholar.Token)).Text("groundCode"));
    }

    [Fact]
    public async Task Publishes_a_docket_from_which_anyone_decides_the_same_and_binds_its_hash()
    {
        var (call, _) = await ReviewedAsync("LOTTERY", 8, offered: 18_000_000);
        var decision = await host.DecideAsync(call);
        var published = Encoding.UTF8.GetBytes(decision.Text("docket"));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(published)), decision.Text("digest"));
        var again = Deciding.Of(Docket.Read(published));
        Assert.Equal(again.Select(r => r.Application.Value.ToString()), decision.GetProperty("ranking").EnumerateArray().Select(r => r.Text("applicationId")));
        Assert.Equal(again.Select(r => r.Ticket), decision.GetProperty("ranking").EnumerateArray().Select(r => r.Text("ticket")));
        Assert.Equal(5, again.Count(r => r.Verdict.IsAwarded));
        Assert.Equal(1L, await host.Host.Database.ReadAsync<long>(
            "select count(*) from binding_record where kind = 'collaborative.call-decided' and record like $1", BuildingBlocks.EventStore.Sql.Text($"%{decision.Text("digest")}%")));
    }

    [Fact]
    public async Task Lets_the_panel_move_an_application_with_its_reason()
    {
        var (call, applications) = await ReviewedAsync("PANEL", 2, offered: 3_600_000);
        var ranking = (await host.DecideAsync(call, (applications[0].Id, 1))).GetProperty("ranking");
        Assert.Equal((applications[0].Id, "The panel read the appendix."), (ranking[0].Text("applicationId"), ranking[0].Text("moved")));
        Assert.Equal("AWARDED", (await host.Api.ReadAsync(applications[0].Id, applications[0].Scholar.Token)).Text("status"));
    }

    [Fact]
    public async Task Shows_the_panel_the_order_before_it_decides()
    {
        const string Preview = "query($callId: ID!, $seed: String!, $beacon: String!, $moves: [PanelMoveInput!]) { previewDecision(callId: $callId, seed: $seed, beacon: $beacon, moves: $moves) { applicationId place moved } }";
        var (call, applications) = await ReviewedAsync("PANEL", 2, offered: 3_600_000);
        object asked = new { callId = call, seed = CallSteps.Seed, beacon = CallSteps.Beacon };
        Assert.Equal([applications[1].Id, applications[0].Id], (await host.Api.AskAsync(Preview, asked, Tokens.Secretariat)).GetProperty("previewDecision").EnumerateArray().Select(r => r.Text("applicationId")));
        object moved = new { callId = call, seed = CallSteps.Seed, beacon = CallSteps.Beacon, moves = new[] { new { applicationId = applications[0].Id, place = 1, reason = "The appendix." } } };
        Assert.Equal("The appendix.", (await host.Api.AskAsync(Preview, moved, Tokens.Secretariat)).GetProperty("previewDecision")[0].Text("moved"));
        Assert.Equal("PENDING", (await host.Api.ReadAsync(applications[0].Id, applications[0].Scholar.Token)).Text("status"));
        Assert.Equal("call.other_seed", (await host.Api.RefusalAsync(Preview, new { callId = call, seed = CallSteps.Beacon, beacon = CallSteps.Beacon }, Tokens.Secretariat)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Preview, asked, expert.Token)).Code);
    }

    [Fact]
    public async Task Twice_is_refused_and_twice_with_one_command_id_is_one_decision()
    {
        var (call, _) = await ReviewedAsync("PANEL", 1);
        var input = MovableHost.Decision(call);
        var first = await host.Api.AskAsync(CallSteps.Decide, new { input }, Tokens.Secretariat);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(CallSteps.Decide, new { input }, Tokens.Secretariat)).ToString());
        Assert.Equal("call.over", await RefusedAsync(MovableHost.Decision(call)));
    }

    [Fact]
    public async Task Is_refused_with_another_seed_without_reviews_and_to_others()
    {
        var (call, _) = await host.ClosedCallAsync("PANEL", 1);
        Assert.Equal("call.other_docket", await RefusedAsync(MovableHost.Decision(call)));
        Assert.Equal("call.other_seed", await RefusedAsync(new { commandId = Guid.NewGuid(), callId = call, seed = CallSteps.Beacon, beacon = CallSteps.Beacon }));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CallSteps.Decide, new { input = MovableHost.Decision(call) }, expert.Token)).Code);
        var open = await host.Api.PublishAsync(CallSteps.Call("PANEL", Guid.NewGuid(), host.Now.AddDays(-1), host.Now.AddDays(1)));
        Assert.Equal("call.too_early", await RefusedAsync(MovableHost.Decision(open)));
    }

    async Task<string> RefusedAsync(object input) => (await host.Api.RefusalAsync(CallSteps.Decide, new { input }, Tokens.Secretariat)).Code;

    async Task<(string Call, IReadOnlyList<(Scholar Scholar, string Id)> Applications)> ReviewedAsync(string kind, int count, long offered = 36_000_000)
    {
        var closed = await host.ClosedCallAsync(kind, count, "NAMED", offered);
        await host.AssignAsync(closed.Call, expert);
        foreach (var (i, (_, id)) in closed.Applications.Index())
            await host.ReviewAsync(id, expert, i % 6);
        return closed;
    }
}
