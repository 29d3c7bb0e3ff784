using System.Numerics;
using System.Text.Json;
using Compliance.Graph;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Npgsql;

namespace Compliance.ReadingModels;

/// <summary>A model as whoever looks may see it.</summary>
/// <param name="Compute">What regimes look at; null where nothing is known.</param>
/// <param name="Began">The day on which its training began.</param>
/// <param name="IsFiled">Whether a developer filed it, so that it is not public.</param>
/// <param name="Known">What is known of each version.</param>
sealed record SeenModel(
    Guid Id, string Name, ImmutableArray<Developer> Developers, ImmutableArray<string> Domains, DateOnly? Deployed, bool IsFiled, ComputeExtent? Compute, DateOnly? Began, Lazy<ImmutableArray<SeenVersion>> Known)
{
    readonly Lazy<(ImmutableArray<SeenBase> Bases, ImmutableArray<SeenBase> Teachers)> ancestry = new(() => ([], []));

    /// <summary>What it comes of; null where it comes of nothing.</summary>
    public Family? Family
    {
        get;
        init => (field, ancestry) = (value, new(() => value?.Of(Id) ?? ([], [])));
    }

    /// <summary>The models of whose weights it comes and that may be seen, nearest first, each once.</summary>
    public ImmutableArray<SeenBase> Bases => ancestry.Value.Bases;

    /// <summary>Those from which it was distilled and that may be seen; nothing is inherited of them.</summary>
    public ImmutableArray<SeenBase> Teachers => ancestry.Value.Teachers;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<SeenVersion> Versions => Known.Value;

    /// <summary>The one that stands for it: the newest of which compute is known, else the newest.</summary>
    public string? Version => (Versions.LastOrDefault(v => v.Compute is not null) ?? Versions.LastOrDefault())?.Name;

    /// <summary>The instant at which it stood so; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    public Inherited? Inherited => InheritedOf(Compute, Bases);

    public Subject Subject => new(Compute, Domains) { Inherited = Inherited };

    /// <summary>What one of its versions inherits.</summary>
    public Inherited? InheritedBy(string version) => InheritedOf(ComputeOf(version), Family?.Of(Id, version).Bases ?? []);

    /// <summary>Of a version; null where nothing is known of it.</summary>
    public ComputeExtent? ComputeOf(string? version) => version is null ? Compute : Versions.FirstOrDefault(v => v.Name == version)?.Compute;

    Inherited? InheritedOf(ComputeExtent? own, ImmutableArray<SeenBase> bases) =>
        Domain.Regimes.Inherited.Of(own, [.. bases.Where(IsOurs).Select(b => b.Compute)], [.. bases.Where(b => !IsOurs(b)).Select(b => b.Compute)]);

    /// <summary>A threshold is met at the latest when the model is deployed.</summary>
    public Course Course => new(Began, Deployed, Deployed);

    bool IsOurs(SeenBase other) => other.Model.Developers.Any(d => Developers.Any(m => m.Id == d.Id));
}

/// <summary>The register, as whoever looks may see it: now, or as it stood at an instant. Who may see is decided by the rights of today.</summary>
sealed class ModelRegister(NpgsqlDataSource database, EventStore store)
{
    const string Seen = "(not m.is_filed or $1 or m.developer_ids @> array[$2::uuid])";

    // As many rows are read for the past as for now: of each model the last that was there by then.
    static string Select(DateTimeOffset? at) =>
        $"""
        select m.id, m.name, m.developer_ids, m.developer_names, m.domains, m.deployed, m.is_filed,
               p.low, p.high, p.basis, p.began, p.filed_low, p.filed_high, p.filed_basis, p.filed_began, p.versions::text
        from model m cross join lateral ({(at is null ? "select m.*" : "select * from model_past where model_id = m.id and from_at <= $3 order by from_at desc, number desc limit 1")}) p
        """;

    /// <summary>Every model that may be seen, newest first.</summary>
    /// <param name="at">As it stood then; null for now.</param>
    public async Task<List<SeenModel>> AllAsync(Viewer viewer, CancellationToken cancellation, DateTimeOffset? at = null)
    {
        var models = await database.ReadAsync(
            $"{Select(at)} where {Seen} order by m.deployed desc nulls last, m.name, m.id", Seeing(viewer, at), row => Read(row, viewer, at), cancellation);
        var kin = await database.ReadAsync($"select {KinColumns} from kinship where $1::timestamptz is null or declared_at <= $1", [Sql.Instant(at)], ReadKin, cancellation);
        return new Family(models.ToDictionary(m => m.Id), kin).Join(models);
    }

