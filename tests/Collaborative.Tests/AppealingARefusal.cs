namespace Collaborative.Tests;

public sealed class AppealingARefusal(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Scholar scholar = Scholar.New();

    [Fact]
    public async Task Has_it_decided_again_where_it_is_upheld()
    {
        var refused = await RefusedAsync();
        Assert.Equal("APPEALED", (await AppealAsync(refused, scholar)).Text("status"));
        var decided = await host.Api.DoAsync("decideRefusalAppeal", "DecideRefusalAppealInput", Decision(refused, upheld: true), Tokens.Secretariat);
        Assert.Equal(["APPEALED", "APPEAL_UPHELD", "REFUSED"], decided.GetProperty("steps").EnumerateArray().Select(s => s.Text("step")).Skip(2));
        Assert.Equal("NOT_AWARDED", decided.Text("status"));   // nothing is left of the share still
    }

    [Fact]
    public async Task Is_listed_until_it_is_decided()
    {
        var refused = await RefusedAsync();
        Assert.DoesNotContain(refused, await ListedAsync());
        await AppealAsync(refused, scholar);
        Assert.Contains(refused, await ListedAsync());
        await host.Api.DoAsync("decideRefusalAppeal", "DecideRefusalAppealInput", Decision(refused, upheld: false), Tokens.Secretariat);
        Assert.DoesNotContain(refused, await ListedAsync());
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync("{ applicationsToAnswer { id } }", null, scholar.Token)).Code);
    }

    [Fact]
    public async Task Ends_it_where_it_is_dismissed()
    {
        var refused = await RefusedAsync();
        await AppealAsync(refused, scholar);
        Assert.Equal("ENDED", (await host.Api.DoAsync("decideRefusalAppeal", "DecideRefusalAppealInput", Decision(refused, upheld: false), Tokens.Secretariat)).Text("status"));
    }

    [Fact]
    public async Task Is_for_the_person_who_leads_and_decided_by_the_secretariat()
    {
        var refused = await RefusedAsync();
        Assert.Equal("application.not_yours", await host.Api.RefusedAsync("appealRefusal", "AppealRefusalInput", Appeal(refused), Scholar.New().Token));
        await AppealAsync(refused, scholar);
        Assert.Equal("auth.forbidden", await host.Api.RefusedAsync("decideRefusalAppeal", "DecideRefusalAppealInput", Decision(refused, upheld: true), scholar.Token));
    }

    async Task<string[]> ListedAsync() => [.. (await host.Api.AskAsync("{ applicationsToAnswer { id } }", null, Tokens.Secretariat)).GetProperty("applicationsToAnswer").EnumerateArray().Select(a => a.Text("id"))];

    async Task<string> RefusedAsync()
    {
        var member = Guid.NewGuid();
        await host.Api.AffiliateAsync(scholar, member);
        var call = await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1), gpuSeconds: 1));
        return (await host.Api.ApplyAsync(scholar, call, Now.AddHours(-1))).Text("id");
    }

    Task<System.Text.Json.JsonElement> AppealAsync(string application, Scholar by) => host.Api.DoAsync("appealRefusal", "AppealRefusalInput", Appeal(application), by.Token);

    static object Appeal(string application) => new { commandId = Guid.NewGuid(), applicationId = application, grounds = "Something is left." };

    static object Decision(string application, bool upheld) => new { commandId = Guid.NewGuid(), applicationId = application, upheld, reasons = "Because." };
}
