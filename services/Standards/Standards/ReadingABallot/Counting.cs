using BuildingBlocks.EventStore;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.ReadingABallot;

/// <summary>Counts votes where they are stored; no ballot is loaded for it.</summary>
static class Counting
{
    /// <summary>The tally of each ballot: of every member the highest revision.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Tally>> OfBallotsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            """
            select ballot_id, standing, position, reasoned, count(*)::int
            from (select distinct on (ballot_id, member_id) ballot_id, standing, position, reasoned from vote
                  where ballot_id = any($1) order by ballot_id, member_id, revision desc) as current_vote
            group by ballot_id, standing, position, reasoned
            """,
            [Sql.Uuids([.. ballots])],
            row => (Ballot: row.GetGuid(0), Part: Tally.Of(row.Name<Standing>(1), row.Name<Position>(2), row.GetBoolean(3), row.GetInt32(4))), cancellation);
        var byBallot = rows.ToLookup(r => r.Ballot, r => r.Part);
        return ballots.ToDictionary(b => b, b => byBallot[b].Aggregate(default(Tally), (sum, part) => sum + part));
    }
}