    /// <summary>These models, as far as they may be seen.</summary>
    /// <param name="at">As they stood then; null for now.</param>
    public async Task<List<SeenModel>> FindAsync(Viewer viewer, IReadOnlyCollection<Guid> ids, CancellationToken cancellation, DateTimeOffset? at = null) =>
        await JoinedAsync(viewer, await RowsAsync(viewer, ids, at, cancellation), at, cancellation);

    /// <summary>One model, if it may be seen.</summary>
    public async Task<SeenModel?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation, DateTimeOffset? at = null) => (await FindAsync(viewer, [id], cancellation, at)).SingleOrDefault();

    /// <summary>Every model of a developer; nothing hidden.</summary>
    public async Task<List<SeenModel>> OfDeveloperAsync(Guid developer, CancellationToken cancellation)
    {
        var everything = new Viewer(SeesAll: true, null);
        return await JoinedAsync(everything, await database.ReadAsync($"{Select(null)} where m.developer_ids @> array[$1::uuid] order by m.name, m.id", [Sql.Uuid(developer)], row => Read(row, everything, null), cancellation), null, cancellation);
    }

    /// <summary>All that was declared of the ancestors of these models, with when it was; nothing hidden.</summary>
    public Task<List<(Kinship Kin, DateTimeOffset At)>> AncestryAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => database.ReadAsync(
        $"""
        with recursive up as (
          select * from kinship where child_id = any($1)
          union select k.* from kinship k join up on k.child_id = up.parent_id and up.how <> 'DistilledFrom'
        ) select {KinColumns}, declared_at from up
        """,
        [Sql.Uuids([.. ids])], r => (ReadKin(r), r.GetDateTime(5) is var at && at == DateTime.MinValue ? DateTimeOffset.MinValue : new DateTimeOffset(at)), cancellation);

    async Task<List<SeenModel>> JoinedAsync(Viewer viewer, List<SeenModel> models, DateTimeOffset? at, CancellationToken cancellation)
    {
        if (models.Count == 0 || (await AncestryAsync([.. models.Select(m => m.Id)], cancellation)).FindAll(k => at is null || k.At <= at) is not { Count: > 0 } kin)
            return models;
        var known = models.ToDictionary(m => m.Id);
        foreach (var other in await RowsAsync(viewer, [.. kin.SelectMany(k => new[] { k.Kin.Child, k.Kin.Parent }).Distinct().Where(k => !known.ContainsKey(k))], at, cancellation))
            known.Add(other.Id, other);
        return new Family(known, kin.Select(k => k.Kin)).Join(models);
    }

    Task<List<SeenModel>> RowsAsync(Viewer viewer, IReadOnlyCollection<Guid> ids, DateTimeOffset? at, CancellationToken cancellation) => database.ReadAsync(
        $"{Select(at)} where m.id = any($4) and {Seen} order by m.name, m.id", [.. Seeing(viewer, at), Sql.Uuids([.. ids])], row => Read(row, viewer, at), cancellation);

    static NpgsqlParameter[] Seeing(Viewer viewer, DateTimeOffset? at) => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Instant(at)];

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
        $"select {KinColumns} from kinship where child_id = $1 or parent_id = $1 order by how, child_id, parent_id, child_version nulls first, parent_version nulls first",
        [Sql.Uuid(model)], ReadKin, cancellation);

    const string KinColumns = "child_id, parent_id, how, child_version, parent_version";

    static Kinship ReadKin(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.Name<Descent>(2), row.TextOrNull(3), row.TextOrNull(4));

    static SeenModel Read(NpgsqlDataReader row, Viewer viewer, DateTimeOffset? asOf)
    {
        var developers = row.GetFieldValue<Guid[]>(2).Zip(row.GetFieldValue<string[]>(3), (id, name) => new Developer(id, name)).ToImmutableArray();
        var filed = viewer.SeesWhatIsFiledBy(developers.Select(d => d.Id));
        var (at, versions) = (filed ? 11 : 7, row.GetString(15));
        return new(
            row.GetGuid(0), row.GetString(1), developers, [.. row.GetFieldValue<string[]>(4)], row.OrNull<DateOnly>(5), row.GetBoolean(6),
            row.IsDBNull(at) ? null : new ComputeExtent(Amount(row, at), Amount(row, at + 1), row.Name<ComputeBasis>(at + 2)), row.OrNull<DateOnly>(at + 3),
            new(() => [.. JsonSerializer.Deserialize<VersionCompute[]>(versions, StoredJson.Options)!.Select(v => new SeenVersion(v.Name, filed ? v.Filed : v.Open))])) { AsOf = asOf };
    }

    static Flop Amount(NpgsqlDataReader row, int column) =>
        Flop.Of(row.GetFieldValue<BigInteger>(column), out var flop) is { } wrong ? throw new InvalidDataException(wrong.Message) : flop;
}
