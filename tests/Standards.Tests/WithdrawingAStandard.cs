using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class WithdrawingAStandard(StandardsHost host)
{
    readonly Body kenya = Body.Participating();

    [Fact]
    public async Task Leaves_time_for_objections_and_waits_where_there_are_some()
    {
        await host.Api.GrantSigningAsync(kenya);
        var number = await ProposedAsync();
        var until = Today.AddDays(60);
        Assert.Null(await host.Api.WordsAsync(number, "r-1", until));

        await host.Api.AskAsync(RaiseObjection, new { input = new { commandId = Guid.NewGuid(), number, reasons = "We use it." } }, kenya.Token);

        Assert.NotNull(await host.Api.WordsAsync(number, "r-1", until));
        var objection = (await host.Api.StandardAsync(number, "withdrawal { objections { reasons member { id } } isReferred }")).GetProperty("withdrawal").GetProperty("objections")[0];
        Assert.Equal(("We use it.", kenya.Organization.ToString()), (objection.GetProperty("reasons").GetString()!, objection.GetProperty("member").GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Is_not_settled_before_the_period_ends() => Assert.Equal("withdrawal.none", (await host.Api.RefusalAsync(
        SettleWithdrawal, new { input = new { commandId = Guid.NewGuid(), number = await ProposedAsync(), withdraw = true, reasons = "Now." } }, Tokens.Secretariat)).Code);

    async Task<string> ProposedAsync()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        await host.Api.AskAsync(ProposeWithdrawal, new { input = new { commandId = Guid.NewGuid(), number, reasons = "Nobody uses it.", objectionsUntil = Today.AddDays(60).Iso() } }, Tokens.Secretariat);
        return number;
    }
}
