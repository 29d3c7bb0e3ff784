using Standards.Domain.Comments;
using Standards.Storage;

namespace Standards.OpeningAConsultation;

/// <summary>What else changes when a consultation opens.</summary>
static class ConsultationOpening
{
    public static Commit Opened(this Commit commit, ConsultationEvent.Opened opened)
    {
        var terms = opened.Terms;
        return commit
            .Execute(
                "insert into consultation (draft_id, project_id, members, opens_at, closes_at, act_id) values ($1, $2, $3, $4, $5, $6)",
                Sql.Uuid(terms.Draft.Value), Sql.Uuid(terms.Project.Value), Sql.Uuids([.. terms.Members.Select(m => m.Value)]),
                Sql.Instant(terms.OpensAt), Sql.Instant(terms.ClosesAt), Sql.Uuid(opened.Act.Value))
            .Bind("standards.consultation-opened", opened.Act, terms.OpensAt, "draftId", terms.Draft.Value, opened);
    }
}
