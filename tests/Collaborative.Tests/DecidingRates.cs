using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class DecidingRates : InVirtualTime
{
    [Fact]
    public async Task Makes_what_is_exchanged_later_go_by_the_rate_that_is_in_force_then()
    {
        Assert.Equal("exchange.no_rate", (await Api.RefusalAsync(Exchange, Exchanging(Project(1), "H100", "A100", 1_001), Tokens.Secretariat)).Code);
        await Api.AskAsync(DecideRates, Rates(null, ("H100", "1"), ("A100", "2/5")), Tokens.Secretariat);
        Assert.Equal("exchange.no_rate", (await Api.RefusalAsync(Exchange, Exchanging(Project(1), "H100", "A100", 1_001), Tokens.Secretariat)).Code);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Api.AskAsync(DecideRates, Rates(Time.GetUtcNow().AddDays(30), ("A100", "1/2")), Tokens.Secretariat);

        await Api.AskAsync(Exchange, Exchanging(Project(1), "H100", "A100", 1_001), Tokens.Secretariat);
        Assert.Equal(2_502, await AvailableAsync(Project(1), "A100"));   // 2,502.5, cut
        Time.Advance(TimeSpan.FromDays(30));
        await Api.AskAsync(Exchange, Exchanging(Project(2), "H100", "A100", 1_001), Tokens.Secretariat);
        Assert.Equal(2_002, await AvailableAsync(Project(2), "A100"));
        Assert.Equal("exchange.no_rate", (await Api.RefusalAsync(Exchange, Exchanging(Project(2), "H100", "GB200", 1), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Needs_a_decision_on_record_and_worths_that_can_be()
    {
        Assert.Equal("rates.no_decision", await RefusedAsync(new { commandId = Guid.NewGuid(), decision = " ", worths = new[] { new { model = "H100", worth = "1" } } }));
        Assert.Equal("rates.none", await RefusedAsync(new { commandId = Guid.NewGuid(), decision = "Decision 1", worths = Array.Empty<object>() }));
        Assert.Equal("rates.absurd", await RefusedAsync(new { commandId = Guid.NewGuid(), decision = "Decision 1", worths = new[] { new { model = "H100", worth = "0" } } }));
        Assert.Equal("rates.model_twice", await RefusedAsync(new { commandId = Guid.NewGuid(), decision = "Decision 1", worths = new[] { new { model = "H100", worth = "1" }, new { model = " H100", worth = "2" } } }));
        Assert.Equal("rates.too_early", await RefusedAsync(new { commandId = Guid.NewGuid(), decision = "Decision 1", from = Time.GetUtcNow(), worths = new[] { new { model = "H100", worth = "1" } } }));
        Assert.Equal("input.invalid", await RefusedAsync(new { commandId = Guid.NewGuid(), decision = "Decision 1", worths = new[] { new { model = "H100", worth = "a half" } } }));
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        Assert.Equal("auth.required", (await Api.RefusalAsync(DecideRates, Rates(null, ("H100", "1")))).Code);
        Assert.Equal("auth.forbidden", (await Api.RefusalAsync(DecideRates, Rates(null, ("H100", "1")), Tokens.Head(Norway))).Code);
    }

    [Fact]
    public async Task Is_one_act_however_often_it_is_sent_and_stays_after_a_start()
    {
        var input = Rates(null, ("H100", "1"));
        var first = await Api.AskAsync(DecideRates, input, Tokens.Secretariat);
        Assert.Equal(first.ToString(), (await Api.AskAsync(DecideRates, input, Tokens.Secretariat)).ToString());
        await Host.StopAsync();
        await Host.StartAsync();
        Assert.Equal(1, (await Api.AskAsync("{ exchangeRates { decisions { decision } } }")).GetProperty("exchangeRates").GetProperty("decisions").GetArrayLength());
    }

    async Task<string> RefusedAsync(object input) => (await Api.RefusalAsync(DecideRates, new { input }, Tokens.Secretariat)).Code;

    async Task<long> AvailableAsync(Guid account, string model) => (await Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { model available } } }", new { id = account })).GetProperty("timeAccount").GetProperty("balances")
        .EnumerateArray().Where(b => b.Text("model") == model).Sum(b => b.GetProperty("available").GetInt64());
}
