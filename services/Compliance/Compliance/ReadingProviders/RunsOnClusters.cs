using Compliance.Graph;
using Compliance.ReadingModels;

namespace Compliance.ReadingProviders;

/// <summary>Runs with the clusters on which they were, as far as who looks may see both.</summary>
sealed record RunsOnClusters(ImmutableDictionary<Guid, SeenCluster> Clusters, ILookup<Guid, RunThere> Runs)
{
    /// <param name="past">As the clusters stood then; null for now.</param>
    public static async Task<RunsOnClusters> ReadAsync(ProviderRegister register, Viewer viewer, IEnumerable<TrainingRun> runs, DateTimeOffset? past, CancellationToken cancellation)
    {
        Guid[] ids = [.. runs.Select(r => r.On?.Cluster).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
            return new(ImmutableDictionary<Guid, SeenCluster>.Empty, Array.Empty<RunThere>().ToLookup(r => r.Cluster));
        var clusters = await register.FindClustersAsync(viewer, ids, cancellation);
        if (past is { } at)
        {
            var then = await Task.WhenAll(clusters.Select(c => register.AsOfAsync(c, at, cancellation)));
            return new(then.OfType<SeenCluster>().ToImmutableDictionary(c => c.Id), Array.Empty<RunThere>().ToLookup(r => r.Cluster));
        }
        return new(clusters.ToImmutableDictionary(c => c.Id), (await register.RunsAsync(viewer, [.. clusters.Select(c => c.Id)], cancellation)).ToLookup(r => r.Cluster));
    }

    public RunOnClusterView? Of(TrainingRun run, Viewer viewer, DateTimeOffset asOf) =>
        run.On is { } on && Clusters.TryGetValue(on.Cluster, out var cluster) ? new(cluster, run, [.. Runs[on.Cluster]], viewer, asOf) : null;
}
