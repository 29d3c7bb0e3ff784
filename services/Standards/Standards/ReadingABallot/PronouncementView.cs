using System.Text.Json;
using GraphQL;
using Npgsql;
using Standards.ClosingABallot;
using Standards.Domain.Ballots;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingABallot;

/// <summary>A result that was pronounced, and why; the newest holds.</summary>
[Public, Name("Pronouncement")]
sealed class PronouncementView(PronouncementRow row, VotingRule rule)
{
    public DateTime At => row.At;

    public PronouncementCause Cause => row.Cause;

    public string Because => row.Because;

    public OrganizationStub? Member => row.Member is { } member ? new(member) : null;

    public Position? Position => row.Position;

    public BallotResultView Result => new(JsonSerializer.Deserialize<Result>(row.Result, StoredJson.Options)!, rule);

    public ReceiptStub Receipt => new(row.Act);
}

/// <summary>A pronouncement as its projection holds it.</summary>
sealed record PronouncementRow(Guid Ballot, Guid Act, DateTime At, PronouncementCause Cause, string Because, Guid? Member, Position? Position, string Result)
{
    /// <summary>The pronouncements of each ballot, the newest first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PronouncementRow>>> OfBallotsAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> ballots, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            """
            select ballot_id, act_id, at, cause, because, member_id, position, result::text from pronouncement
            where ballot_id = any($1) order by ballot_id, at desc, act_id desc
            """,
            [Sql.Uuids([.. ballots])],
            row => new PronouncementRow(
                row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTime>(2), row.Name<PronouncementCause>(3), row.GetString(4),
                row.OrNull<Guid>(5), row.IsDBNull(6) ? null : row.Name<Position>(6), row.GetString(7)), cancellation);
        var byBallot = rows.ToLookup(r => r.Ballot);
        return ballots.ToDictionary(b => b, b => (IReadOnlyList<PronouncementRow>)[.. byBallot[b]]);
    }
}
