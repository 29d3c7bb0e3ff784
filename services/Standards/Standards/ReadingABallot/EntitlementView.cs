using GraphQL;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingABallot;

[Public, Name("Entitlement")]
sealed class EntitlementView(Guid member, Standing standing)
{
    public OrganizationStub Member => new(member);

    public Standing Standing => standing;

    /// <summary>The electorate of each ballot, in the order of its opening.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<EntitlementView>>> OfBallotsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            "select ballot_id, member_id, standing from entitlement where ballot_id = any($1) order by ballot_id, place",
            [Sql.Uuids([.. ballots])],
            row => (Ballot: row.GetGuid(0), Entitlement: new EntitlementView(row.GetGuid(1), row.Name<Standing>(2))), cancellation);
        var byBallot = rows.ToLookup(r => r.Ballot, r => r.Entitlement);
        return ballots.ToDictionary(b => b, b => (IReadOnlyList<EntitlementView>)[.. byBallot[b]]);
    }
}
