using System.Text.Json;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.CastingAVote;

/// <summary>What else changes when a vote is cast. One row is added, none is changed, however many have voted.</summary>
static class VoteCasting
{
    public static Commit VoteCast(this Commit commit, Guid ballot, BallotEvent.VoteCast vote) => commit
        .ExecuteEach(
            """
            insert into vote (ballot_id, member_id, revision, act_id, standing, position, reasoned, comments, cast_at, statement, experts, names_experts, in_hall)
            select b, m, r, a, s, p, w, c, t, u, array(select jsonb_array_elements_text(e)), n, h
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as v (b, m, r, a, s, p, w, c, t, u, e, n, h)
            """,
            Sql.Uuid(ballot), Sql.Uuid(vote.Member.Value), Sql.Int(vote.Revision), Sql.Uuid(vote.Act.Value), Sql.Text(vote.Standing.ToString()),
            Sql.Text(vote.Position.ToString()), Sql.Bool(Vote.HasReasons(vote.Comments)),
            Sql.Json(JsonSerializer.Serialize(vote.Comments, StoredJson.Options)), Sql.Instant(vote.At),
            Sql.Text(vote.Statement), Sql.Json(JsonSerializer.Serialize(vote.Experts, StoredJson.Options)), Sql.Bool(!vote.Experts.IsEmpty), Sql.Bool(vote.InHall))
        .ByRight(vote.Act, vote.CastBy, vote.Under)
        .Bind("standards.vote-cast", vote.Act, vote.At, "ballotId", ballot, vote);
}
