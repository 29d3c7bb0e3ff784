using System.Text.Json;
using static Compliance.Tests.Hosting.RegistrySteps;

namespace Compliance.Tests;

public sealed class RegisteringAProvider(ComplianceHost host)
{
    [Fact]
    public async Task By_a_monitor_is_public_with_its_clusters_and_every_act_is_bound()
    {
        var act = (await host.Api.AskAsync(RegisterProvider, NewProvider(), Tokens.Monitor)).GetProperty("registerProvider");
        Assert.True(await IsBoundAsync(act, "compliance.provider-registered"));
        var provider = act.GetProperty("provider").GetProperty("id").GetString()!;
        var opened = (await host.Api.AskAsync(OpenCluster, NewCluster(provider), Tokens.Monitor)).GetProperty("openCluster");
        Assert.True(await IsBoundAsync(opened, "compliance.provider-cluster-opened"));
        var cluster = opened.GetProperty("cluster").GetProperty("id").GetString()!;

        var changed = (await host.Api.AskAsync(ChangeChips, new { input = new { commandId = Guid.NewGuid(), clusterId = cluster, day = "2025-06-01", chips = 2_000 } }, Tokens.Monitor)).GetProperty("changeChips");
        Assert.True(await IsBoundAsync(changed, "compliance.provider-chips-changed"));
        Assert.Equal(2_000, changed.GetProperty("cluster").GetProperty("chips").GetInt32());
        var retired = (await host.Api.AskAsync(RetireCluster, new { input = new { commandId = Guid.NewGuid(), clusterId = cluster, day = "2026-03-01" } }, Tokens.Monitor)).GetProperty("retireCluster");
        Assert.True(await IsBoundAsync(retired, "compliance.provider-cluster-retired"));

        var read = await host.Api.ClusterAsync(cluster, "chips isFiled phases { from until chips } provider { id } history { kind day chips receipt { actId } }");
        Assert.Equal(["2025-01-01 2025-06-01 1000", "2025-06-01 2026-03-01 2000"], read.GetProperty("phases").EnumerateArray().Select(p => $"{p.GetProperty("from")} {p.GetProperty("until")} {p.GetProperty("chips")}"));
        Assert.Equal(["CLUSTER_OPENED", "CHIPS_CHANGED", "CLUSTER_RETIRED"], read.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("kind").GetString()!));
        Assert.Equal((0, false), (read.GetProperty("chips").GetInt32(), read.GetProperty("isFiled").GetBoolean()));
    }

    [Fact]
    public async Task By_itself_is_for_itself_and_monitors()
    {
        var own = Tokens.Officer(Guid.NewGuid());
        var provider = await host.Api.ProviderAsync(own);
        var cluster = (await host.Api.AskAsync(OpenCluster, NewCluster(provider), own)).GetProperty("openCluster").GetProperty("cluster").GetProperty("id").GetString()!;
        foreach (var token in new[] { own, Tokens.Monitor })
            Assert.Equal(JsonValueKind.Object, (await host.Api.ClusterAsync(cluster, "id provider { id }", token)).GetProperty("provider").ValueKind);
        foreach (var stranger in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()), Tokens.Integrator })
            Assert.Equal(JsonValueKind.Null, (await host.Api.ClusterAsync(cluster, "id", stranger)).ValueKind);
        Assert.DoesNotContain(provider, (await host.Api.AskAsync("{ computeProviders(first: 200) { nodes { id } } computeClusters(first: 200) { nodes { id } } }", new { })).ToString(), StringComparison.Ordinal);
        Assert.Equal("provider.unknown", (await host.Api.RefusalAsync(OpenCluster, NewCluster(provider), Tokens.Officer(Guid.NewGuid()))).Code);
    }

    [Fact]
    public async Task Refuses_who_may_not_and_what_is_not_in_the_catalogue()
    {
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(RegisterProvider, NewProvider())).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(RegisterProvider, NewProvider(), Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()))).Code);
        var provider = await host.Api.ProviderAsync(Tokens.Monitor);
        Assert.Equal("cluster.chip_unknown", (await host.Api.RefusalAsync(OpenCluster, NewCluster(provider, chip: "Abacus"), Tokens.Monitor)).Code);
        Assert.Equal("cluster.chips_absurd", (await host.Api.RefusalAsync(OpenCluster, NewCluster(provider, chips: -1), Tokens.Monitor)).Code);
        Assert.Equal("provider.unknown", (await host.Api.RefusalAsync(OpenCluster, NewCluster(provider), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Contains((await host.Api.AskAsync("{ chipKinds { name peakPerSecond } }", new { })).GetProperty("chipKinds").EnumerateArray(), c => c.GetProperty("peakPerSecond").GetString() == "1.979e15");
    }

    Task<bool> IsBoundAsync(JsonElement act, string kind) => host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, kind);
}
