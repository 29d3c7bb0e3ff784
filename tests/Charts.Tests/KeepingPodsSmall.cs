using k8s.Models;

namespace Charts.Tests;

/// <summary>What a pod may do is as little as it needs.</summary>
public sealed class KeepingPodsSmall
{
    [Fact]
    public async Task Nothing_runs_as_root_or_can_become_it()
    {
        foreach (var deployment in (await Chart.RenderAsync(Chart.Everything)).Deployments)
        {
            var (pod, container) = (deployment.Pod(), deployment.Container());
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.True(pod.SecurityContext.RunAsUser > 0);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
            Assert.True(pod.HostNetwork is not true && pod.HostPID is not true && pod.HostIPC is not true);
            Assert.DoesNotContain(pod.Volumes, v => v.HostPath is not null);
        }
    }

    [Fact]
    public async Task Every_container_says_what_it_needs_and_how_it_is()
    {
        foreach (var deployment in (await Chart.RenderAsync(Chart.Required)).Deployments)
        {
            var container = deployment.Container();
            Assert.Equal(["cpu", "memory"], container.Resources.Requests.Keys.Order());
            Assert.Contains("memory", container.Resources.Limits.Keys);
            Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
            Assert.Equal("/health/live", container.StartupProbe.HttpGet.Path);
            Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
            Assert.DoesNotMatch(":latest$", container.Image);
        }
    }

    [Fact]
    public async Task Writing_is_possible_only_where_it_is_meant()
    {
        foreach (var deployment in (await Chart.RenderAsync(Chart.Everything)).Deployments)
            foreach (var mount in deployment.Container().VolumeMounts)
                Assert.True(mount.ReadOnlyProperty is true || mount.MountPath is "/tmp" or "/var/lib/mesh/keys", $"{deployment.Name()} writes to {mount.MountPath}");
    }

    [Fact]
    public async Task A_browser_prints_beside_Standards_and_the_site_only_where_an_image_is_named()
    {
        Assert.All((await Chart.RenderAsync(Chart.Required)).Deployments, d => Assert.Single(d.Pod().Containers));

        var chart = await Chart.RenderAsync(Chart.Everything);
        V1Deployment[] printing = [.. chart.Deployments.Where(d => d.Pod().Containers.Count > 1)];
        Assert.Equal(["standards", "web"], printing.Select(d => d.Name()).Order(StringComparer.Ordinal));
        Assert.All(printing, HoldsABrowser);
    }

    static void HoldsABrowser(V1Deployment printing)
    {
        var browser = printing.Pod().Containers.Single(c => c.Name == "printer");
        Assert.Equal("http://127.0.0.1:9222", printing.Setting("Printing__Endpoint")!.Value);
        Assert.Contains("--remote-debugging-address=127.0.0.1", browser.Args);
        Assert.True(browser.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(browser.SecurityContext.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], browser.SecurityContext.Capabilities.Drop);
        Assert.Contains("memory", browser.Resources.Limits.Keys);
        Assert.Equal("printer", Assert.Single(browser.VolumeMounts).Name);
    }

    [Fact]
    public async Task Secrets_come_by_reference_and_the_chart_makes_none()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        Assert.Empty(chart.All<V1Secret>());
        Assert.Empty(
            from deployment in chart.Deployments
            from setting in deployment.Container().Env
            where IsSecretive(setting.Name) && setting.Value is { } value && !value.StartsWith("/run/secrets/", StringComparison.Ordinal)
            select $"{deployment.Name()}: {setting.Name}");
    }

    [Fact]
    public async Task Only_silos_may_ask_Kubernetes_and_only_about_pods()
    {
        var chart = await Chart.RenderAsync(Chart.Required);
        var silos = chart.Deployments.Where(d => d.Container().Ports.Any(p => p.Name == "silo")).Select(d => d.Name()).ToList();

        Assert.Equal(["collaborative", "compliance", "ledger", "standards"], silos.Order());
        Assert.All(chart.Deployments, d => Assert.Equal(silos.Contains(d.Name()), d.Pod().AutomountServiceAccountToken));
        Assert.All(chart.Deployments, d => Assert.Equal(d.Name(), d.Pod().ServiceAccountName));
        Assert.Equal(silos.Order(), chart.All<V1RoleBinding>().Select(b => Assert.Single(b.Subjects).Name).Order());
        Assert.All(chart.All<V1Role>(), r => Assert.Equal(" pods", $"{string.Join(',', Assert.Single(r.Rules).ApiGroups)} {string.Join(',', r.Rules[0].Resources)}"));
        Assert.Empty(chart.All<V1ClusterRole>());
    }

    [Fact]
    public async Task Who_brings_jobs_to_this_cluster_may_make_them_where_it_was_told_and_list_nodes()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);
        var nodes = Assert.Single(chart.All<V1ClusterRole>());
        Assert.Equal(" nodes list", string.Join(' ', Assert.Single(nodes.Rules).ApiGroups.Concat(nodes.Rules[0].Resources).Concat(nodes.Rules[0].Verbs)));
        var bound = Assert.Single(chart.All<V1ClusterRoleBinding>());
        Assert.Equal((nodes.Name(), "collaborative", "aigov"), (bound.RoleRef.Name, Assert.Single(bound.Subjects).Name, bound.Subjects[0].NamespaceProperty));
        var jobs = Assert.Single(chart.All<V1Role>(), r => r.Namespace() == "shared");
        Assert.Equal(["events,pods: list", "jobs: create, get, list, delete"], jobs.Rules.Select(r => $"{string.Join(',', r.Resources)}: {string.Join(", ", r.Verbs)}").Order(StringComparer.Ordinal));
        Assert.Equal("collaborative", Assert.Single(Assert.Single(chart.All<V1RoleBinding>(), b => b.Namespace() == "shared").Subjects).Name);
    }

    static bool IsSecretive(string name) =>
        ((string[])["Secret", "Password", "Token", "ConnectionString", "Key"]).Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
