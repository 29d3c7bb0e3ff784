using Collaborative.Clusters.Kubernetes;
using Collaborative.Clusters.Slurm;

namespace Collaborative.Clusters;

/// <summary>The connectors that configuration names, beside the simulator.</summary>
static class ClustersSetup
{
    public static IServiceCollection AddClusters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient();
        services.AddSingleton<IConnector, SimulatedCluster>().AddKubernetesClusters(configuration).AddSingleton<Connectors>();
        foreach (var named in configuration.GetSection("Clusters:Slurm").GetChildren())
            services.AddSingleton<IConnector>(provider =>
            {
                var settings = named.Get<SlurmSettings>()!;
                var commands = new SlurmCommands(settings);
                return new SlurmConnector(
                    named.Key, settings, commands,
                    new(settings, commands, provider.GetRequiredService<IHttpClientFactory>().CreateClient(), provider.GetRequiredService<TimeProvider>()), new(commands), provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<SlurmConnector>>());
            });
        return services;
    }
}
