using BuildingBlocks.EventStore;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task Is_tried_again_when_the_account_is_granted_time()
    {
        var awarded = await AwardAsync(PoolSteps.Id("project of Kenya"), PoolSteps.Kenya, 3_600, "GB200");
        Assert.False(awarded.GetProperty("isPosted").GetBoolean());
        await PostAllAsync();
        Assert.False((await host.Api.ReadAsync(awarded.Text("id"), scholar.Token)).GetProperty("isPosted").GetBoolean());
        await host.Api.GrantAsync(null, PoolSteps.Institution, 3_600, "GB200");
        await host.Api.GrantAsync(PoolSteps.Institution, PoolSteps.Kenya, 3_600, "GB200");
        await PostAllAsync();
        Assert.True((await host.Api.ReadAsync(awarded.Text("id"), scholar.Token)).GetProperty("isPosted").GetBoolean());
    }

    [Fact]
    public async Task Enters_an_exchange_when_the_account_holds_what_is_given()
    {
        var (project, _, _) = await host.ProjectAsync();
        var awarded = await AwardAsync(project, PoolSteps.Norway, 7_200);
        var (before, id) = (await AvailableAsync(project), awarded.Text("id"));
        await host.Api.DoAsync("requestExchange", "RequestExchangeInput", new { commandId = Guid.NewGuid(), applicationId = id, given = "H100", received = "L40", gpuSeconds = 3_601, justification = "L40 is enough." }, scholar.Token);
        await host.Api.DoAsync("decideAwardChange", "DecideAwardChangeInput", new { commandId = Guid.NewGuid(), applicationId = id, granted = true, reasons = "So it is." }, Tokens.Secretariat);
        Assert.Equal((before - 3_601, 9_002), (await AvailableAsync(project), await AvailableAsync(project, "L40")));
        await PostAllAsync();
        Assert.Equal(9_002, await AvailableAsync(project, "L40"));
    }

    [Fact]
    public async Task Gives_back_what_a_failed_run_was_charged_when_that_is_granted()
    {
        var (project, _, _) = await host.ProjectAsync();
        var id = (await AwardAsync(project, PoolSteps.Norway, 7_200)).Text("id");
        var (failed, completed, before) = (await RanAsync(project, "Failed"), await RanAsync(project, "Completed"), await AvailableAsync(project));
        var listed = Assert.Single((await host.Api.AskAsync("query($id: ID!) { application(id: $id) { failedRuns { id model gpuSeconds } } }", new { id }, scholar.Token)).GetProperty("application").GetProperty("failedRuns").EnumerateArray());
        Assert.Equal((failed.ToString(), "H100", 600), (listed.Text("id"), listed.Text("model"), listed.GetProperty("gpuSeconds").GetInt64()));

        Assert.Equal("refund.no_such_run", await RefusedAsync(completed, scholar));
        Assert.Equal("refund.no_such_run", await RefusedAsync(Guid.NewGuid(), scholar));
        Assert.Equal("application.not_yours", await RefusedAsync(failed, Scholar.New()));
        await host.Api.DoAsync("requestRefund", "RequestRefundInput", Refund(failed), scholar.Token);
        Assert.Equal(before, await AvailableAsync(project));
        await host.Api.DoAsync("decideAwardChange", "DecideAwardChangeInput", new { commandId = Guid.NewGuid(), applicationId = id, granted = true, reasons = "So it is." }, Tokens.Secretariat);
        Assert.Equal(before + 600, await AvailableAsync(project));
        await PostAllAsync();
        Assert.Equal(before + 600, await AvailableAsync(project));   // once
        Assert.Equal("refund.no_such_run", await RefusedAsync(failed, scholar));

        object Refund(Guid run) => new { commandId = Guid.NewGuid(), applicationId = id, runId = run, justification = "The file system of the cluster was gone." };

        Task<string> RefusedAsync(Guid run, Scholar by) => host.Api.RefusedAsync("requestRefund", "RequestRefundInput", Refund(run), by.Token);
    }

    /// <summary>A run of ten minutes on one device that is over and charged.</summary>
    async Task<Guid> RanAsync(Guid project, string reason)
    {
        var (run, began) = (Guid.NewGuid(), DateTimeOffset.UtcNow.AddMinutes(-20));
        var request = await host.Api.RequestAsync(scholar.Token, PoolSteps.Asking(project, devices: 1, minutes: 30));
        await host.Database.ExecuteAsync(
            """
            insert into run (id, request_id, project_id, lease, cluster, model, workers, devices, share, ground, started, ends_by, ended, reason)
            values ($1, $2, $3, $1, 'elsewhere', 'H100', '[]', 1, 1000, 'Entitled', $4, $5, $6, $7)
            """,
            [Sql.Uuid(run), Sql.Uuid(Guid.Parse(request)), Sql.Uuid(project), Sql.Instant(began), Sql.Instant(began.AddHours(1)), Sql.Instant(began.AddMinutes(10)), Sql.Text(reason)], TestContext.Current.CancellationToken);
        await host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<global::Collaborative.ChargingRuns.Charging>().Single().ChargeAllAsync(TestContext.Current.CancellationToken);
        return run;
    }

    [Fact]
    public async Task Admits_a_colleague_who_leads_after_a_transfer()
    {
        var (project, _, _) = await host.ProjectAsync();
        var id = (await AwardAsync(project, PoolSteps.Norway, 7_200)).Text("id");
        var colleague = scholar with { Person = Guid.NewGuid() };
        object input = PoolSteps.Asking(project, devices: 1, minutes: 1);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(PoolSteps.Ask, new { input }, colleague.Token)).Code);
        await HandOverAsync(id, scholar, colleague);
        Assert.Equal("WAITING", (await host.Api.AskAsync(PoolSteps.Ask, new { input }, colleague.Token)).GetProperty("requestTime").Text("state"));
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(PoolSteps.Ask, new { input = PoolSteps.Asking(project, devices: 1, minutes: 1) }, scholar.Token)).Code);
    }

    [Fact]
    public async Task Keeps_who_led_before_where_the_secretariat_admitted_them_or_another_award_did()
    {
        foreach (var isAdmitted in new[] { true, false })
        {
            var ((project, _, _), lead) = (await host.ProjectAsync(), Scholar.New());
            if (isAdmitted)
                await host.Api.AskAsync(PoolSteps.Admit, new { input = new { commandId = Guid.NewGuid(), projectId = project, personId = lead.Person } }, Tokens.Secretariat);
            else
                await AwardAsync(project, PoolSteps.Norway, 3_600, by: lead);
            await HandOverAsync((await AwardAsync(project, PoolSteps.Norway, 7_200, by: lead)).Text("id"), lead);
            Assert.Equal("WAITING", (await host.Api.AskAsync(PoolSteps.Ask, new { input = PoolSteps.Asking(project, devices: 1, minutes: 1) }, lead.Token)).GetProperty("requestTime").Text("state"));
        }
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

    async Task HandOverAsync(string id, Scholar lead, Scholar? to = null)
    {
        var colleague = to ?? lead with { Person = Guid.NewGuid() };
        await host.Api.DoAsync("requestTransfer", "RequestTransferInput", new { commandId = Guid.NewGuid(), applicationId = id, personId = colleague.Person, institutionId = colleague.Institution, justification = "I leave." }, lead.Token);
        await host.Api.DoAsync("decideAwardChange", "DecideAwardChangeInput", new { commandId = Guid.NewGuid(), applicationId = id, granted = true, reasons = "So it is." }, Tokens.Secretariat);
    }

    Task PostAllAsync() => host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<global::Collaborative.PostingAnAward.PostingWaiting>().Single().PostAllAsync(TestContext.Current.CancellationToken);

    async Task<System.Text.Json.JsonElement> AwardAsync(Guid project, Guid member, long gpuSeconds, string model = "H100", Scholar? by = null)
    {
        await host.Api.AffiliateAsync(by ?? scholar, member);
        var call = await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1), model: model));
        var id = Guid.NewGuid();
        await host.Api.AskAsync(CallSteps.Save, new { input = CallSteps.Form(id, call, Now.AddHours(-1), gpuSeconds, project, model) }, (by ?? scholar).Token);
        return (await host.Api.AskAsync(CallSteps.Submit, new { input = CallSteps.Act(id) }, (by ?? scholar).Token)).GetProperty("submitApplication");
    }

    async Task<long> AvailableAsync(Guid account, string model = "H100") => (await host.Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { model available } } }", new { id = account })).GetProperty("timeAccount").GetProperty("balances")
        .EnumerateArray().Where(b => b.Text("model") == model).Sum(b => b.GetProperty("available").GetInt64());
}
