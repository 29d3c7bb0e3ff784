using Collaborative.Clusters;
using Collaborative.Storage;
using Npgsql;

namespace Collaborative.RunningCycles;

/// <summary>The workers that leases have beyond the least they need, as the cycles gave them: each is a run of its own.</summary>
sealed class ExtraWorkers(NpgsqlDataSource database)
{
    public async Task<ILookup<Guid, Extra>> OfAsync(IReadOnlyCollection<Guid> leases) =>
        (await database.ReadAsync(
            "select lease, id, workers from run where extra and ended is null and lease = any($1) order by started, id", [Sql.Uuids([.. leases])],
            r => (Lease: r.GetGuid(0), Extra: new Extra(r.GetGuid(1), r.Value<ImmutableArray<Worker>>(2)[0])), CancellationToken.None))
        .ToLookup(e => e.Lease, e => e.Extra);
}
