using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Compliance.Graph;
using Compliance.RegisteringAProvider;
using Npgsql;

namespace Compliance.ReadingProviders;

/// <summary>A provider as whoever looks may see it.</summary>
sealed record SeenProvider(Guid Id, Guid Organization, string Name, ProviderKind Kind, string Jurisdiction, string Source, bool IsFiled, DateTime RegisteredAt, Guid Act);

/// <summary>A cluster as whoever looks may see it.</summary>
/// <param name="IsPast">It is shown as it stood once: which runs were on record then is not reckoned.</param>
sealed record SeenCluster(Guid Id, SeenProvider Provider, Cluster State, bool IsPast = false);

/// <summary>A run on a cluster, with its model.</summary>
sealed record RunThere(Guid Cluster, Guid Model, string ModelName, string Version, BorneRun Borne, bool IsFiled);

/// <summary>Providers and clusters: what is public, and what an organization filed of itself for itself and for overseers.</summary>
sealed class ProviderRegister(NpgsqlDataSource database, EventStore store)
{
    const string Open = "(not {0}.is_filed or $1 or p.organization_id = $2)";
    const int MostRuns = 300;
    static readonly string Provider = string.Format(CultureInfo.InvariantCulture, Open, "p");
    static readonly string Both = $"{Provider} and {string.Format(CultureInfo.InvariantCulture, Open, "c")}";

    /// <summary>Every provider that may be seen, by name.</summary>
    public Task<List<SeenProvider>> AllAsync(Viewer viewer, CancellationToken cancellation) => database.ReadAsync(
        $"select p.* from compute_provider p where {Provider} order by p.name, p.id", [.. Who(viewer)], Read, cancellation);

    /// <summary>These providers, as far as they may be seen.</summary>
    public Task<List<SeenProvider>> FindAsync(Viewer viewer, Guid[] ids, CancellationToken cancellation) => database.ReadAsync(
        $"select p.* from compute_provider p where p.id = any($3) and {Provider} order by p.name, p.id", [.. Who(viewer), Sql.Uuids(ids)], Read, cancellation);

    /// <summary>Every cluster that may be seen, or those of one provider, by the names of providers and their own.</summary>
    public Task<List<SeenCluster>> ClustersAsync(Viewer viewer, Guid? provider, CancellationToken cancellation) => database.ReadAsync(
        $"select p.*, c.id, c.state from compute_cluster c join compute_provider p on p.id = c.provider_id where {Both} and ($3::uuid is null or c.provider_id = $3) order by p.name, c.state -> 'sheet' ->> 'name', c.id",
        [.. Who(viewer), Sql.Uuid(provider)], ReadCluster, cancellation);

    /// <summary>These clusters, as far as they may be seen.</summary>
    public Task<List<SeenCluster>> FindClustersAsync(Viewer viewer, Guid[] ids, CancellationToken cancellation) => database.ReadAsync(
        $"select p.*, c.id, c.state from compute_cluster c join compute_provider p on p.id = c.provider_id where {Both} and c.id = any($3) order by c.id",
        [.. Who(viewer), Sql.Uuids(ids)], ReadCluster, cancellation);

    /// <summary>One cluster, if it may be seen.</summary>
    public async Task<SeenCluster?> FindClusterAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await FindClustersAsync(viewer, [id], cancellation)).SingleOrDefault();

    /// <summary>A cluster as it stood at an instant; null if it was not registered then.</summary>
    public async Task<SeenCluster?> AsOfAsync(SeenCluster seen, DateTimeOffset at, CancellationToken cancellation) =>
        (await EventsAsync(seen.Provider.Id, at, cancellation)).Aggregate(ComputeProvider.Initial, ComputeProvider.Evolve) is ComputeProvider.Registered then && then.Clusters.TryGetValue(seen.Id, out var state)
            ? seen with { State = state, IsPast = true } : null;

    /// <summary>The runs on clusters that count for who looks, the 300 with the most compute of each cluster, earliest first: what another developer filed is not among them, so that nothing follows from it.</summary>
    public Task<List<RunThere>> RunsAsync(Viewer viewer, Guid[] clusters, CancellationToken cancellation) => database.ReadAsync(
        $"""
        select cluster_id, model_id, name, version, run_id, from_day, until_day, low, chips, is_filed from (
          select r.*, m.name, row_number() over (partition by r.cluster_id order by r.low desc, r.run_id) as place
          from cluster_run r join model m on m.id = r.model_id, lateral (select $1 or coalesce(m.developer_ids @> array[$2::uuid], false) as inside) i
          where r.cluster_id = any($3) and (i.inside or not (m.is_filed or r.is_filed)) and not (i.inside and r.is_superseded)) x
        where place <= {MostRuns} order by from_day, run_id
        """,
        [.. Who(viewer), Sql.Uuids(clusters)],
        r => new RunThere(r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), new(r.GetGuid(4), r.GetFieldValue<DateOnly>(5), r.GetFieldValue<DateOnly>(6), r.GetFieldValue<BigInteger>(7), r.OrNull<int>(8)), r.GetBoolean(9)),
        cancellation);

    /// <summary>Everything that has happened to a provider and its clusters up to an instant, that one included; nothing hidden.</summary>
    public async Task<ImmutableArray<ProviderEvent>> EventsAsync(Guid provider, DateTimeOffset asOf, CancellationToken cancellation) =>
        [.. (await store.ReadStreamAsync($"provider-{provider:D}", 0, cancellation)).Select(ProviderGrain.Codec.Read).TakeWhile(e => e.At <= asOf)];

    static IEnumerable<NpgsqlParameter> Who(Viewer viewer) => [Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization)];

    static SeenProvider Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.Name<ProviderKind>(3), r.GetString(4), r.GetString(5), r.GetBoolean(6), r.GetFieldValue<DateTime>(7), r.GetGuid(8));

    static SeenCluster ReadCluster(NpgsqlDataReader r) => new(r.GetGuid(9), Read(r), JsonSerializer.Deserialize<Cluster>(r.GetString(10), StoredJson.Options)!);
}
