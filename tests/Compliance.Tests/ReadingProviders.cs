using System.Text.Json;
using static Compliance.Tests.Hosting.RegistrySteps;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReadingProviders(ComplianceHost host)
{
    const string Runs = "versions { runs { on { cluster { id } chips verdict most utilizationHigh chipsAtLeast overloads { of from until needed there runs { modelName } } } } }";

    [Fact]
    public async Task A_run_is_held_against_what_its_cluster_could_have_done()
    {
        var cluster = await host.Api.ClusterAsync(Tokens.Monitor);
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        await host.Api.AskAsync(Assess, RunOn(cluster, model, "1e24", "9e24", "2025-02-01", "2025-03-01", chips: 1_200), Tokens.Monitor);
        var on = (await host.Api.ModelAsync(model, Runs)).GetProperty("versions")[0].GetProperty("runs")[0].GetProperty("on");
        Assert.Equal(("PARTLY_IMPOSSIBLE", "4.7875968e24", "188.0", "209"), (on.GetProperty("verdict").GetString(), on.GetProperty("most").GetString(), on.GetProperty("utilizationHigh").GetString(), on.GetProperty("chipsAtLeast").GetString()));
        var overload = Assert.Single(on.GetProperty("overloads").EnumerateArray());
        Assert.Equal(("CHIPS", "1200", "1000"), (overload.GetProperty("of").GetString(), overload.GetProperty("needed").GetString(), overload.GetProperty("there").GetString()));
    }

    [Fact]
    public async Task Runs_of_several_are_added_up_for_monitors_and_tell_no_developer_of_another()
    {
        var cluster = await host.Api.ClusterAsync(Tokens.Monitor);
        var (one, two) = (Tokens.Officer(Guid.NewGuid()), Tokens.Officer(Guid.NewGuid()));
        var (mine, theirs) = (await host.Api.RegisterAsync(one), await host.Api.RegisterAsync(two));
        await host.Api.AskAsync(Assess, RunOn(cluster, mine, "3e24", "4e24", "2025-02-01", "2025-03-01"), one);
        var before = (await host.Api.ModelAsync(mine, Runs, one)).ToString();
        await host.Api.AskAsync(Assess, RunOn(cluster, theirs, "3e24", "4e24", "2025-02-01", "2025-03-01"), two);

        Assert.Equal(before, (await host.Api.ModelAsync(mine, Runs, one)).ToString());
        var overload = Assert.Single((await host.Api.ClusterAsync(cluster, "overloads { of needed there runs { modelId } }", Tokens.Monitor)).GetProperty("overloads").EnumerateArray());
        Assert.Equal(("COMPUTE", "6e24", 2), (overload.GetProperty("of").GetString(), overload.GetProperty("needed").GetString(), overload.GetProperty("runs").GetArrayLength()));
        foreach (var token in new[] { null, one })
            Assert.Empty((await host.Api.ClusterAsync(cluster, "overloads { of }", token)).GetProperty("overloads").EnumerateArray());
        Assert.Equal((0, 1), ((await host.Api.ClusterAsync(cluster, "runs { id }")).GetProperty("runs").GetArrayLength(), (await host.Api.ClusterAsync(cluster, "runs { id }", two)).GetProperty("runs").GetArrayLength()));
    }

    [Fact]
    public async Task What_a_developer_files_counts_instead_of_what_others_infer()
    {
        var cluster = await host.Api.ClusterAsync(Tokens.Monitor);
        var developer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(developer);
        await host.Api.AskAsync(Assess, RunOn(cluster, model, "9e24", "9e24", "2025-02-01", "2025-03-01"), Tokens.Monitor);
        Assert.Single((await host.Api.ClusterAsync(cluster, "overloads { of }", Tokens.Monitor)).GetProperty("overloads").EnumerateArray());
        await host.Api.AskAsync(Assess, RunOn(cluster, model, "1e24", "2e24", "2025-02-01", "2025-03-01"), developer);
        Assert.Empty((await host.Api.ClusterAsync(cluster, "overloads { of }", Tokens.Monitor)).GetProperty("overloads").EnumerateArray());
        Assert.Equal(["1e24"], (await host.Api.ClusterAsync(cluster, "runs { least }", Tokens.Monitor)).GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("least").GetString()!));
    }

    [Fact]
    public async Task A_cluster_that_is_not_public_is_named_by_nobody_else_and_shown_to_nobody_else()
    {
        var owner = Tokens.Officer(Guid.NewGuid());
        var cluster = await host.Api.ClusterAsync(owner);
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        await host.Api.AskAsync(Assess, RunOn(cluster, model, "1e22", "1e22", "2025-02-01", "2025-03-01"), Tokens.Monitor);
        Assert.Equal(JsonValueKind.Null, (await host.Api.ModelAsync(model, Runs)).GetProperty("versions")[0].GetProperty("runs")[0].GetProperty("on").ValueKind);
        Assert.Equal(cluster, (await host.Api.ModelAsync(model, Runs, owner)).GetProperty("versions")[0].GetProperty("runs")[0].GetProperty("on").GetProperty("cluster").GetProperty("id").GetString());
        var other = Tokens.Officer(Guid.NewGuid());
        Assert.Equal("cluster.unknown", (await host.Api.RefusalAsync(Assess, RunOn(cluster, await host.Api.RegisterAsync(other), "1e22", "1e22", "2025-02-01", "2025-03-01"), other)).Code);
        Assert.Equal("model.cluster_use_absurd", (await host.Api.RefusalAsync(Assess, RunOn(cluster, model, "1e22", "1e22", "2025-02-01", "2025-02-01"), Tokens.Monitor)).Code);
    }
}
