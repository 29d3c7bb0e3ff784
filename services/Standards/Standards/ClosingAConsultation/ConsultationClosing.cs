using BuildingBlocks.EventStore;
using Orleans;
using Orleans.Runtime;
using Standards.Domain.Comments;
using Standards.OpeningAConsultation;
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

/// <summary>The reminder by which a consultation closes; as a ballot's, it is looked at again every day.</summary>
static class ConsultationReminder
{
    const string Name = "deadline";
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);   // after a failure; the least that Orleans allows

    public static Task RemindAsync(this ConsultationGrain consultation, TimeSpan remaining) =>
        consultation.RegisterOrUpdateReminder(Name, remaining < LongestWait ? remaining : LongestWait, Period);

    public static async Task ForgetDeadlineAsync(this ConsultationGrain consultation)
    {
        if (await consultation.GetReminder(Name) is { } reminder)
            await consultation.UnregisterReminder(reminder);
    }
}
