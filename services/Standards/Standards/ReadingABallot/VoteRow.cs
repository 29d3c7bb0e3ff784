using System.Text.Json;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.ReadingABallot;

/// <summary>A casting as its projection holds it.</summary>
sealed record VoteRow(
    Guid ActId, Guid BallotId, Guid MemberId, Standing Standing, Position Position, string Comments, DateTime CastAt, int Revision,
    string? Statement, IReadOnlyList<string> Experts, bool Corrected, bool InHall)
{
    const string Columns = "v.act_id, v.ballot_id, v.member_id, v.standing, v.position, v.comments::text, v.cast_at, v.revision, v.statement, v.experts, v.corrected, v.in_hall";

    public static VoteRow Of(Guid ballot, BallotEvent.VoteCast cast) => new(
        cast.Act.Value, ballot, cast.Member.Value, cast.Standing, cast.Position,
        JsonSerializer.Serialize(cast.Comments, StoredJson.Options), cast.At.UtcDateTime, cast.Revision,
        cast.Statement, cast.Experts, Corrected: false, cast.InHall);

    /// <summary>The current votes of ballots, in the order of the electorate.</summary>
    public static async Task<IReadOnlyDictionary<(Guid, Position?), IReadOnlyList<VoteView>>> OfBallotsAsync(
        NpgsqlDataSource database, IReadOnlyList<(Guid Ballot, Position? Position)> keys, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            $"""
            select {Columns} from entitlement e
            cross join lateral (select * from vote where ballot_id = e.ballot_id and member_id = e.member_id order by revision desc limit 1) v
            where e.ballot_id = any($1) and v.position is not null order by e.ballot_id, e.place
            """,
            [Sql.Uuids([.. keys.Select(k => k.Ballot).Distinct()])], Read, cancellation);
        var byBallot = rows.ToLookup(r => r.BallotId);
        return keys.ToDictionary(
            k => k, k => (IReadOnlyList<VoteView>)[.. byBallot[k.Ballot].Where(r => k.Position is null || r.Position == k.Position).Select(r => new VoteView(r))]);
    }

    /// <summary>The current vote of one member in each ballot, where it has voted.</summary>
    public static async Task<IReadOnlyDictionary<(Guid, Guid), VoteView>> OfMembersAsync(
        NpgsqlDataSource database, IReadOnlyList<(Guid Ballot, Guid Member)> keys, CancellationToken cancellation) =>
        (await database.ReadAsync(
            $"""
            select {Columns} from unnest($1, $2) as k (ballot_id, member_id)
            cross join lateral (select * from vote where ballot_id = k.ballot_id and member_id = k.member_id order by revision desc limit 1) v
            where v.position is not null
            """,
            [Sql.Uuids([.. keys.Select(k => k.Ballot)]), Sql.Uuids([.. keys.Select(k => k.Member)])], Read, cancellation))
        .ToDictionary(r => (r.BallotId, r.MemberId), r => new VoteView(r));

    /// <summary>Castings by their acts, with what decides who may see them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DisclosableVote>> OfActsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> acts, CancellationToken cancellation) =>
        (await database.ReadAsync(
            $"""
            select {Columns}, b.disclosure, b.closed_at is not null,
                   not exists (select 1 from vote later where later.ballot_id = v.ballot_id and later.member_id = v.member_id and later.revision > v.revision)
            from vote v join ballot b on b.id = v.ballot_id where v.act_id = any($1) and v.position is not null
            """,
            [Sql.Uuids([.. acts])],
            row => new DisclosableVote(Read(row), row.Name<Disclosure>(12), row.GetBoolean(13), row.GetBoolean(14)), cancellation))
        .ToDictionary(v => v.Row.ActId);

    static VoteRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.Name<Standing>(3), row.Name<Position>(4), row.GetString(5),
        row.GetFieldValue<DateTime>(6), row.GetInt32(7), row.TextOrNull(8), row.GetFieldValue<string[]>(9), row.GetBoolean(10), row.GetBoolean(11));
}

/// <summary>A casting that may have to stay hidden.</summary>
sealed record DisclosableVote(VoteRow Row, Disclosure Disclosure, bool IsClosed, bool IsCurrent)
{
    /// <summary>The member itself sees it always; everyone else once it is disclosed. What was changed before a late disclosure stays the member's own affair.</summary>
    public bool IsVisibleTo(Guid? organization) =>
        Row.MemberId == organization || Disclosure is Disclosure.WhenCast || (IsClosed && IsCurrent);
}
