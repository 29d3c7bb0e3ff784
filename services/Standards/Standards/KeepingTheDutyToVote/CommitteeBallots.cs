using BuildingBlocks.Messaging;
using Contracts.Standards;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.Domain.Committees;
using Standards.FoundingACommittee;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.KeepingTheDutyToVote;

/// <summary>Counts a ballot for the duty to vote when it has closed, if it was internal: put to the participating members of a committee and to nobody else.</summary>
static class CommitteeBallots
{
    public static async Task CountAsync(BallotClosed closed, Delivery delivery, HttpContext http)
    {
        var database = http.RequestServices.GetRequiredService<NpgsqlDataSource>();
        var found = await database.ReadAsync(
            """
            select c.committee_id, b.title from committee_ballot c join ballot b on b.id = c.ballot_id
            where c.ballot_id = $1 and not exists (select 1 from entitlement e where e.ballot_id = c.ballot_id and e.standing <> $2)
            """,
            [Sql.Uuid(closed.BallotId), Sql.Text(nameof(Standing.Participating))], row => (Committee: row.GetGuid(0), Title: row.GetString(1)), http.RequestAborted);
        if (found is not [var ballot])
            return;

        var owing = await database.ReadAsync(
            """
            select e.member_id, exists (select 1 from vote v where v.ballot_id = e.ballot_id and v.member_id = e.member_id)
            from entitlement e where e.ballot_id = $1 order by e.place
            """,
            [Sql.Uuid(closed.BallotId)], row => (Member: new MemberId(row.GetGuid(0)), Voted: row.GetBoolean(1)), http.RequestAborted);
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<ICommitteeGrain>(ballot.Committee.ToString("D")).CountBallotAsync(CommitteeOrder.Of(new CommitteeCommand.CountBallot(
            default, new(closed.BallotId), ballot.Title, closed.ClosedAt, [.. owing.Select(o => o.Member)], [.. owing.Where(o => o.Voted).Select(o => o.Member)], default)));
    }
}
