using k8s.Models;

namespace Charts.Tests;

public sealed class StayingUp
{
    [Fact]
    public async Task Every_service_has_its_disruption_budget()
    {
        var chart = await Chart.RenderAsync(Chart.Required);

        foreach (var deployment in chart.Deployments)
            Assert.Single(chart.All<V1PodDisruptionBudget>(), b => deployment.IsSelectedBy(b.Spec.Selector));
        Assert.All(chart.Deployments, d => Assert.True(d.Spec.Replicas > 1));
        Assert.All(chart.Deployments, d => Assert.Equal("0", d.Spec.Strategy.RollingUpdate.MaxUnavailable.Value));
    }

    [Fact]
    public async Task Where_an_autoscaler_decides_the_deployment_does_not()
    {
        var chart = await Chart.RenderAsync([.. Chart.Required, "services.web.autoscaling.enabled=true", "services.web.replicas=9"]);

        var scaler = Assert.Single(chart.All<V2HorizontalPodAutoscaler>());
        Assert.Null(chart.Deployment("web").Spec.Replicas);
        Assert.Equal(("web", 9, 9), (scaler.Spec.ScaleTargetRef.Name, scaler.Spec.MinReplicas, scaler.Spec.MaxReplicas));
    }

    [Fact]
    public async Task Services_and_selectors_find_their_pods()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        foreach (var service in chart.All<V1Service>())
            Assert.Equal(service.Metadata.Name, Assert.Single(chart.Deployments, d => d.IsSelectedBy(new() { MatchLabels = service.Spec.Selector })).Name());
        Assert.All(chart.Deployments, d => Assert.True(d.IsSelectedBy(d.Spec.Selector)));
    }

    [Fact]
    public async Task Silos_say_who_they_are_as_Orleans_asks()
    {
        var chart = await Chart.RenderAsync(Chart.Required);

        foreach (var name in (string[])["standards", "ledger", "collaborative", "compliance"])
        {
            var deployment = chart.Deployment(name);
            var labels = deployment.Spec.Template.Metadata.Labels;
            Assert.Equal((name, name), (labels["orleans/serviceId"], labels["orleans/clusterId"]));
            Assert.Equal("metadata.labels['orleans/serviceId']", deployment.Setting("ORLEANS_SERVICE_ID")!.ValueFrom.FieldRef.FieldPath);
            Assert.Equal("metadata.labels['orleans/clusterId']", deployment.Setting("ORLEANS_CLUSTER_ID")!.ValueFrom.FieldRef.FieldPath);
            Assert.Equal("metadata.name", deployment.Setting("POD_NAME")!.ValueFrom.FieldRef.FieldPath);
            Assert.Equal("metadata.namespace", deployment.Setting("POD_NAMESPACE")!.ValueFrom.FieldRef.FieldPath);
            Assert.Equal("status.podIP", deployment.Setting("POD_IP")!.ValueFrom.FieldRef.FieldPath);
        }
    }
}
