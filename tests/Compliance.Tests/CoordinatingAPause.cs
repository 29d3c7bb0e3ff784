using System.Net.Http.Json;
using Contracts.Compliance;
using static Compliance.Tests.Hosting.Steps;
using static Compliance.Tests.Hosting.PauseSteps;

namespace Compliance.Tests;

public sealed class CoordinatingAPause(ComplianceHost host)
{
    [Fact]
    public async Task Is_five_steps_each_with_its_receipt_and_services_are_told_of_orders_alone()
    {
        var developer = Guid.NewGuid();
        var pause = await host.Api.FindAsync(developer, "auditor");
        Assert.Equal("pause.not_yours", (await host.Api.RefusalAsync(OrderIt, Ordering(pause, developer), Tokens.Officer(developer))).Code);
        await host.Api.DoAsync("orderPause", "OrderPauseInput", Ordering(pause, developer), Tokens.Monitor);
        Assert.Equal("pause.already_ordered", (await host.Api.RefusalAsync(OrderIt, Ordering(pause, developer), Tokens.Monitor)).Code);
        await host.Api.DoAsync("acknowledgePause", "AcknowledgePauseInput", Answering(pause), Tokens.Officer(developer));
        Assert.Equal("pause.not_analysed", (await host.Api.RefusalAsync(ResumeIt, Resuming(pause, ["TRAINING"], 50), Tokens.Monitor)).Code);
        await host.Api.DoAsync("analyseCapability", "AnalyseCapabilityInput", Analysing(pause), Tokens.Officer(developer));
        Assert.Equal("pause.threshold_not_met", (await host.Api.RefusalAsync(ResumeIt, Resuming(pause, ["TRAINING"], 51), Tokens.Monitor)).Code);
        var act = await host.Api.DoAsync("resumeWork", "ResumeWorkInput", Resuming(pause, ["TRAINING"], 50), Tokens.Monitor);
        Assert.True(await host.Database.IsBoundAsync(act, "compliance.pause-resumed"));

        var seen = (await host.Api.AskAsync(Look, new { id = pause }, Tokens.Monitor)).GetProperty("pause");
        Assert.Equal(5, seen.GetProperty("step").GetInt32());
        Assert.Equal(["DEPLOYMENT"], seen.GetProperty("scope").GetProperty("remaining").EnumerateArray().Select(k => k.GetString()));
        Assert.Equal(["pause.not_yours", "pause.already_ordered", "pause.not_analysed", "pause.threshold_not_met"], seen.GetProperty("refusals").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        foreach (var refused in seen.GetProperty("refusals").EnumerateArray())
            Assert.True(await host.Database.IsBoundAsync(refused.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.pause-refused"));
        Assert.Equal(2L, await host.Database.ReadAsync<long>("select count(*) from outbox where topic = 'compliance.pauses' and key = $1", BuildingBlocks.EventStore.Sql.Text(pause)));
    }

    [Fact]
    public async Task Who_has_no_part_in_it_changes_nothing_and_is_on_record()
    {
        var developer = Guid.NewGuid();
        var pause = await host.Api.FindAsync(developer, "voluntary");   // its developer may order it, by the officers alone
        string[] strangers = [Tokens.Delegate(Guid.NewGuid(), Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid(), developer), Tokens.Officer(Guid.NewGuid())];
        foreach (var stranger in strangers)
            Assert.Equal("pause.unknown", (await host.Api.RefusalAsync(OrderIt, Ordering(pause, developer), stranger)).Code);
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(OrderIt, Ordering(pause, developer), null)).Code);
        await host.Api.DoAsync("orderPause", "OrderPauseInput", Ordering(pause, developer), Tokens.Officer(developer));
        foreach (var stranger in strangers)
            Assert.Equal("pause.not_yours", (await host.Api.RefusalAsync(ResumeIt, Resuming(pause, ["TRAINING"], 50), stranger)).Code);

        var seen = (await host.Api.AskAsync(Look, new { id = pause }, Tokens.Monitor)).GetProperty("pause");
        Assert.Equal(2, seen.GetProperty("step").GetInt32());
        Assert.Equal(["pause.unknown", "pause.unknown", "pause.unknown", "pause.not_yours", "pause.not_yours", "pause.not_yours"], seen.GetProperty("refusals").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Gives_services_what_changed_since_a_number_without_a_gap()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var (a, b) = (await host.Api.FindAsync(first, "auditor"), await host.Api.FindAsync(second, "law"));
        await Task.WhenAll(
            host.Api.DoAsync("orderPause", "OrderPauseInput", Ordering(a, first), Tokens.Monitor), host.Api.DoAsync("orderPause", "OrderPauseInput", Ordering(b, second), Tokens.Secretariat));

        var all = await SinceAsync(0);
        Assert.Equal(Enumerable.Range(1, all.Count).Select(n => (long)n), all.Select(o => o.Number));
        var order = all.Single(o => o.Order.PauseId == Guid.Parse(a)).Order;
        Assert.Equal(["Training", "Deployment"], order.Kinds);
        Assert.Equal([first], order.Developers);
        Assert.Equal("A model passed a line.", order.Ground);
        Assert.Equal(all.Skip(all.Count - 1).Select(o => o.Number), (await SinceAsync(all.Count - 1)).Select(o => o.Number));
    }

    [Fact]
    public async Task Under_an_agreement_is_ordered_only_when_the_finding_was_confirmed()
    {
        var developer = Guid.NewGuid();
        var pause = await host.Api.FindAsync(developer, "agreement");
        Assert.Equal("pause.not_confirmed", (await host.Api.RefusalAsync(OrderIt, Ordering(pause, developer), Tokens.Officer(developer))).Code);
        await host.Api.DoAsync("confirmFinding", "ConfirmFindingInput", new { input = new { commandId = Guid.NewGuid(), pauseId = pause } }, Tokens.Monitor);
        await host.Api.DoAsync("orderPause", "OrderPauseInput", Ordering(pause, developer), Tokens.Officer(developer));
    }

    [Fact]
    public async Task The_same_command_is_one_act()
    {
        var developer = Guid.NewGuid();
        var pause = await host.Api.FindAsync(developer, "auditor");
        var ordering = Ordering(pause, developer);
        Assert.Equal(
            await host.Api.DoAsync("orderPause", "OrderPauseInput", ordering, Tokens.Monitor), await host.Api.DoAsync("orderPause", "OrderPauseInput", ordering, Tokens.Monitor));
    }

    async Task<List<StandingOrder>> SinceAsync(long number)
    {
        using var http = new HttpClient();
        return (await http.GetFromJsonAsync<List<StandingOrder>>(new Uri($"{host.Url}/{ComplianceAnswers.Orders}?since={number}"), BuildingBlocks.EventStore.StoredJson.Options))!;
    }
}
