using Collaborative.Domain.Pools;
using Collaborative.Storage;
using Npgsql;

namespace Collaborative.ReadingThePool;

/// <summary>The pool from its projections.</summary>
sealed class PoolShelf(NpgsqlDataSource database)
{
    Known? known;   // by the version of its stream

    /// <summary>As it is now, and the version of its stream up to which it certainly is.</summary>
    public async Task<(Pool Pool, int Version)> ReadAsync(CancellationToken cancellation)
    {
        var version = await database.ReadAsync("select max(version) from event where stream = $1", [Sql.Text($"pool-{Identifiers.SharedPool}")], r => r.OrNull<int>(0) ?? 0, cancellation);
        if (known is { } kept && kept.Version == version[0])
            return (kept.Pool, kept.Version);
        var pledges = await database.ReadAsync("select body from pledge", [], r => r.Value<Pledge>(0), cancellation);
        var maintenances = await database.ReadAsync("select body from maintenance", [], r => r.Value<Maintenance>(0), cancellation);
        var shares = await database.ReadAsync("select body from shares order by at desc, act_id desc limit 1", [], r => r.Value<Shares>(0), cancellation);
        var reserved = await database.ReadAsync("select body from advance_reservation", [], r => r.Value<AdvanceReservation>(0), cancellation);
        var rules = await database.ReadAsync("select body from cycle_rules order by at desc, act_id desc limit 1", [], r => r.Value<DecidedRules>(0), cancellation);
        var rates = await database.ReadAsync("select body from decided_rates order by at, act_id", [], r => r.Value<DecidedRates>(0), cancellation);
        var people = await database.ReadAsync("select project_id, person_id from project_person", [], r => (Project: new QuotaId(r.GetGuid(0)), Person: r.GetGuid(1)), cancellation);
        var pool = Pool.Initial with
        {
            Pledges = pledges.ToImmutableDictionary(p => p.Id),
            Maintenances = maintenances.ToImmutableDictionary(m => m.Id),
            Shares = shares.FirstOrDefault(),
            Rules = rules is [{ Cycles: var figures }] ? figures : Pool.Initial.Rules,
            Classes = rules is [{ Classes: var classes }] ? classes : Pool.Initial.Classes,
            Reserved = reserved.ToImmutableDictionary(r => r.Id),
            Rates = rates.Aggregate(Rates.None, (all, decided) => decided.AddedTo(all)),
            People = people.GroupBy(p => p.Project).ToImmutableDictionary(g => g.Key, g => g.Select(p => p.Person).ToImmutableSortedSet()),
        };
        known = new(pool, version[0]);
        return (pool, version[0]);
    }

    sealed record Known(Pool Pool, int Version);
}
