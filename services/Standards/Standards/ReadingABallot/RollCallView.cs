using GraphQL;
using Npgsql;
using Standards.Domain;
using Standards.Domain.Ballots;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingABallot;

/// <summary>A vote by roll call.</summary>
[Public, Name("RollCall")]
sealed class RollCallView(Guid act, DateTime calledAt, IReadOnlyList<RollSeat> seats)
{
    readonly RollSeat? next = RollSeat.Next(seats);

    public DateTime CalledAt => calledAt;

    /// <summary>In the order in which they are called.</summary>
    public IEnumerable<RollSeatView> Seats => seats.Select(s => new RollSeatView(s, s == next));

    /// <summary>Who is called now; null when the roll is through.</summary>
    public OrganizationStub? Next => next is null ? null : new(next.Member.Value);

    public ReceiptStub Receipt => new(act);

    internal static async Task<IReadOnlyDictionary<Guid, RollCallView>> OfBallotsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            """
            select r.ballot_id, r.act_id, r.called_at, m.member_id, v.position, coalesce(a.calls, 0)
            from roll_call r cross join lateral unnest(r.members) with ordinality as m (member_id, place)
            left join lateral (select position from vote where ballot_id = r.ballot_id and member_id = m.member_id order by revision desc limit 1) v on true
            left join lateral (select max(call) as calls from roll_absence where ballot_id = r.ballot_id and member_id = m.member_id) a on true
            where r.ballot_id = any($1) order by r.ballot_id, m.place
            """,
            [Sql.Uuids([.. ballots])],
            row => (Ballot: row.GetGuid(0), Act: row.GetGuid(1), CalledAt: row.GetFieldValue<DateTime>(2),
                Seat: new RollSeat(new(row.GetGuid(3)), row.IsDBNull(4) ? null : row.Name<Position>(4), row.GetInt32(5))), cancellation);
        return rows.GroupBy(r => r.Ballot).ToDictionary(g => g.Key, g => new RollCallView(g.First().Act, g.First().CalledAt, [.. g.Select(r => r.Seat)]));
    }
}

/// <summary>A member on a roll.</summary>
[Public, Name("RollSeat")]
sealed class RollSeatView(RollSeat seat, bool isNext)
{
    public OrganizationStub Member => new(seat.Member.Value);

    /// <summary>Its answer; null where it has not answered.</summary>
    public Position? Position => seat.Position;

    /// <summary>How often it was called and did not answer.</summary>
    public int Absences => seat.Absences;

    public bool IsNext => isNext;
}
