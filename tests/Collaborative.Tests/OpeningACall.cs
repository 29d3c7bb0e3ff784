namespace Collaborative.Tests;

public sealed class OpeningACall(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Publishes_its_terms_for_everyone_and_binds_them()
    {
        var id = await host.Api.PublishAsync(CallSteps.Call("LOTTERY", Guid.NewGuid(), Now.AddDays(-1), Now.AddDays(1)));
        var call = (await host.Api.AskAsync("query($id: ID!) { call(id: $id) { status kind rules draw { commitment best } offers { leftGpuSeconds } receipt { actId } } }", new { id })).GetProperty("call");
        Assert.Equal(("OPEN", "LOTTERY", "1/4"), (call.Text("status"), call.Text("kind"), call.GetProperty("draw").Text("best")));
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where act_id = $1 and kind = 'collaborative.call-published'", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(call.GetProperty("receipt").Text("actId")))));
    }

    [Fact]
    public async Task Names_what_contradicts_itself()
    {
        var (code, message) = await host.Api.RefusalAsync(CallSteps.Publish, new { input = CallSteps.Call("SMALL", Guid.NewGuid(), Now.AddDays(1), Now.AddDays(-1)) }, Tokens.Secretariat);
        Assert.Equal("call.contradictory", code);
        Assert.StartsWith("The call closes before it opens.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        var input = CallSteps.Call("SMALL", Guid.NewGuid(), Now, Now.AddDays(1));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CallSteps.Publish, new { input }, Scholar.New().Token)).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(CallSteps.Publish, new { input })).Code);
    }

    [Fact]
    public async Task Is_extended_and_taken_back()
    {
        var id = await host.Api.PublishAsync(CallSteps.Call("SMALL", Guid.NewGuid(), Now.AddDays(-1), Now.AddDays(1)));
        var extended = await host.Api.AskAsync(
            "mutation($input: ExtendCallInput!) { extendCall(input: $input) { closes } }", new { input = new { commandId = Guid.NewGuid(), callId = id, closes = Now.AddDays(3) } }, Tokens.Secretariat);
        Assert.Equal(Now.AddDays(3).UtcDateTime, extended.GetProperty("extendCall").GetProperty("closes").GetDateTime(), TimeSpan.FromMilliseconds(1));
        var withdrawn = await host.Api.AskAsync(
            "mutation($input: WithdrawCallInput!) { withdrawCall(input: $input) { status withdrawnBecause } }", new { input = new { commandId = Guid.NewGuid(), callId = id, reason = "The cluster burnt down." } }, Tokens.Secretariat);
        Assert.Equal("WITHDRAWN", withdrawn.GetProperty("withdrawCall").Text("status"));
        var steps = (await host.Api.AskAsync("query($id: ID!) { call(id: $id) { steps { step closes receipt { actId } } } }", new { id })).GetProperty("call").GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["PUBLISHED", "EXTENDED", "WITHDRAWN"], steps.Select(s => s.Text("step")));
        Assert.Equal(Now.AddDays(3).UtcDateTime, steps[1].GetProperty("closes").GetDateTime(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where act_id = $1 and kind = 'collaborative.call-extended'", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(steps[1].GetProperty("receipt").Text("actId")))));
    }
}
