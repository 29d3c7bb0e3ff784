using Compliance.Storage;

namespace Compliance.WatchingDuties;

/// <summary>What else changes with duties, and what duties change with.</summary>
static class DutyProjection
{
    /// <summary>What has come of a duty.</summary>
    public static void Stands(this Commit commit, DutySubject subject, DutyEvent happened, WatchedDuty duty)
    {
        var id = Sql.Uuid(Identifiers.OfDuty(subject.Id, happened.Filing));
        commit.Execute(
            """
            insert into duty_docket (id, subject_id, regime, duty, due_earliest, due_latest, is_asked) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (id) do update set due_earliest = excluded.due_earliest, due_latest = excluded.due_latest, is_asked = excluded.is_asked
            """,
            id, Sql.Uuid(subject.Id), Sql.Text(happened.Filing.Regime), Sql.Text(happened.Filing.Duty), Sql.Instant(duty.Due?.Earliest), Sql.Instant(duty.Due?.Latest), Sql.Bool(duty.IsAsked));
        id = Sql.Uuid(Identifiers.OfDuty(subject.Id, happened.Filing));
        _ = happened switch
        {
            DutyEvent.Reminded e => commit.Execute("update duty_docket set reminded_for = $2, reminders = reminders + 1, reminder_act = $3 where id = $1", id, Sql.Instant(e.Moment), Sql.Uuid(e.Act)),
            DutyEvent.Missed e   => commit.Execute("update duty_docket set missed_at = $2, missed_act = $3, finding_id = $4 where id = $1", id, Sql.Instant(e.At), Sql.Uuid(e.Act), Sql.Uuid(e.Finding)),
            DutyEvent.Filed e    => commit.Execute("update duty_docket set filed_at = $2, reference = $3, filed_act = $4 where id = $1", id, Sql.Instant(e.At), Sql.Text(e.Reference), Sql.Uuid(e.Act)),
            _                    => commit,
        };
    }

    /// <summary>What regimes ask of a model may be something else from now on, and because of its incidents too.</summary>
    public static Commit MayOweOtherwise(this Commit commit, Guid model) => commit
        .Execute("insert into duty_subject (id, model_id, is_incident) values ($1, $1, false) on conflict (id) do update set changes = duty_subject.changes + 1", Sql.Uuid(model))
        .Execute("update duty_subject set changes = changes + 1 where model_id = $1 and is_incident", Sql.Uuid(model));

    /// <summary>What regimes ask because of an incident may be something else from now on.</summary>
    public static Commit MayOweOtherwise(this Commit commit, Guid incident, Guid model) => commit.Execute(
        "insert into duty_subject (id, model_id, is_incident) values ($1, $2, true) on conflict (id) do update set model_id = excluded.model_id, changes = duty_subject.changes + 1", Sql.Uuid(incident), Sql.Uuid(model));
}
