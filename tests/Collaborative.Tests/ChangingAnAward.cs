namespace Collaborative.Tests;

public sealed class ChangingAnAward(PoolWorld host)
{
    const string Why = "The cluster was down for a week.";
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Scholar scholar = Scholar.New();

    [Fact]
    public async Task Extends_it_with_justification_and_reasons()
    {
        var awarded = await AwardedAsync();
        var to = awarded.GetProperty("award").GetProperty("useTo").GetDateTime().AddDays(7);
        var asked = await host.Api.DoAsync("requestExtension", "RequestExtensionInput", new { commandId = Guid.NewGuid(), applicationId = awarded.Text("id"), to, justification = Why }, scholar.Token);
        Assert.Equal(("EXTENSION", Why), (asked.GetProperty("award").GetProperty("pending").Text("kind"), asked.GetProperty("award").GetProperty("pending").Text("justification")));
        Assert.Contains(awarded.Text("id"), await ListedAsync());
        Assert.Equal(to, (await DecideAsync(awarded.Text("id"))).GetProperty("award").GetProperty("useTo").GetDateTime());
        Assert.DoesNotContain(awarded.Text("id"), await ListedAsync());
    }

    [Fact]
    public async Task Exchanges_models_at_the_rate_in_force()
    {
        var awarded = await AwardedAsync();
        await host.Api.DoAsync(
            "requestExchange", "RequestExchangeInput", new { commandId = Guid.NewGuid(), applicationId = awarded.Text("id"), given = "H100", received = "A100", gpuSeconds = 3_600_000, justification = Why }, scholar.Token);
        var line = Assert.Single((await DecideAsync(awarded.Text("id"))).GetProperty("award").GetProperty("lines").EnumerateArray());
        Assert.Equal(("A100", 5_400_000), (line.Text("model"), line.GetProperty("gpuSeconds").GetInt64()));
    }

    [Fact]
    public async Task Exchanges_nothing_where_no_rate_is_in_force()
    {
        var awarded = await AwardedAsync();
        await host.Api.DoAsync(
            "requestExchange", "RequestExchangeInput", new { commandId = Guid.NewGuid(), applicationId = awarded.Text("id"), given = "H100", received = "T4", gpuSeconds = 3_600, justification = Why }, scholar.Token);
        Assert.Equal("exchange.no_rate", await host.Api.RefusedAsync("decideAwardChange", "DecideAwardChangeInput", Decision(awarded.Text("id")), Tokens.Secretariat));
    }

    [Fact]
    public async Task Transfers_it_to_a_colleague_who_leads_from_now_on()
    {
        var awarded = await AwardedAsync();
        var colleague = scholar with { Person = Guid.NewGuid() };
        await host.Api.DoAsync(
            "requestTransfer", "RequestTransferInput", new { commandId = Guid.NewGuid(), applicationId = awarded.Text("id"), personId = colleague.Person, institutionId = colleague.Institution, justification = Why }, scholar.Token);
        await DecideAsync(awarded.Text("id"));
        Assert.True((await host.Api.ReadAsync(awarded.Text("id"), colleague.Token)).GetProperty("isMine").GetBoolean());
        Assert.False((await host.Api.ReadAsync(awarded.Text("id"), scholar.Token)).GetProperty("isMine").GetBoolean());
    }

    [Fact]
    public async Task Ends_with_the_final_report()
    {
        var awarded = await AwardedAsync();
        var ended = await host.Api.DoAsync("reportOnAward", "ReportOnAwardInput", new { commandId = Guid.NewGuid(), applicationId = awarded.Text("id"), text = "Refusals hold." }, scholar.Token);
        Assert.Equal("ENDED", ended.Text("status"));
    }

    [Fact]
    public async Task Is_asked_for_by_the_person_who_leads_and_decided_by_the_secretariat()
    {
        var awarded = await AwardedAsync();
        object input = new { commandId = Guid.NewGuid(), applicationId = awarded.Text("id"), to = Now.AddYears(2), justification = Why };
        Assert.Equal("application.not_yours", await host.Api.RefusedAsync("requestExtension", "RequestExtensionInput", input, Scholar.New().Token));
        Assert.Equal("change.impossible", await host.Api.RefusedAsync("requestExtension", "RequestExtensionInput", input, scholar.Token));
        Assert.Equal("auth.forbidden", await host.Api.RefusedAsync("decideAwardChange", "DecideAwardChangeInput", Decision(awarded.Text("id")), scholar.Token));
    }

    async Task<string[]> ListedAsync() => [.. (await host.Api.AskAsync("{ applicationsToAnswer { id } }", null, Tokens.Secretariat)).GetProperty("applicationsToAnswer").EnumerateArray().Select(a => a.Text("id"))];

    async Task<System.Text.Json.JsonElement> AwardedAsync()
    {
        var member = Guid.NewGuid();
        await host.Api.AffiliateAsync(scholar, member);
        return await host.Api.ApplyAsync(scholar, await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1))), Now.AddHours(-1));
    }

    Task<System.Text.Json.JsonElement> DecideAsync(string application) => host.Api.DoAsync("decideAwardChange", "DecideAwardChangeInput", Decision(application), Tokens.Secretariat);

    static object Decision(string application) => new { commandId = Guid.NewGuid(), applicationId = application, granted = true, reasons = "Because." };
}
