namespace Standards.Tests;

public sealed class DecidingAnAppeal(StandardsHost host)
{
    readonly Body kenya = Body.Participating();

    [Fact]
    public async Task Goes_up_level_by_level_to_the_last()
    {
        var appeal = await LodgedAsync();
        await AdmitAsync(appeal);
        Assert.Equal("RULED", (await DecideAsync(appeal, upheld: false)).GetProperty("status").GetString());
        Assert.Equal("MANAGEMENT_BOARD", (await EscalateAsync(appeal)).GetProperty("level").GetString());

        Assert.True((await AdmitAsync(appeal)).GetProperty("mayBeConciliated").GetBoolean());
        Assert.False((await host.Api.DoAsync(AppealSteps.Conciliate, Tokens.Secretariat, new { commandId = Guid.NewGuid(), appealId = appeal })).GetProperty("mayBeConciliated").GetBoolean());
        await DecideAsync(appeal, upheld: false);
        Assert.Equal("COUNCIL_BOARD", (await EscalateAsync(appeal)).GetProperty("level").GetString());

        await AdmitAsync(appeal);
        var ended = await DecideAsync(appeal, upheld: false);
        Assert.Equal(("ENDED", "DISMISSED", false), (ended.GetProperty("status").GetString()!, ended.GetProperty("ending").GetString()!, ended.GetProperty("staysPublication").GetBoolean()));
        Assert.Equal(
            ["LODGED", "ADMITTED", "DECIDED", "ESCALATED", "ADMITTED", "CONCILIATION_BEGUN", "DECIDED", "ESCALATED", "ADMITTED", "DECIDED"],
            ended.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
    }

    [Fact]
    public async Task In_favour_of_the_member_ends_it()
    {
        var appeal = await LodgedAsync();
        await AdmitAsync(appeal);
        Assert.Equal("UPHELD", (await DecideAsync(appeal, upheld: true)).GetProperty("ending").GetString());
        Assert.Equal("appeal.over", (await host.Api.RefusalAsync(
            AppealSteps.Admit, new { input = new { commandId = Guid.NewGuid(), appealId = appeal, proceeds = true } }, Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Against_its_admission_needs_reasons()
    {
        var appeal = await LodgedAsync();
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(
            AppealSteps.Admit, new { input = new { commandId = Guid.NewGuid(), appealId = appeal, proceeds = false } }, Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Of_an_appeal_that_there_is_not_is_refused() => Assert.Equal("appeal.unknown", (await host.Api.RefusalAsync(
        AppealSteps.Decide, new { input = new { commandId = Guid.NewGuid(), appealId = Guid.NewGuid(), upheld = true, reasons = "Why." } }, Tokens.Secretariat)).Code);

    async Task<string> LodgedAsync() => (await host.Api.LodgeAppealAsync((await host.Api.ClosedBallotAsync(kenya)).Act, kenya)).GetProperty("id").GetString()!;

    Task<System.Text.Json.JsonElement> AdmitAsync(string appeal) =>
        host.Api.DoAsync(AppealSteps.Admit, Tokens.Secretariat, new { commandId = Guid.NewGuid(), appealId = appeal, proceeds = true });

    Task<System.Text.Json.JsonElement> DecideAsync(string appeal, bool upheld) =>
        host.Api.DoAsync(AppealSteps.Decide, Tokens.Secretariat, new { commandId = Guid.NewGuid(), appealId = appeal, upheld, reasons = "For these reasons." });

    Task<System.Text.Json.JsonElement> EscalateAsync(string appeal) =>
        host.Api.DoAsync(AppealSteps.Escalate, kenya.Token, new { commandId = Guid.NewGuid(), appealId = appeal, grounds = "The rule does not." });
}
