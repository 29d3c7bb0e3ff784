using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.ReadingProviders;
using static Compliance.WeighingConditions.Values;

namespace Compliance.WeighingConditions;

/// <summary>Clusters on which the covered models were trained, one fact a run, and whether they could have done it.</summary>
sealed class ClusterFacts(ModelRegister models, ProviderRegister providers) : IFactSource
{
    public FactCatalogue Kinds { get; } = FactCatalogue.Of(
        ("cluster", [("name", FieldType.Names), ("chip", FieldType.Names), ("location", FieldType.Names), ("jurisdiction", FieldType.Names), ("version", FieldType.Names), ("chips", FieldType.Number), ("check", FieldType.Names)]));

    public async Task<List<TimedFact>> OfAsync(Licensed licensed, CancellationToken cancellation)
    {
        // A fact is shown to the holder of the licence: of a cluster that the holder may not see nothing is said.
        var (facts, holder) = (new List<TimedFact>(), new Viewer(SeesAll: false, licensed.Developer));
        foreach (var model in licensed.Models)
        {
            var events = await models.EventsAsync(model.Id, DateTimeOffset.MaxValue, cancellation);
            Guid[] ids = [.. events.OfType<ModelEvent.RunAssessed>().Select(e => e.Run.On?.Cluster).OfType<Guid>().Distinct()];
            foreach (var cluster in ids.Length == 0 ? [] : await providers.FindClustersAsync(holder, ids, cancellation))
                facts.AddRange(Of(model.Name, events, cluster.Id, await providers.EventsAsync(cluster.Provider.Id, DateTimeOffset.MaxValue, cancellation)));
        }
        return facts;
    }

    internal static IEnumerable<TimedFact> Of(string model, ImmutableArray<ModelEvent> events, Guid cluster, ImmutableArray<ProviderEvent> provider)
    {
        var turns = events.Where(e => e is ModelEvent.RunAssessed).Select(e => e.At).Concat(provider.Where(e => e.OfCluster == cluster).Select(e => e.At)).ToList();
        return events.OfType<ModelEvent.RunAssessed>().Where(e => e.Run.On?.Cluster == cluster).Select(e => e.Run.Id).Distinct().SelectMany(run => Pieces.Of(turns, at => At(run, at)));

        Fact? At(Guid id, DateTimeOffset instant)
        {
            if (events.TakeWhile(e => e.At <= instant).Aggregate(Model.Initial, Model.Evolve) is not Model.Registered then || !then.Runs.TryGetValue(id, out var run) || run.On is not { } on || on.Cluster != cluster
                || !then.RunsThatCount(run.Version, filed: true).Contains(run)
                || provider.TakeWhile(e => e.At <= instant).Aggregate(ComputeProvider.Initial, ComputeProvider.Evolve) is not ComputeProvider.Registered has || !has.Clusters.TryGetValue(cluster, out var there))
                return null;
            var fields = Fields(
                ("name", Name(there.Sheet.Name)), ("chip", Name(there.Sheet.Chip.Name)), ("location", Name(there.Sheet.Location)), ("jurisdiction", Name(has.Details.Jurisdiction)), ("version", Name(run.Version)));
            fields = run.Chips is { } chips ? fields.Add("chips", Count(chips)) : fields;
            return new("cluster", cluster, $"{model} {run.Version}: {there.Sheet.Name}", run.Compute is { } compute ? fields.Add("check", Name(ClusterCheck.Of(compute, on, there).Verdict)) : fields);
        }
    }
}
