using System.Text.Json;
using Npgsql;
using Standards.Domain;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.ReadingABallot;

/// <summary>Counts votes where they are stored; no ballot is loaded for it. Of every member the highest revision counts.</summary>
static class Counting
{
    const string Current =
        """
        from entitlement e left join
             (select distinct on (ballot_id, member_id) ballot_id, member_id, position, reasoned, names_experts from vote
              where ballot_id = any($1) order by ballot_id, member_id, revision desc) as v using (ballot_id, member_id)
        where e.ballot_id = any($1)
        """;

    /// <summary>The tally of each ballot.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Tally>> OfBallotsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            $"""
            select e.ballot_id, e.standing, e.marks::text, v.position, v.reasoned, v.names_experts, count(*)::int
            {Current} group by e.ballot_id, e.standing, e.marks::text, v.position, v.reasoned, v.names_experts
            """,
            [Sql.Uuids([.. ballots])],
            row => (Ballot: row.GetGuid(0), Part: (ProfileAt(row, 1), ChoiceAt(row, 3), row.GetInt32(6))), cancellation);
        var byBallot = rows.ToLookup(r => r.Ballot, r => r.Part);
        return ballots.ToDictionary(b => b, b => Tally.Of(byBallot[b]));
    }

    /// <summary>What the vote of every member of each ballot counts as, in the order of the electorate.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ImmutableList<Standpoint>>> StandpointsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            $"select e.ballot_id, e.member_id, e.standing, e.marks::text, v.position, v.reasoned, v.names_experts {Current} order by e.ballot_id, e.place",
            [Sql.Uuids([.. ballots])],
            row => (Ballot: row.GetGuid(0), Standpoint: new Standpoint(new MemberId(row.GetGuid(1)), ProfileAt(row, 2), ChoiceAt(row, 4))), cancellation);
        var byBallot = rows.ToLookup(r => r.Ballot, r => r.Standpoint);
        return ballots.ToDictionary(b => b, b => byBallot[b].ToImmutableList());
    }

    static Profile ProfileAt(NpgsqlDataReader row, int column) => new(
        row.Name<Standing>(column), row.TextOrNull(column + 1) is { } marks ? JsonSerializer.Deserialize<Attributes>(marks, StoredJson.Options)! : Attributes.None);

    static Choice ChoiceAt(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? Choice.NotVoting : Choices.Of(row.Name<Position>(column), row.GetBoolean(column + 1), row.GetBoolean(column + 2));
}
