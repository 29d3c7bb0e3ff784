using Standards.Domain.Comments;
using Standards.Storage;

namespace Standards.ClosingAConsultation;

/// <summary>What else changes when a consultation closes.</summary>
static class ConsultationClosing
{
    public static Commit Closed(this Commit commit, Guid draft, ConsultationEvent.Closed closed) => commit
        .Execute(
            "update consultation set closed_at = $2, closed_because = $3, closing_act_id = $4 where draft_id = $1",
            Sql.Uuid(draft), Sql.Instant(closed.At), Sql.Text(closed.Because), Sql.Uuid(closed.Act.Value))
        .Bind("standards.consultation-closed", closed.Act, closed.At, "draftId", draft, closed);
}
