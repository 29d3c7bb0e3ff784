using k8s.Models;

namespace Charts.Tests;

/// <summary>Who may call whom, worked out of the rendered policies as a cluster would.</summary>
public sealed class LimitingTheNetwork
{
    [Fact]
    public async Task Everything_is_denied_that_is_not_needed()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        var calls =
            from source in chart.Deployments
            from target in chart.Deployments
            from port in target.Container().Ports
            where MayLeave(chart, source, target, port.ContainerPort) && MayEnter(chart, source, target, port.ContainerPort)
            select $"{source.Name()} → {target.Name()} {port.Name}";
        Assert.Equal(
            [
                "collaborative → collaborative silo", "compliance → compliance silo", "gateway → collaborative http", "gateway → compliance http", "gateway → identity http", "gateway → ledger http", "gateway → standards http",
                "ledger → ledger silo", "standards → standards silo", "web → gateway http",
            ],
            calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_pod_is_under_the_default_denial()
    {
        var chart = await Chart.RenderAsync(Chart.Required);
        var denial = chart.All<V1NetworkPolicy>().Single(p => p.Metadata.Name == "default-deny");

        Assert.All(chart.Deployments, d => Assert.True(d.IsSelectedBy(denial.Spec.PodSelector)));
        Assert.Equal(["Egress", "Ingress"], denial.Spec.PolicyTypes.Order());
        Assert.Null(denial.Spec.Ingress);
    }

    [Fact]
    public async Task Only_what_people_reach_hears_the_ingress_controller()
    {
        var chart = await Chart.RenderAsync(Chart.Required);

        var reached = chart.All<V1NetworkPolicy>()
            .Where(p => (p.Spec.Ingress ?? []).Any(r => r.FromProperty.Any(f => f.NamespaceSelector is not null)))
            .Select(p => p.Metadata.Name);
        Assert.Equal(["gateway", "identity", "ledger", "web"], reached.Order());
    }

    [Fact]
    public async Task The_policies_can_be_left_to_the_cluster()
    {
        var chart = await Chart.RenderAsync([.. Chart.Required, "networkPolicy.enabled=false"]);

        Assert.Empty(chart.All<V1NetworkPolicy>());
    }

    static bool MayLeave(Chart chart, V1Deployment source, V1Deployment target, int port) =>
        PoliciesOf(chart, source).SelectMany(p => p.Spec.Egress ?? []).Any(r => HasPort(r.Ports, port) && r.To is { } to && to.Any(t => Is(t, target)));

    static bool MayEnter(Chart chart, V1Deployment source, V1Deployment target, int port) =>
        PoliciesOf(chart, target).SelectMany(p => p.Spec.Ingress ?? []).Any(r => HasPort(r.Ports, port) && r.FromProperty.Any(f => Is(f, source)));

    static IEnumerable<V1NetworkPolicy> PoliciesOf(Chart chart, V1Deployment deployment) =>
        chart.All<V1NetworkPolicy>().Where(p => deployment.IsSelectedBy(p.Spec.PodSelector));

    static bool HasPort(IList<V1NetworkPolicyPort>? ports, int port) => ports is null || ports.Any(p => p.Port.Value == $"{port}");

    static bool Is(V1NetworkPolicyPeer peer, V1Deployment deployment) =>
        peer is { PodSelector: { } pods, NamespaceSelector: null, IpBlock: null } && deployment.IsSelectedBy(pods);
}
