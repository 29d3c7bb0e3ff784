using Compliance.Graph;
using Compliance.RegisteringAModel;
using Npgsql;

namespace Compliance.ReadingModels;

/// <summary>The register as it stood at an instant: everything is reckoned from events. Who may see is decided by the rights of today.</summary>
sealed class ModelHistory(NpgsqlDataSource database, EventStore store, ModelRegister register)
{
    /// <summary>Every model that was registered then and may be seen today, newest first.</summary>
    public async Task<List<SeenModel>> AllAsync(Viewer viewer, DateTimeOffset at, CancellationToken cancellation)
    {
        var then = await ThenAsync(viewer, await register.AllAsync(viewer, cancellation), at, cancellation);
        return Kin.Joined(then, then.ToDictionary(m => m.Id), await KinAsync(at, cancellation));
    }

    /// <summary>One model, if it was registered then and may be seen today.</summary>
    public async Task<SeenModel?> FindAsync(Viewer viewer, Guid id, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await register.FindAsync(viewer, id, cancellation) is not { } now)
            return null;
        var related = await ThenAsync(viewer, [now, .. now.Bases.Concat(now.Teachers).Select(b => b.Model).DistinctBy(m => m.Id)], at, cancellation);
        if (related.Find(m => m.Id == id) is not { } model)
            return null;
        var kin = (await register.AncestryAsync([id], cancellation)).Where(k => k.At <= at).Select(k => k.Kin);
        return Kin.Joined([model], related.ToDictionary(m => m.Id), kin)[0];
    }

    async Task<List<SeenModel>> ThenAsync(Viewer viewer, List<SeenModel> now, DateTimeOffset at, CancellationToken cancellation)
    {
        var events = await store.ReadStreamsAsync(now.Select(m => $"model-{m.Id:D}"), cancellation);
        return [.. now.Select(m => Then(viewer, m, events[$"model-{m.Id:D}"].Select(ModelGrain.Codec.Read).TakeWhile(e => e.At <= at), at)).OfType<SeenModel>()];
    }

    static SeenModel? Then(Viewer viewer, SeenModel now, IEnumerable<ModelEvent> events, DateTimeOffset at)
    {
        if (events.Aggregate(Model.Initial, Model.Evolve) is not Model.Registered then)
            return null;
        var filed = viewer.SeesWhatIsFiledBy(then.Details.Developers.Select(d => d.Id));
        return now with { Compute = then.Compute(filed), Began = then.TrainingBegan(filed), Bases = [], Teachers = [], AsOf = at };
    }

    Task<List<Kinship>> KinAsync(DateTimeOffset at, CancellationToken cancellation) => database.ReadAsync(
        "select child_id, parent_id, how from kinship where declared_at <= $1", [Sql.Instant(at)], r => new Kinship(r.GetGuid(0), r.GetGuid(1), r.Name<Descent>(2)), cancellation);
}
