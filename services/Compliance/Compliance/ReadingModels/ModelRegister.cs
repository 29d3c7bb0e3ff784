using System.Numerics;
using Compliance.Graph;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Npgsql;

namespace Compliance.ReadingModels;

/// <summary>A model as whoever looks may see it.</summary>
/// <param name="Compute">What regimes look at; null where nothing is known.</param>
/// <param name="Began">The day on which its training began.</param>
/// <param name="IsFiled">Whether a developer filed it, so that it is not public.</param>
sealed record SeenModel(
    Guid Id, string Name, ImmutableArray<Developer> Developers, ImmutableArray<string> Domains, DateOnly? Deployed, bool IsFiled, ComputeExtent? Compute, DateOnly? Began)
{
    /// <summary>The models of whose weights it comes and that may be seen, nearest first, each once.</summary>
    public ImmutableArray<SeenBase> Bases { get; init; } = [];

    /// <summary>Those from which it was distilled and that may be seen; nothing is inherited of them.</summary>
    public ImmutableArray<SeenBase> Teachers { get; init; } = [];

    /// <summary>The instant at which it stood so; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    public Inherited? Inherited => InheritedWith(Compute);

    public Subject Subject => new(Compute, Domains) { Inherited = Inherited };

    /// <summary>What it inherits, reckoned with this compute of its own.</summary>
    public Inherited? InheritedWith(ComputeExtent? own) =>
        Domain.Regimes.Inherited.Of(own, [.. Bases.Where(IsOurs).Select(b => b.Model.Compute)], [.. Bases.Where(b => !IsOurs(b)).Select(b => b.Model.Compute)]);

    /// <summary>A threshold is met at the latest when the model is deployed.</summary>
    public Course Course => new(Began, Deployed, Deployed);

    bool IsOurs(SeenBase other) => other.Model.Developers.Any(d => Developers.Any(m => m.Id == d.Id));
}

/// <summary>The register, as whoever looks may see it.</summary>
sealed class ModelRegister(NpgsqlDataSource database, EventStore store)
{
    const string Select =
        """
        select id, name, developer_ids, developer_names, domains, deployed, is_filed,
               low, high, basis, began, filed_low, filed_high, filed_basis, filed_began from model
        """;
    const string Seen = "(not is_filed or $1 or developer_ids @> array[$2::uuid])";

