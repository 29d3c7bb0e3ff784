using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class FilingADuty(ComplianceHost host)
{
    public const string FileIt = "mutation($input: FileDutyInput!) { fileDuty(input: $input) { duty { reference duty { id } } receipt { actId } } }";

    [Fact]
    public async Task Is_bound_once_and_only_for_what_a_regime_asks()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "2e25", "3e25", officer);
        var act = (await host.Api.AskAsync(FileIt, Filing(model, "eu-ai-act", "notify-commission"), officer)).GetProperty("fileDuty");

        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.duty-filed"));
        Assert.Equal("duty.already_filed", (await host.Api.RefusalAsync(FileIt, Filing(model, "eu-ai-act", "notify-commission"), officer)).Code);
        Assert.Equal("duty.not_due", (await host.Api.RefusalAsync(FileIt, Filing(model, "california-sb-53", "transparency-report"), officer)).Code);
        Assert.Equal("duty.not_due", (await host.Api.RefusalAsync(FileIt, Filing(model, "eu-ai-act", "incident-5-days"), officer)).Code);
        Assert.Equal("duty.wordless", (await host.Api.RefusalAsync(FileIt, Filing(model, "eu-ai-act", "training-summary", " "), officer)).Code);
        Assert.Equal("model.unknown", (await host.Api.RefusalAsync(FileIt, Filing(model, "eu-ai-act", "training-summary"), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(FileIt, Filing(model, "eu-ai-act", "training-summary"), Tokens.Researcher(Guid.NewGuid()))).Code);
    }

    public static object Filing(string model, string regime, string duty, string reference = "AIO-2026-3") =>
        new { input = new { commandId = Guid.NewGuid(), modelId = model, regimeId = regime, dutyId = duty, reference } };
}
