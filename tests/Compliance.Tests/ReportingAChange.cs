namespace Compliance.Tests;

public sealed class ReportingAChange(ComplianceHost host)
{
    public const string Change = "mutation($input: ReportModelChangeInput!) { reportModelChange(input: $input) { model { history { kind version source } } receipt { actId } } }";

    public static object Of(string model, string kind, string version = "1") => new { input = new { commandId = Guid.NewGuid(), modelId = model, version, kind, account = "It has a browser now." } };

    [Fact]
    public async Task Is_bound_and_shown_to_who_sees_what_is_filed()
    {
        var developer = Guid.NewGuid();
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        var act = (await host.Api.AskAsync(Change, Of(model, "TOOLS_CHANGED"), Tokens.Monitor)).GetProperty("reportModelChange");
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.model-change-reported"));
        Assert.Contains("It has a browser now.", act.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("browser", (await host.Api.ModelAsync(model, "history { kind source }", Tokens.Officer(developer))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_is_not_reported_but_declared()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        Assert.Equal("model.change_not_reported", (await host.Api.RefusalAsync(Change, Of(model, "FINE_TUNED"), Tokens.Monitor)).Code);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(Change, Of(model, "TOOLS_CHANGED", "7"), Tokens.Monitor)).Code);
        Assert.Equal("model.unknown", (await host.Api.RefusalAsync(Change, Of(model, "TOOLS_CHANGED"), Tokens.Officer(Guid.NewGuid()))).Code);
    }
}
