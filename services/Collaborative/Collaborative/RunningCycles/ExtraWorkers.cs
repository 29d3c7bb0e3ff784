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

    /// <summary>Notes when workers were first seen begun, and when they were over before their leases were.</summary>
    public async Task StandAsync(IReadOnlyCollection<ExtraJob> jobs, DateTimeOffset now, CancellationToken cancellation)
    {
        Guid[] begun = [.. jobs.Where(j => !j.IsWaiting && (j.IsActive || j.Ended is not null)).Select(j => j.Id)];
        if (begun.Length > 0)
            await database.ExecuteAsync("update run set begun = $2 where id = any($1) and begun is null", [Sql.Uuids(begun), Sql.Instant(now)], cancellation);
        var over = jobs.Where(j => j.Ended is not null).ToList();
        if (over.Count > 0)
            await database.ExecuteAsync(
                "update run set over = o.at from unnest($1, $2) as o (id, at) where run.id = o.id and over is null", [Sql.Uuids([.. over.Select(o => o.Id)]), Sql.Instants([.. over.Select(o => o.Ended!.Value)])], cancellation);
    }
}
