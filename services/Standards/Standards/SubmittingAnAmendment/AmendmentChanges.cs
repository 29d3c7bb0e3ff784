using System.Text.Json;
using Standards.Domain.Amendments;
using Standards.Domain.Credentials;
using Standards.Storage;

namespace Standards.SubmittingAnAmendment;

/// <summary>What else changes with each event of a list of amendments: the rows, the history, the record.</summary>
static class AmendmentChanges
{
    public static Authority? Authority(this MemberActing acting) => acting.Under.Read<Authority>();

    public static Commit Standing(this Commit commit, Guid draft, AmendmentList list) => commit.Execute(
        "insert into amendment_list (draft_id, status, next_id) values ($1, $2, $3) on conflict (draft_id) do update set status = excluded.status, next_id = excluded.next_id",
        Sql.Uuid(draft), Sql.Text(list.GetType().Name), Sql.Uuid((list as AmendmentList.Consolidated)?.Edition.Value));

    public static Commit Happened(this Commit commit, Guid draft, int place, AmendmentList before, AmendmentList after, AmendmentEvent happened) => happened switch
    {
        AmendmentEvent.Submitted e         => commit.Add(draft, e).Act(draft, place, "submitted", e.Act, e.At, [e.Amendment], e.Sponsor).Bind("standards.amendment-submitted", e.Act, e.At, "draftId", draft, e),
        AmendmentEvent.CoSponsored e       => commit.Update(before, after).Act(draft, place, "co-sponsored", e.Act, e.At, [e.Amendment], e.Member).Bind("standards.amendment-co-sponsored", e.Act, e.At, "draftId", draft, e),
        AmendmentEvent.Withdrawn e         => commit.Update(before, after).Act(draft, place, "withdrawn", e.Act, e.At, [e.Amendment], null).Bind("standards.amendment-withdrawn", e.Act, e.At, "draftId", draft, e),
        AmendmentEvent.SubmissionsClosed e => commit.Act(draft, place, "submissions-closed", e.Act, e.At, [], null).Bind("standards.amendments-closed", e.Act, e.At, "draftId", draft, e),
        AmendmentEvent.Grouped e           => commit.Update(before, after).Act(draft, place, "grouped", e.Act, e.At, e.Amendments, null).Bind("standards.amendments-grouped", e.Act, e.At, "draftId", draft, e),
        AmendmentEvent.Decided e           => commit.Update(before, after).Act(draft, place, e.Carried ? "carried" : "rejected", e.Act, e.At, e.Amendments, null).Bind("standards.amendments-decided", e.Act, e.At, "draftId", draft, e),
        AmendmentEvent.Consolidated e      => commit.Act(draft, place, "consolidated", e.Act, e.At, e.Carried, null).Bind("standards.amendments-consolidated", e.Act, e.At, "draftId", draft, e),
        _                                  => throw new System.Diagnostics.UnreachableException(),
    };

    static Commit Add(this Commit commit, Guid draft, AmendmentEvent.Submitted submitted) => commit.Execute(
        """
        insert into amendment (id, draft_id, number, amends, operations, justification, sponsor, status, submitted_at, act_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        Sql.Uuid(submitted.Amendment.Value), Sql.Uuid(draft), Sql.Int(submitted.Number), Sql.Uuid(submitted.Amends?.Value),
        Sql.Json(JsonSerializer.Serialize(submitted.Operations, StoredJson.Options)), Sql.Text(submitted.Justification), Sql.Uuid(submitted.Sponsor.Value),
        Sql.Text(nameof(AmendmentStatus.Proposed)), Sql.Instant(submitted.At), Sql.Uuid(submitted.Act.Value));

    /// <summary>The amendments that stand otherwise than before.</summary>
    static Commit Update(this Commit commit, AmendmentList before, AmendmentList after)
    {
        foreach (var (was, now) in before.All.Zip(after.All).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
            commit.Execute(
                "update amendment set co_sponsors = $2, group_name = $3, status = $4, because = $5 where id = $1",
                Sql.Uuid(was.Id.Value), Sql.Uuids([.. now.CoSponsors.Select(m => m.Value)]), Sql.Text(now.Group), Sql.Text(now.Status.ToString()), Sql.Text(now.Because));
        return commit;
    }

    static Commit Act(this Commit commit, Guid draft, int place, string kind, ActId act, DateTimeOffset at, ImmutableArray<AmendmentId> amendments, MemberId? member) => commit.Execute(
        "insert into amendment_act (act_id, draft_id, place, kind, amendments, member_id, at) values ($1, $2, $3, $4, $5, $6, $7)",
        Sql.Uuid(act.Value), Sql.Uuid(draft), Sql.Int(place), Sql.Text(kind), Sql.Uuids([.. amendments.Select(a => a.Value)]), Sql.Uuid(member?.Value), Sql.Instant(at));
}
