using Npgsql;
using Standards.Domain.Committees;
using Standards.Graph;
using Standards.ReadingABallot;
using Standards.Storage;

namespace Standards.ReadingACommittee;

/// <summary>A committee as its projection holds it.</summary>
sealed record CommitteeRow(Guid Id, CommitteeKind Kind, string Reference, string Name, string Scope, Guid? ParentId, DateTime From, DateTime At, Guid ActId)
{
    const int MostBallots = 200;
    const string Select = "select id, kind, reference, name, scope, parent_id, from_at, at, act_id from committee";

    public static async Task<IReadOnlyDictionary<Guid, CommitteeView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(c => c.Id, c => new CommitteeView(c));

    /// <exception cref="RefusalError">There is no such committee.</exception>
    public static async Task<CommitteeRow> RequireAsync(NpgsqlDataSource database, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = $1", [Sql.Uuid(id)], Read, cancellation)) is [var committee]
            ? committee
            : throw new RefusalError("committee.unknown", "There is no such committee.");

    /// <summary>Those that stand under each committee, by reference.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<CommitteeView>>> UnderAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> parents, CancellationToken cancellation)
    {
        var found = (await database.ReadAsync($"{Select} where parent_id = any($1) order by reference", [Sql.Uuids([.. parents])], Read, cancellation))
            .ToLookup(c => c.ParentId, c => new CommitteeView(c));
        return parents.ToDictionary(p => p, p => (IReadOnlyList<CommitteeView>)[.. found[p]]);
    }

    /// <summary>The newest ballots whose electorate was taken from each committee.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<BallotView>>> BallotsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> committees, CancellationToken cancellation)
    {
        var links = await database.ReadAsync(
            $"""
            select k.id, b.id from unnest($1) as k (id)
            cross join lateral (
              select b.id, b.opens_at from committee_ballot c join ballot b on b.id = c.ballot_id
              where c.committee_id = k.id order by b.opens_at desc, b.id desc limit {MostBallots}) b
            order by b.opens_at desc, b.id desc
            """,
            [Sql.Uuids([.. committees])], row => (Committee: row.GetGuid(0), Ballot: row.GetGuid(1)), cancellation);
        var ballots = await BallotRow.FindAsync(database, [.. links.Select(l => l.Ballot)], cancellation);
        var byCommittee = links.ToLookup(l => l.Committee, l => ballots[l.Ballot]);
        return committees.ToDictionary(c => c, c => (IReadOnlyList<BallotView>)[.. byCommittee[c]]);
    }

    /// <summary>Newest first; where a member is given, those that it belongs to at an instant.</summary>
    public static Task<List<CommitteeRow>> ListAsync(
        NpgsqlDataSource database, Guid? member, DateTimeOffset now, Cursor after, int limit, CancellationToken cancellation) => database.ReadAsync(
        $"{Select} where (at, id) < ($1, $2) and {Belongs} order by at desc, id desc limit $5",
        [Sql.Instant(new DateTimeOffset(after.At)), Sql.Uuid(after.Id), Sql.Uuid(member), Sql.Instant(now), Sql.Int(limit)], Read, cancellation);

    public static async Task<int> CountAsync(NpgsqlDataSource database, Guid? member, DateTimeOffset now, CancellationToken cancellation) =>
        (await database.ReadAsync(
            $"select count(*)::int from committee where {Belongs.Replace("$3", "$1", StringComparison.Ordinal).Replace("$4", "$2", StringComparison.Ordinal)}",
            [Sql.Uuid(member), Sql.Instant(now)], r => r.GetInt32(0), cancellation))[0];

    const string Belongs =
        """
        ($3::uuid is null or exists (
          select 1 from committee_term t where t.committee_id = committee.id and t.member_id = $3 and t.from_at <= $4 and (t.until_at is null or $4 < t.until_at)))
        """;

    static CommitteeRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.Name<CommitteeKind>(1), row.GetString(2), row.GetString(3), row.GetString(4), row.OrNull<Guid>(5),
        row.GetFieldValue<DateTime>(6), row.GetFieldValue<DateTime>(7), row.GetGuid(8));
}
