namespace Compliance.Tests;

public sealed class TakingAScheme(ComplianceHost host)
{
    const string Take = "mutation($input: TakeSchemeInput!) { takeScheme(input: $input) { id consequences } }";

    [Fact]
    public async Task Is_on_record_with_its_instant_and_read_by_everyone()
    {
        var developer = Guid.NewGuid();
        await host.Api.AskAsync(Take, Input(developer, "voluntary"), Tokens.Officer(developer));
        await host.Api.AskAsync(Take, Input(developer, "law", DateTimeOffset.UtcNow.AddDays(30)), Tokens.Secretariat);

        var held = (await host.Api.AskAsync("query($id: ID!) { pauseAdherences(developerId: $id) { scheme { id } since receipt { actId } } }", new { id = developer })).GetProperty("pauseAdherences");
        Assert.Equal(["law", "voluntary"], held.EnumerateArray().Select(h => h.GetProperty("scheme").GetProperty("id").GetString()));
        Assert.True(await host.Database.IsBoundAsync(held[0].GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.developer-scheme-taken"));
    }

    [Fact]
    public async Task Is_refused_to_who_may_not()
    {
        var developer = Guid.NewGuid();
        Assert.Equal("scheme.not_yours", (await host.Api.RefusalAsync(Take, Input(developer, "law"), Tokens.Officer(developer))).Code);
        Assert.Equal("scheme.not_yours", (await host.Api.RefusalAsync(Take, Input(developer, "voluntary"), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Equal("scheme.unknown", (await host.Api.RefusalAsync(Take, Input(developer, "prayer"), Tokens.Secretariat)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Take, Input(developer, "law"), Tokens.Researcher(Guid.NewGuid()))).Code);
    }

    static object Input(Guid developer, string scheme, DateTimeOffset? since = null) => new { input = new { commandId = Guid.NewGuid(), developerId = developer, scheme, since } };
}
