namespace Collaborative.Tests;

public sealed class ReadingAnApplication(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Scholar scholar = Scholar.New(), colleague = Scholar.New();

    [Fact]
    public async Task Is_for_those_who_apply_and_the_secretariat()
    {
        var member = Guid.NewGuid();
        await host.Api.AffiliateAsync(scholar, member);
        await host.Api.AffiliateAsync(colleague, member);
        var call = await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1)));
        var id = (await host.Api.ApplyAsync(scholar, call, Now.AddHours(-1), 3_600_000, colleague)).Text("id");

        foreach (var token in new[] { scholar.Token, colleague.Token, Tokens.Secretariat })
            Assert.Equal(id, (await host.Api.ReadAsync(id, token)).Text("id"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.ReadAsync(id, Scholar.New().Token)).ValueKind);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(CallSteps.Read, new { id })).Code);
        Assert.Equal([id], (await host.Api.AskAsync("{ myApplications { id } }", null, colleague.Token)).GetProperty("myApplications").EnumerateArray().Select(a => a.Text("id")));
        Assert.Equal([id], (await host.Api.AskAsync("query($call: ID!) { applicationsOfCall(callId: $call) { id } }", new { call }, Tokens.Secretariat)).GetProperty("applicationsOfCall").EnumerateArray().Select(a => a.Text("id")));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync("{ applicationsToScreen { id } }", null, scholar.Token)).Code);
    }

    [Fact]
    public async Task Has_a_receipt_for_each_step()
    {
        var member = Guid.NewGuid();
        await host.Api.AffiliateAsync(scholar, member);
        var awarded = await host.Api.ApplyAsync(scholar, await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1))), Now.AddHours(-1));
        foreach (var step in awarded.GetProperty("steps").EnumerateArray())
            Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where act_id = $1", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(step.GetProperty("receipt").Text("actId")))));
    }
}
