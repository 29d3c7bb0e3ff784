using System.Text.Json;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.ClosingABallot;

/// <summary>Why a result was pronounced.</summary>
public enum PronouncementCause
{
    Closing,
    Correction,
    CastingVote,
}

/// <summary>A result as it was pronounced.</summary>
sealed record Pronounced(PronouncementCause Cause, ActId Act, DateTimeOffset At, string Because, MemberId? Member, Position? Position, Result Result);

/// <summary>Makes a result the one that holds. Those before stay.</summary>
static class Pronouncing
{
    public static Commit Pronounced(this Commit commit, Guid ballot, Pronounced pronounced)
    {
        var result = JsonSerializer.Serialize(pronounced.Result, StoredJson.Options);
        return commit
            .Execute("update ballot set result = $2 where id = $1", Sql.Uuid(ballot), Sql.Json(result))
            .Execute(
                """
                insert into pronouncement (ballot_id, act_id, at, cause, because, member_id, position, result)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                Sql.Uuid(ballot), Sql.Uuid(pronounced.Act.Value), Sql.Instant(pronounced.At), Sql.Text(pronounced.Cause.ToString()), Sql.Text(pronounced.Because),
                Sql.Uuid(pronounced.Member?.Value), Sql.Text(pronounced.Position?.ToString()), Sql.Json(result));
    }
}
