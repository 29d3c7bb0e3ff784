namespace Collaborative.Tests;

public sealed class PostingAnAward(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Scholar scholar = Scholar.New();

    [Fact]
    public async Task Brings_it_to_the_account_of_the_project_and_lets_the_researcher_ask_for_it()
    {
        var (project, _, _) = await host.ProjectAsync();
        var before = await AvailableAsync(project);
        var awarded = await AwardAsync(project, PoolSteps.Norway, 7_200);

        Assert.True(awarded.GetProperty("isPosted").GetBoolean());
        Assert.Equal(before + 7_200, await AvailableAsync(project));
        var asked = await host.Api.AskAsync(PoolSteps.Ask, new { input = PoolSteps.Asking(project, devices: 1, minutes: 1) }, scholar.Token);
        Assert.Equal("WAITING", asked.GetProperty("requestTime").Text("state"));
    }

    [Fact]
    public async Task Waits_where_the_member_does_not_hold_what_was_awarded()
    {
        var awarded = await AwardAsync(PoolSteps.Id("project of Kenya"), PoolSteps.Kenya, 36_000_000);
        Assert.Equal("AWARDED", awarded.Text("status"));
        Assert.False(awarded.GetProperty("isPosted").GetBoolean());
    }

    [Fact]
    public async Task Is_for_a_project_of_the_member_state()
    {
        var (project, _, _) = await host.ProjectAsync();
        await host.Api.AffiliateAsync(scholar, PoolSteps.Kenya);
        var call = await host.Api.PublishAsync(CallSteps.Call("SMALL", PoolSteps.Kenya, Now.AddDays(-1), Now.AddDays(1)));
        var id = Guid.NewGuid();
        await host.Api.AskAsync(CallSteps.Save, new { input = CallSteps.Form(id, call, Now.AddHours(-1), 3600, project) }, scholar.Token);
        Assert.Equal("The project that is to get the time is none of the member state of the person who leads.", (await host.Api.RefusalAsync(CallSteps.Submit, new { input = CallSteps.Act(id) }, scholar.Token)).Message);
        var projects = (await host.Api.AskAsync("{ myProjectAccounts { id name } }", null, scholar.Token)).GetProperty("myProjectAccounts").EnumerateArray().Select(p => p.Text("name"));
        Assert.Equal(["Project of Kenya"], projects);
    }

    async Task<System.Text.Json.JsonElement> AwardAsync(Guid project, Guid member, long gpuSeconds)
    {
        await host.Api.AffiliateAsync(scholar, member);
        var call = await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1)));
        var id = Guid.NewGuid();
        await host.Api.AskAsync(CallSteps.Save, new { input = CallSteps.Form(id, call, Now.AddHours(-1), gpuSeconds, project) }, scholar.Token);
        return (await host.Api.AskAsync(CallSteps.Submit, new { input = CallSteps.Act(id) }, scholar.Token)).GetProperty("submitApplication");
    }

    async Task<long> AvailableAsync(Guid account) => (await host.Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { model available } } }", new { id = account })).GetProperty("timeAccount").GetProperty("balances")
        .EnumerateArray().Where(b => b.Text("model") == "H100").Sum(b => b.GetProperty("available").GetInt64());
}
