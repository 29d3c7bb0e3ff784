using k8s;
using k8s.Models;
using Testing;

namespace Charts.Tests;

/// <summary>The chart as helm renders it, read into Kubernetes' own types; a field that these do not know fails the reading.</summary>
sealed class Chart
{
    public const string Folder = "charts/advanced-ai-gov";

    /// <summary>What a person must give.</summary>
    public static readonly string[] Required = ["urls.identity=https://id.example.org", "urls.web=https://example.org", "ledger.origin=example.org/ledger"];

    /// <summary>Everything switched on.</summary>
    public static readonly string[] Everything =
    [
        .. Required, "demonstration.enabled=true", "telemetry.endpoint=http://collector:4318", "dapr.kafka.authType=password", "ingress.enabled=true",
        .. ((string[])["identity", "gateway", "ledger", "web"]).SelectMany(s => (string[])[$"ingress.hosts.{s}.name={s}.example.org", $"ingress.hosts.{s}.tlsSecret={s}-tls"]),
        .. ((string[])["identity", "standards", "ledger", "collaborative", "compliance", "gateway", "web"]).Select(s => $"services.{s}.autoscaling.enabled=true"),
        "image.pullSecrets[0]=pull", "clusters.namespaces[0]=shared", "dataProtection.storageClassName=shared", "printing.image=registry.example.org/headless-shell:150",
    ];

    static readonly Dictionary<string, Type> Types = new()
    {
        ["dapr.io/v1alpha1/Component"] = typeof(Component),
        ["dapr.io/v1alpha1/Resiliency"] = typeof(Resiliency),
        ["dapr.io/v1alpha1/Configuration"] = typeof(Configuration),
    };

    Chart(IReadOnlyList<object> objects) => Objects = objects;

    public IReadOnlyList<object> Objects { get; }

    public IReadOnlyList<V1Deployment> Deployments => [.. All<V1Deployment>()];

    public IEnumerable<T> All<T>() => Objects.OfType<T>();

    public V1Deployment Deployment(string name) => Deployments.Single(d => d.Name() == name);

    public static async Task<Chart> RenderAsync(params string[] values)
    {
        var run = await TemplateAsync(values);
        Assert.True(run.Code == 0, run.Error);
        return new(Read(run.Output));
    }

    public static Task<Run> TemplateAsync(params string[] values) =>
        Helm.RunAsync(["template", "mesh", Folder, "--namespace", "aigov", .. values.SelectMany(v => (string[])["--set", v])]);

    /// <summary>Reads the resources of a file of ours.</summary>
    public static IReadOnlyList<object> ReadFile(params string[] path) => Read(File.ReadAllText(Path.Combine([Repository.Root, .. path])));

    public static IReadOnlyList<object> Read(string yaml) => KubernetesYaml.LoadAllFromString(yaml, Types, strict: true);
}

static class Pods
{
    public static string Name(this V1Deployment deployment) => deployment.Metadata.Name;

    public static V1PodSpec Pod(this V1Deployment deployment) => deployment.Spec.Template.Spec;

    public static V1Container Container(this V1Deployment deployment) => deployment.Pod().Containers.Single(c => c.Name == deployment.Name());

    public static V1EnvVar? Setting(this V1Deployment deployment, string name) => deployment.Container().Env.SingleOrDefault(e => e.Name == name);

    public static IDictionary<string, string> Annotations(this V1Deployment deployment) =>
        deployment.Spec.Template.Metadata.Annotations ?? new Dictionary<string, string>();

    public static bool IsSelectedBy(this V1Deployment deployment, V1LabelSelector selector) =>
        selector.MatchLabels.All(l => deployment.Spec.Template.Metadata.Labels.TryGetValue(l.Key, out var value) && value == l.Value);
}
