namespace Collaborative.Tests;

public sealed class ApplyingForTime(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Scholar scholar = Scholar.New();
    readonly Guid member = Guid.NewGuid();

    [Fact]
    public async Task Keeps_a_draft_that_only_its_author_reads_and_says_what_is_missing()
    {
        var call = await SmallAsync();
        var id = Guid.NewGuid();
        var draft = (await host.Api.AskAsync(CallSteps.Save, new { input = new { commandId = Guid.NewGuid(), applicationId = id, callId = call, title = "Half" } }, scholar.Token)).GetProperty("saveApplication");

        Assert.Equal("DRAFT", draft.Text("status"));
        Assert.Contains("incomplete.need", draft.GetProperty("shortfalls").EnumerateArray().Select(s => s.Text("code")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.ReadAsync(id.ToString(), Tokens.Secretariat)).ValueKind);
        Assert.Equal("application.not_admissible", (await host.Api.RefusalAsync(CallSteps.Submit, new { input = CallSteps.Act(id) }, scholar.Token)).Code);
    }

    [Fact]
    public async Task To_a_small_call_is_decided_at_once_and_usable_within_a_minute()
    {
        var call = await SmallAsync();
        var began = DateTimeOffset.UtcNow;
        var awarded = await host.Api.ApplyAsync(scholar, call, Now.AddHours(-1));

        Assert.Equal("AWARDED", awarded.Text("status"));
        Assert.Equal(3_600_000, awarded.GetProperty("award").GetProperty("lines")[0].GetProperty("gpuSeconds").GetInt64());
        Assert.True(DateTimeOffset.UtcNow - began < TimeSpan.FromMinutes(1));
        Assert.Equal(["SUBMITTED", "GRANTED"], awarded.GetProperty("steps").EnumerateArray().Select(s => s.Text("step")));
    }

    [Fact]
    public async Task Of_many_at_once_never_awards_more_than_is_left()
    {
        var call = await SmallAsync(gpuSeconds: 10_000_000);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var one = Scholar.New();
            await host.Api.AffiliateAsync(one, member);
            return (await host.Api.ApplyAsync(one, call, Now.AddHours(-1), 3_000_000)).Text("status");
        }));
        Assert.Equal((3, 3), (outcomes.Count(o => o == "AWARDED"), outcomes.Count(o => o == "NOT_AWARDED")));
        var left = (await host.Api.AskAsync("query($id: ID!) { call(id: $id) { offers { leftGpuSeconds } } }", new { id = call })).GetProperty("call").GetProperty("offers")[0].GetProperty("leftGpuSeconds").GetInt64();
        Assert.Equal(1_000_000, left);
    }

    [Fact]
    public async Task Twice_with_one_command_id_is_one_award()
    {
        var call = await SmallAsync();
        var id = Guid.NewGuid();
        await host.Api.AskAsync(CallSteps.Save, new { input = CallSteps.Form(id, call, Now.AddHours(-1)) }, scholar.Token);
        var input = CallSteps.Act(id);
        var first = await host.Api.AskAsync(CallSteps.Submit, new { input }, scholar.Token);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(CallSteps.Submit, new { input }, scholar.Token)).ToString());
    }

    [Fact]
    public async Task Is_for_people_of_institutions_of_member_states()
    {
        var call = await SmallAsync();
        var stranger = Scholar.New();
        var id = Guid.NewGuid();
        await host.Api.AskAsync(CallSteps.Save, new { input = CallSteps.Form(id, call, Now.AddHours(-1)) }, stranger.Token);
        var (code, message) = await host.Api.RefusalAsync(CallSteps.Submit, new { input = CallSteps.Act(id) }, stranger.Token);
        Assert.Equal(("application.not_admissible", "Every applicant belongs to an institution of a member state in good standing."), (code, message));
        Assert.Equal("application.not_yours", (await host.Api.RefusalAsync(CallSteps.Submit, new { input = CallSteps.Act(id) }, scholar.Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(CallSteps.Save, new { input = CallSteps.Form(Guid.NewGuid(), call, Now) }, Tokens.Integrator)).Code);
    }

    [Fact]
    public async Task Can_be_taken_back()
    {
        await host.Api.AffiliateAsync(scholar, member);
        var call = await host.Api.PublishAsync(CallSteps.Call("PANEL", member, Now.AddDays(-1), Now.AddDays(1)));
        var pending = await host.Api.ApplyAsync(scholar, call, Now);
        Assert.Equal("PENDING", pending.Text("status"));
        var ended = await host.Api.DoAsync("withdrawApplication", "ApplicationActInput", CallSteps.Act(Guid.Parse(pending.Text("id"))), scholar.Token);
        Assert.Equal("ENDED", ended.Text("status"));
    }

    async Task<string> SmallAsync(long gpuSeconds = 36_000_000)
    {
        await host.Api.AffiliateAsync(scholar, member);
        return await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1), gpuSeconds));
    }
}
