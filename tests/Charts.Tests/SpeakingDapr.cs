using System.Reflection;
using System.Text.Json;
using Contracts.Identity;

namespace Charts.Tests;

public sealed class SpeakingDapr
{
    // Those of the injector that the chart uses.
    static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "dapr.io/enabled", "dapr.io/app-id", "dapr.io/app-port", "dapr.io/app-protocol", "dapr.io/config", "dapr.io/app-token-secret",
        "dapr.io/enable-app-health-check", "dapr.io/app-health-check-path", "dapr.io/log-as-json", "dapr.io/sidecar-seccomp-profile-type",
        "dapr.io/sidecar-cpu-request", "dapr.io/sidecar-cpu-limit", "dapr.io/sidecar-memory-request", "dapr.io/sidecar-memory-limit",
    };

    [Fact]
    public async Task Sidecars_stand_beside_what_speaks_Dapr()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);
        var configuration = chart.All<Configuration>().Single().Metadata.Name;
        var withSidecar = chart.Deployments.Where(d => d.Annotations().ContainsKey("dapr.io/enabled")).ToList();

        Assert.Equal(["collaborative", "compliance", "identity", "ledger", "standards"], withSidecar.Select(d => d.Name()).Order());
        foreach (var deployment in withSidecar)
        {
            var annotations = deployment.Annotations();
            Assert.Empty(annotations.Keys.Except(Known));
            Assert.Equal((deployment.Name(), configuration), (annotations["dapr.io/app-id"], annotations["dapr.io/config"]));
            Assert.Equal($"{deployment.Container().Ports.Single(p => p.Name == "http").ContainerPort}", annotations["dapr.io/app-port"]);
            Assert.Equal(annotations["dapr.io/app-token-secret"], deployment.Setting("APP_API_TOKEN")!.ValueFrom.SecretKeyRef.Name);
        }
        Assert.Equal(withSidecar.Select(d => d.Name()).Order(), chart.All<Component>().Single().Scopes);
    }

    [Fact]
    public async Task The_bus_knows_the_topics_of_the_contracts_and_no_others()
    {
        var bus = (await Chart.RenderAsync(Chart.Required)).All<Component>().Single();
        var contracts = typeof(MemberStates).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Topics", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToList();

        var published = Topics(bus, "publishingScopes");
        var heard = Topics(bus, "subscriptionScopes");
        Assert.Equal(contracts.Order(), published.Where(t => !t.EndsWith(".dead-letters", StringComparison.Ordinal)).Distinct().Order());
        Assert.Equal(heard.Distinct().Order(), published.Where(t => t.EndsWith(".dead-letters", StringComparison.Ordinal)).Select(t => t[..^".dead-letters".Length]).Distinct().Order());
        Assert.Empty(heard.Except(contracts));
    }

    [Fact]
    public async Task The_resources_for_a_developers_machine_are_the_same()
    {
        string[] places = ["brokers", "authType", "disableTls"];
        var chart = await Chart.RenderAsync(Chart.Required);
        var bus = Chart.ReadFile("infra", "dapr", "components", "bus.yaml").OfType<Component>().Single();
        var resiliency = Chart.ReadFile("infra", "dapr", "components", "resiliency.yaml").OfType<Resiliency>().Single();
        var configuration = Chart.ReadFile("infra", "dapr", "configuration.yaml").OfType<Configuration>().Single();

        var rendered = chart.All<Component>().Single();
        Assert.Equal((rendered.Metadata.Name, rendered.Spec.Type), (bus.Metadata.Name, bus.Spec.Type));
        Assert.Equal(rendered.Scopes, bus.Scopes);
        Assert.Equal(
            rendered.Spec.Metadata.Where(s => !places.Contains(s.Name)).Select(s => (s.Name, s.Value)),
            bus.Spec.Metadata.Where(s => !places.Contains(s.Name)).Select(s => (s.Name, s.Value)));
        AssertSame(chart.All<Resiliency>().Single().Spec, resiliency.Spec);
        AssertSame(chart.All<Configuration>().Single().Spec.Api, configuration.Spec.Api);
    }

    [Fact]
    public async Task Two_services_may_ask_another_one_thing_each_and_nobody_else_anything()
    {
        var access = (await Chart.RenderAsync(Chart.Required)).All<Configuration>().Single().Spec.AccessControl;

        Assert.Equal("deny", access.DefaultAction);
        Assert.All(access.Policies, p => Assert.Equal(("deny", "aigov"), (p.DefaultAction, p.Namespace)));
        Assert.Equal(
            [("collaborative", $"/{Contracts.Compliance.ComplianceAnswers.Orders}"), ("compliance", $"/{Contracts.Standards.StandardsAnswers.Catalog}")],
            access.Policies.Select(p => (p.AppId, Assert.Single(p.Operations).Name)));
        Assert.All(access.Policies.SelectMany(p => p.Operations), o => Assert.Equal(("GET", "allow"), (Assert.Single(o.HttpVerb), o.Action)));
    }

    [Fact]
    public async Task Kafkas_password_comes_from_a_Secret()
    {
        var bus = (await Chart.RenderAsync([.. Chart.Required, "dapr.kafka.authType=password"])).All<Component>().Single();

        Assert.Equal("kubernetes", bus.Auth!.SecretStore);
        Assert.All(bus.Spec.Metadata.Where(s => s.Name is "saslUsername" or "saslPassword"), s => Assert.True(s.Value is null && s.SecretKeyRef is not null));
        Assert.Equal("false", bus.Spec.Metadata.Single(s => s.Name == "disableTls").Value);
    }

    static IReadOnlyList<string> Topics(Component bus, string setting) =>
        [.. bus.Spec.Metadata.Single(s => s.Name == setting).Value!.Split(';').SelectMany(app => app.Split('=')[1].Split(','))];

    static void AssertSame<T>(T one, T other) => Assert.Equal(JsonSerializer.Serialize(one), JsonSerializer.Serialize(other));
}
