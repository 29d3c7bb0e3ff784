using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.ClosingABallot;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.CorrectingARecord;

/// <summary>What else changes when the record of a vote is put right. The row that was wrong stays; comments and statement go on to the new one.</summary>
static class RecordCorrecting
{
    public static Commit Corrected(this Commit commit, Guid ballot, Terms terms, BallotEvent.VoteCorrected corrected) => commit
        .Execute(
            """
            insert into vote (ballot_id, member_id, revision, act_id, standing, position, reasoned, comments, cast_at, statement, experts, names_experts, corrected)
            select $1, $2, $3, $4, $5, $6, $7, coalesce(last.comments, '[]'), $8, last.statement, case when $9 then last.experts else '{}' end, $9, true
            from (select 1) as once left join lateral
                 (select * from vote where ballot_id = $1 and member_id = $2 order by revision desc limit 1) as last on true
            """,
            Sql.Uuid(ballot), Sql.Uuid(corrected.Member.Value), Sql.Int(corrected.Revision), Sql.Uuid(corrected.Act.Value), Sql.Text(corrected.Standing.ToString()),
            Sql.Text(corrected.Position?.ToString()), Sql.Bool(corrected.Reasoned), Sql.Instant(corrected.At), Sql.Bool(corrected.NamesExperts))
        .Pronounced(ballot, new(PronouncementCause.Correction, corrected.Act, corrected.At, corrected.Reason, corrected.Member, corrected.Position, corrected.Result))
        .Bind("standards.vote-corrected", corrected.Act, corrected.At, "ballotId", ballot, corrected)
        .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotResultChanged(
            ballot, terms.Project.Value, corrected.At, corrected.Reason, corrected.Result.Approved, corrected.Result.Explanation, corrected.Act.Value)));
}
