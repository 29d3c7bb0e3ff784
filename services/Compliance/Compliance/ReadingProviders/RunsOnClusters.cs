using Compliance.Graph;
using Compliance.ReadingModels;

namespace Compliance.ReadingProviders;

/// <summary>Runs with the clusters on which they were, as far as who looks may see both.</summary>
sealed class RunsOnClusters(IReadOnlyCollection<SeenCluster> clusters, ILookup<Guid, RunThere> runs)
{
    // All runs of a cluster are held against it once, however many of them are shown, and not at all where nobody asks.
    readonly ImmutableDictionary<Guid, (SeenCluster Cluster, Lazy<ImmutableArray<OverloadView>> Overloads)> byId =
        clusters.ToImmutableDictionary(c => c.Id, c => (c, new Lazy<ImmutableArray<OverloadView>>(() => [.. OverloadView.Among(c.State, [.. runs[c.Id]])])));

    /// <param name="past">As the clusters stood then; null for now.</param>
    public static async Task<RunsOnClusters> ReadAsync(ProviderRegister register, Viewer viewer, IEnumerable<TrainingRun> runs, DateTimeOffset? past, CancellationToken cancellation)
    {
        Guid[] ids = [.. runs.Select(r => r.On?.Cluster).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
            return new([], None);
        var clusters = await register.FindClustersAsync(viewer, ids, cancellation);
        if (past is { } at)
        {
            var then = await Task.WhenAll(clusters.Select(c => register.AsOfAsync(c, at, cancellation)));
            return new([.. then.OfType<SeenCluster>()], None);
        }
        return new(clusters, (await register.RunsAsync(viewer, [.. clusters.Select(c => c.Id)], cancellation)).ToLookup(r => r.Cluster));
    }

    public RunOnClusterView? Of(TrainingRun run, Viewer viewer, DateTimeOffset asOf) =>
        run.On is { } on && byId.TryGetValue(on.Cluster, out var there) ? new(there.Cluster, run, there.Overloads, viewer, asOf) : null;

    static ILookup<Guid, RunThere> None => Array.Empty<RunThere>().ToLookup(r => r.Cluster);
}
