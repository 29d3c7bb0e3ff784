using k8s.Models;

namespace Charts.Tests;

public sealed class Rendering
{
    [Fact]
    public async Task Helm_finds_nothing_to_complain_about()
    {
        var lint = await Helm.RunAsync(["lint", Chart.Folder, "--strict", .. Chart.Required.SelectMany(v => (string[])["--set", v])]);

        Assert.True(lint.Code == 0, lint.Output);
    }

    [Fact]
    public async Task Kubernetes_knows_every_field_with_the_least_values()
    {
        var chart = await Chart.RenderAsync(Chart.Required);

        Assert.Equal(7, chart.Deployments.Count);
        Assert.Empty(chart.All<V1Ingress>());
        Assert.Empty(chart.All<V2HorizontalPodAutoscaler>());
    }

    [Fact]
    public async Task Kubernetes_knows_every_field_with_everything_switched_on()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        Assert.Equal(7, chart.Deployments.Count);
        Assert.Equal(4, chart.All<V1Ingress>().Count());
        Assert.Equal(7, chart.All<V2HorizontalPodAutoscaler>().Count());
    }

    [Fact]
    public async Task No_two_objects_have_one_name()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        var names = chart.Objects.Select(o => (o.GetType().Name, ((V1ObjectMeta)o.GetType().GetProperty("Metadata")!.GetValue(o)!).Name)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nspec: { replica: 2 }")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nspec: { replicas: two }")]
    [InlineData("apiVersion: dapr.io/v1alpha1\nkind: Component\nspec: { tpye: pubsub.kafka }")]
    public void A_field_that_nobody_knows_fails_the_reading(string planted) =>
        Assert.ThrowsAny<YamlDotNet.Core.YamlException>(() => Chart.Read(planted));

    [Theory]
    [InlineData("urls.identity=", "/urls/identity")]
    [InlineData("urls.identity=http://id.example.org", "/urls/identity")]
    [InlineData("ledger.origin=", "/ledger/origin")]
    [InlineData("services.web.replicas=0", "/services/web/replicas")]
    [InlineData("services.web.resources.limits.memory=lots", "/services/web/resources/limits/memory")]
    [InlineData("services.wbe.replicas=2", "wbe")]
    [InlineData("networkPolicy.enabled=perhaps", "/networkPolicy/enabled")]
    [InlineData("dapr.kafka.authType=trust", "/dapr/kafka/authType")]
    [InlineData("ingress.hosts.web.name=example.org", "tlsSecret")]
    public async Task A_value_that_cannot_be_is_refused_by_name(string value, string named)
    {
        var refused = await Chart.TemplateAsync([.. Chart.Required, value]);

        Assert.NotEqual(0, refused.Code);
        Assert.Contains(named, refused.Error, StringComparison.Ordinal);
    }
}