    /// <summary>Every model that may be seen, newest first.</summary>
    public async Task<List<SeenModel>> AllAsync(Viewer viewer, CancellationToken cancellation)
    {
        var models = await database.ReadAsync(
            $"{Select} where {Seen} order by deployed desc nulls last, name, id", [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization)], row => Read(row, viewer), cancellation);
        return Kin.Joined(models, models.ToDictionary(m => m.Id), await database.ReadAsync("select child_id, parent_id, how from kinship", [], ReadKin, cancellation));
    }

    /// <summary>These models, as far as they may be seen.</summary>
    public async Task<List<SeenModel>> FindAsync(Viewer viewer, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var models = await RowsAsync(viewer, ids, cancellation);
        return await JoinedAsync(viewer, models, cancellation);
    }

    /// <summary>One model, if it may be seen.</summary>
    public async Task<SeenModel?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await FindAsync(viewer, [id], cancellation)).SingleOrDefault();

    /// <summary>Every model of a developer; nothing hidden.</summary>
    public async Task<List<SeenModel>> OfDeveloperAsync(Guid developer, CancellationToken cancellation)
    {
        var everything = new Viewer(SeesAll: true, null);
        return await JoinedAsync(everything, await database.ReadAsync($"{Select} where developer_ids @> array[$1::uuid] order by name, id", [Sql.Uuid(developer)], row => Read(row, everything), cancellation), cancellation);
    }

    /// <summary>All that was declared of the ancestors of these models, with when it was; nothing hidden.</summary>
    public Task<List<(Kinship Kin, DateTimeOffset At)>> AncestryAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => database.ReadAsync(
        """
        with recursive up as (
          select * from kinship where child_id = any($1)
          union select k.* from kinship k join up on k.child_id = up.parent_id and up.how <> 'DistilledFrom'
        ) select child_id, parent_id, how, declared_at from up
        """,
        [Sql.Uuids([.. ids])], r => (ReadKin(r), r.GetDateTime(3) is var at && at == DateTime.MinValue ? DateTimeOffset.MinValue : new DateTimeOffset(at)), cancellation);

    async Task<List<SeenModel>> JoinedAsync(Viewer viewer, List<SeenModel> models, CancellationToken cancellation)
    {
        if (models.Count == 0 || await AncestryAsync([.. models.Select(m => m.Id)], cancellation) is not { Count: > 0 } kin)
            return models;
        var known = models.ToDictionary(m => m.Id);
        foreach (var other in await RowsAsync(viewer, [.. kin.SelectMany(k => new[] { k.Kin.Child, k.Kin.Parent }).Distinct().Where(k => !known.ContainsKey(k))], cancellation))
            known.Add(other.Id, other);
        return Kin.Joined(models, known, kin.Select(k => k.Kin));
    }

    Task<List<SeenModel>> RowsAsync(Viewer viewer, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => database.ReadAsync(
        $"{Select} where id = any($3) and {Seen} order by name, id", [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuids([.. ids])], row => Read(row, viewer), cancellation);

    /// <summary>Everything that has happened to a model up to an instant, that one included; nothing hidden.</summary>
    public async Task<ImmutableArray<ModelEvent>> EventsAsync(Guid id, DateTimeOffset asOf, CancellationToken cancellation) =>
        [.. (await store.ReadStreamAsync($"model-{id:D}", 0, cancellation)).Select(ModelGrain.Codec.Read).TakeWhile(e => e.At <= asOf)];

    /// <summary>Everything that has happened to these models; nothing hidden.</summary>
    public async Task<Dictionary<Guid, ImmutableArray<ModelEvent>>> EventsAsync(Guid[] ids, CancellationToken cancellation)
    {
        var streams = await store.ReadStreamsAsync(ids.Select(id => $"model-{id:D}"), cancellation);
        return ids.ToDictionary(id => id, id => streams[$"model-{id:D}"].Select(ModelGrain.Codec.Read).ToImmutableArray());
    }

    /// <exception cref="RefusalError">The model has no such version.</exception>
    public async Task DemandVersionAsync(Guid id, string version, CancellationToken cancellation)
    {
        if ((await EventsAsync(id, DateTimeOffset.MaxValue, cancellation)).Aggregate(Model.Initial, Model.Evolve) is not Model.Registered { Versions: var versions } || !versions.Contains(version))
            throw new RefusalError("model.version_unknown", new ModelRefusal.VersionUnknown(version).Message);
    }

    /// <summary>Which models these come of, and which come of these.</summary>
    public Task<List<Kinship>> KinAsync(Guid model, CancellationToken cancellation) => database.ReadAsync(
        "select child_id, parent_id, how from kinship where child_id = $1 or parent_id = $1 order by how, child_id, parent_id",
        [Sql.Uuid(model)], ReadKin, cancellation);

    static Kinship ReadKin(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.Name<Descent>(2));

    static SeenModel Read(NpgsqlDataReader row, Viewer viewer)
    {
        var developers = row.GetFieldValue<Guid[]>(2).Zip(row.GetFieldValue<string[]>(3), (id, name) => new Developer(id, name)).ToImmutableArray();
        var at = viewer.SeesWhatIsFiledBy(developers.Select(d => d.Id)) ? 11 : 7;
        return new(
            row.GetGuid(0), row.GetString(1), developers, [.. row.GetFieldValue<string[]>(4)], row.OrNull<DateOnly>(5), row.GetBoolean(6),
            row.IsDBNull(at) ? null : new ComputeExtent(Amount(row, at), Amount(row, at + 1), row.Name<ComputeBasis>(at + 2)), row.OrNull<DateOnly>(at + 3));
    }

    static Flop Amount(NpgsqlDataReader row, int column) =>
        Flop.Of(row.GetFieldValue<BigInteger>(column), out var flop) is { } wrong ? throw new InvalidDataException(wrong.Message) : flop;
}
