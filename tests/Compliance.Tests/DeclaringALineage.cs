using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class DeclaringALineage(ComplianceHost host)
{
    [Fact]
    public async Task Is_seen_from_both_sides_and_bound()
    {
        var (child, parent) = (await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor));
        var act = (await host.Api.AskAsync(Declare, Kin(child, parent), Tokens.Monitor)).GetProperty("declareLineage");

        Assert.Equal(parent, act.GetProperty("model").GetProperty("parents")[0].GetProperty("model").GetProperty("id").GetString());
        Assert.Equal(child, (await host.Api.ModelAsync(parent, "children { how model { id } }")).GetProperty("children")[0].GetProperty("model").GetProperty("id").GetString());
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.lineage-declared"));
    }

    [Fact]
    public async Task Of_a_circle_is_refused()
    {
        var (child, parent) = (await host.Api.RegisterAsync(Tokens.Monitor), await host.Api.RegisterAsync(Tokens.Monitor));
        await host.Api.AskAsync(Declare, Kin(child, parent), Tokens.Monitor);
        Assert.Equal("lineage.cycle", (await host.Api.RefusalAsync(Declare, Kin(parent, child), Tokens.Monitor)).Code);
    }

    [Fact]
    public async Task From_a_model_that_may_not_be_seen_is_refused_as_if_there_were_none()
    {
        var (own, others) = (Tokens.Officer(Guid.NewGuid()), await host.Api.RegisterAsync(Tokens.Officer(Guid.NewGuid())));
        var child = await host.Api.RegisterAsync(own);
        Assert.Equal(
            await host.Api.RefusalAsync(Declare, Kin(child, Guid.NewGuid().ToString()), own), await host.Api.RefusalAsync(Declare, Kin(child, others), own));
    }

    [Fact]
    public async Task Shows_no_model_that_may_not_be_seen()
    {
        var (officer, parent) = (Tokens.Officer(Guid.NewGuid()), await host.Api.RegisterAsync(Tokens.Monitor));
        var child = await host.Api.RegisterAsync(officer);
        await host.Api.AskAsync(Declare, Kin(child, parent), officer);
        Assert.Equal(0, (await host.Api.ModelAsync(parent, "children { how }")).GetProperty("children").GetArrayLength());
        Assert.Equal(1, (await host.Api.ModelAsync(parent, "children { how }", officer)).GetProperty("children").GetArrayLength());
    }

    static object Kin(string child, string parent) => new { input = new { commandId = Guid.NewGuid(), modelId = child, parentId = parent, how = "FINE_TUNED_FROM" } };
}
