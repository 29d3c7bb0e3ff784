using System.Text.Json;
using Standards.Domain.Projects;
using Standards.Storage;

namespace Standards.AdvancingAProject;

/// <summary>What else changes with each event of a project: its row, its history, its record.</summary>
static class ProjectSteps
{
    public static Commit Happened(this Commit commit, Guid project, int place, ProjectEvent happened) => happened switch
    {
        ProjectEvent.Registered e        => commit.Registered(project, e),
        ProjectEvent.Started e           => commit.Step(project, place, e, "started", e.Act, e.At).Bind("standards.project-started", e.Act, e.At, "projectId", project, e),
        ProjectEvent.MovedByDecision e   => commit.Moved(project, place, e, "moved-by-decision", e.Act, e.At, e.To),
        ProjectEvent.MovedByBallot e     => commit.Moved(project, place, e, "moved-by-ballot", e.Act, e.At, e.To),
        ProjectEvent.MovedByNewResult e  => commit.Moved(project, place, e, "moved-by-new-result", e.Act, e.At, e.To),
        ProjectEvent.MovedByPublication e => commit.Moved(project, place, e, "moved-by-publication", e.Act, e.At, e.To),
        ProjectEvent.MovedByDeadline e   => commit.Moved(project, place, e, "moved-by-deadline", e.Act, e.At, e.To),
        ProjectEvent.Escalated e         => commit.Step(project, place, e, "escalated", e.Act, e.At).Bind("standards.project-escalated", e.Act, e.At, "projectId", project, e),
        ProjectEvent.Extended e          => commit.Step(project, place, e, "extended", e.Act, e.At).Bind("standards.project-extended", e.Act, e.At, "projectId", project, e),
        ProjectEvent.Attested e          => commit.Step(project, place, e, "attested", e.Act, e.At).Bind("standards.evidence-attested", e.Act, e.At, "projectId", project, e),
        ProjectEvent.ScopeApproved e     => commit.ScopeApproved(project, e),
        _                                => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Where the project stands after all that, and what will happen to it by itself.</summary>
    public static Commit Stands(this Commit commit, Guid project, Project state)
    {
        var running = state as Project.Running ?? ((Project.Ended)state).Last;
        var dues = ProjectSchedule.Of(running);
        return commit
            .Execute(
                """
                insert into project_run (project_id, process_id, version, track, run, ended) values ($1, $2, $3, $4, $5, $6)
                on conflict (project_id) do update set run = excluded.run, ended = excluded.ended
                """,
                Sql.Uuid(project), Sql.Text(running.Process.Id), Sql.Int(running.Process.Version), Sql.Text(running.Track.Id),
                Sql.Json(JsonSerializer.Serialize(running.Run, StoredJson.Options)), Sql.Bool(state is Project.Ended))
            .Execute("delete from project_due where project_id = $1", Sql.Uuid(project))
            .Execute(
                """
                insert into project_due (project_id, place, name, at, consequence, to_stage, authority)
                select $1, place, name, at::timestamptz, consequence, nullif(to_stage, ''), nullif(authority, '')
                from unnest($2, $3, $4, $5, $6) with ordinality as due (name, at, consequence, to_stage, authority, place)
                """,
                Sql.Uuid(project), Sql.Texts([.. dues.Select(d => d.Name)]), Sql.Texts([.. dues.Select(d => SaltedRecord.Timestamp(d.At))]),
                Sql.Texts([.. dues.Select(d => d.Consequence.ToString())]), Sql.Texts([.. dues.Select(d => d.To?.Code ?? "")]),
                Sql.Texts([.. dues.Select(d => d.EscalateTo?.ToString() ?? "")]));
    }

    static Commit Registered(this Commit commit, Guid project, ProjectEvent.Registered registered) => commit
        .Execute(
            "insert into project (id, symbol, title, stage, registered_at, act_id, revises, committee_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            Sql.Uuid(project), Sql.Text(registered.Symbol), Sql.Text(registered.Title), Sql.Text(registered.Stage.Code),
            Sql.Instant(registered.At), Sql.Uuid(registered.Act.Value), Sql.Uuid(registered.Revises?.Value), Sql.Uuid(registered.Committee?.Value))
        .Bind("standards.project-registered", registered.Act, registered.At, "projectId", project, registered);

    static Commit ScopeApproved(this Commit commit, Guid project, ProjectEvent.ScopeApproved approved) => commit
        .Execute("update project set scope = $2, scope_act = $3 where id = $1", Sql.Uuid(project), Sql.Text(approved.Text), Sql.Uuid(approved.Act.Value))
        .Bind("standards.scope-approved", approved.Act, approved.At, "projectId", project, approved);

    static Commit Moved<TEvent>(this Commit commit, Guid project, int place, TEvent moved, string kind, ActId act, DateTimeOffset at, StageCode to)
        where TEvent : ProjectEvent => commit
        .Execute("update project set stage = $2 where id = $1", Sql.Uuid(project), Sql.Text(to.Code))
        .Step(project, place, moved, kind, act, at)
        .Bind("standards.project-moved", act, at, "projectId", project, moved);

    static Commit Step<TEvent>(this Commit commit, Guid project, int place, TEvent happened, string kind, ActId act, DateTimeOffset at)
        where TEvent : ProjectEvent => commit.Execute(
            "insert into project_step (act_id, project_id, place, kind, event, at) values ($1, $2, $3, $4, $5, $6)",
            Sql.Uuid(act.Value), Sql.Uuid(project), Sql.Int(place), Sql.Text(kind), Sql.Json(JsonSerializer.Serialize(happened, StoredJson.Options)), Sql.Instant(at));
}
