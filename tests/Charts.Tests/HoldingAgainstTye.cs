namespace Charts.Tests;

public sealed class HoldingAgainstTye
{
    static readonly string[] Public = ["Identity__Authority", "Web__PublicUrl"];
    readonly Tye tye = Tye.Read();

    [Fact]
    public async Task The_services_are_the_same()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        Assert.Equal(tye.OfTheMesh.Select(s => s.Name).Order(), chart.Deployments.Select(d => d.Name()).Order());
        Assert.Equal(tye.OfTheMesh.Select(s => s.Name).Order(), chart.All<k8s.Models.V1Service>().Select(s => s.Metadata.Name).Order());
    }

    [Fact]
    public async Task Their_ports_and_health_are_the_same()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        foreach (var service in tye.OfTheMesh)
        {
            var container = chart.Deployment(service.Name).Container();
            Assert.Equal(service.Bindings.Select(b => (b.Name, b.Port)).Order(), container.Ports.Select(p => (p.Name, p.ContainerPort)).Order());
            Assert.Equal(service.Readiness.Http.Path, container.ReadinessProbe.HttpGet.Path);
            var port = Assert.Single(chart.All<k8s.Models.V1Service>().Single(s => s.Metadata.Name == service.Name).Spec.Ports);
            Assert.Equal(service.Bindings.Single(b => b.Name == "http").Port, port.Port);
        }
    }

    [Fact]
    public async Task Every_setting_is_there()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        Assert.Empty(
            from service in tye.OfTheMesh
            from setting in service.Env
            where chart.Deployment(service.Name).Setting(setting.Name) is null
            select $"{service.Name}: {setting.Name}");
    }

    [Fact]
    public async Task Addresses_within_the_mesh_lead_to_the_same_services()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        foreach (var service in tye.OfTheMesh)
            foreach (var setting in service.Env.Where(e => e.Value.Contains(":url}", StringComparison.Ordinal) && !Public.Contains(e.Name)))
            {
                var name = setting.Value.Split(':')[1];
                var port = tye.Services.Single(s => s.Name == name).Bindings.Single(b => b.Name == "http").Port;
                Assert.Equal(setting.Value.Replace($"${{service:{name}:url}}", $"http://{name}:{port}", StringComparison.Ordinal), chart.Deployment(service.Name).Setting(setting.Name)!.Value);
            }
    }

    [Fact]
    public async Task What_is_secret_there_comes_from_Secrets_here()
    {
        var chart = await Chart.RenderAsync(Chart.Everything);

        foreach (var service in tye.OfTheMesh)
            foreach (var setting in service.Env)
            {
                var given = chart.Deployment(service.Name).Setting(setting.Name)!;
                if (setting.Value.Contains("${secret:", StringComparison.Ordinal) || setting.Value.Contains("connectionString", StringComparison.Ordinal))
                    Assert.True(given.ValueFrom?.SecretKeyRef is not null && given.Value is null, $"{service.Name}: {setting.Name} is not from a Secret.");
                if (setting.Value.Contains("${secret-file:", StringComparison.Ordinal) || setting.Value.Contains("signing-key", StringComparison.Ordinal))
                    AssertMountedFromSecret(chart.Deployment(service.Name), given.Value!);
            }
    }

    static void AssertMountedFromSecret(k8s.Models.V1Deployment deployment, string file)
    {
        var mount = deployment.Container().VolumeMounts.Single(m => m.MountPath == Path.GetDirectoryName(file));
        var volume = deployment.Pod().Volumes.Single(v => v.Name == mount.Name);
        Assert.True(mount.ReadOnlyProperty);
        Assert.Contains(volume.Projected.Sources, s => s.Secret.Items.Any(i => i.Path == Path.GetFileName(file)));
    }
}
