using System.Globalization;
using k8s;

namespace Collaborative.Clusters.Kubernetes;

/// <summary>How one cluster is reached, and what is run there.</summary>
sealed record KubernetesSettings
{
    /// <summary>Path of a kubeconfig; where there is none, the service's own account in the cluster it runs in.</summary>
    public string? Config { get; init; }

    public required string Namespace { get; init; }

    /// <summary>The local queue of Kueue that admits the Jobs.</summary>
    public required string Queue { get; init; }

    public required string Image { get; init; }

    /// <summary>The image's own where nothing is said.</summary>
    public string[]? Command { get; init; }

    public string DeviceResource { get; init; } = "nvidia.com/gpu";

    /// <summary>The resource of which one is a part of a device, by the part in thousandths: what a device plugin that divides devices in time or in slices calls them. By default none is given.</summary>
    public ImmutableSortedDictionary<int, string> Shares { get; init; } = ImmutableSortedDictionary<int, string>.Empty;
}

static class KubernetesClusters
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>One connector for each that is named in the configuration, under <c>Clusters:Kubernetes</c>; by default none.</summary>
    public static IServiceCollection AddKubernetesClusters(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection("Clusters:Kubernetes").GetChildren())
        {
            var (name, settings) = (section.Key, SettingsOf(section));
            services.AddSingleton<IConnector>(s => new KubernetesConnector(
                name, Connect(name, settings.Config), settings, s.GetRequiredService<Clock>(), s.GetRequiredService<ILogger<KubernetesConnector>>()));
        }
        return services;
    }

    internal static IKubernetes Connect(string name, string? path)
    {
        try
        {
            var access = path is null ? KubernetesClientConfiguration.InClusterConfig() : KubernetesClientConfiguration.BuildConfigFromConfigFile(path);
            access.HttpClientTimeout = Patience;
            return new k8s.Kubernetes(access);
        }
        catch (Exception failure)
        {
            throw new ClusterFault(name, (path is null ? "the service runs in none, and Config names no kubeconfig" : $"{path} is no kubeconfig that can be used") + $" ({failure.GetType().Name})");
        }
    }

    static KubernetesSettings SettingsOf(IConfigurationSection section)
    {
        return new()
        {
            Config = section["Config"],
            Namespace = Needed("Namespace"),
            Queue = Needed("Queue"),
            Image = Needed("Image"),
            Command = section.GetSection("Command").Get<string[]>(),
            DeviceResource = section["DeviceResource"] ?? "nvidia.com/gpu",
            Shares = section.GetSection("Shares").GetChildren().ToImmutableSortedDictionary(
                s => int.TryParse(s.Key, CultureInfo.InvariantCulture, out var part) && part is > 0 and < MilliDevices.One ? part : throw new InvalidOperationException($"{s.Path} is no part of a device in thousandths."),
                s => s.Value is { Length: > 0 } resource ? resource : throw new InvalidOperationException($"{s.Path} names no resource.")),
        };

        string Needed(string key) => section[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{section.Path}:{key} is not set.");
    }
}
