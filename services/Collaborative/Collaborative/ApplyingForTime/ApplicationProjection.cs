using Collaborative.Domain.Applications;

namespace Collaborative.ApplyingForTime;

/// <summary>What else changes with an application.</summary>
static class ApplicationProjection
{
    public static void Application(this Commit commit, Guid id, Application after, IReadOnlyList<ApplicationEvent> events)
    {
        if (events[0] is ApplicationEvent.Saved begun)
            commit.Execute(
                "insert into application (id, call_id, lead_id, state, begun_at) values ($1, $2, $3, 'Draft', $4) on conflict (id) do nothing",
                Sql.Uuid(id), Sql.Uuid(begun.Call.Value), Sql.Uuid(begun.Lead.Person.Value), Sql.Instant(begun.At));
        commit.Execute(
            "update application set lead_id = $2, state = $3, refused = refused or $4, report_due = $5, change_pending = $6 where id = $1",
            Sql.Uuid(id), Sql.Uuid(Domain.Applications.Application.LeadOf(after)!.Person.Value), Sql.Text(after.GetType().Name), Sql.Bool(events.Any(e => e is ApplicationEvent.Refused)),
            Sql.Instant((after as Application.Awarded)?.Award.ReportDue), Sql.Bool(after is Application.Awarded { Award.Pending: not null }));
        if (AwardOf(after) is { } award)
            commit.Execute(
                "update application set project_id = $2, share_id = $3, use_from = $4, use_to = $5, over_at = $6 where id = $1",
                Sql.Uuid(id), Sql.Uuid(Domain.Applications.Application.DossierOf(after)!.Form.Project?.Value), Sql.Uuid(award.Share.Value), Sql.Instant(award.Use.From), Sql.Instant(award.Use.To),
                Sql.Instant(after is Domain.Applications.Application.Ended && events[^1].At < award.Use.To ? events[^1].At : award.Use.To));
        if (events.OfType<ApplicationEvent.Revoked>().FirstOrDefault() is { } revoked && Domain.Applications.Application.DossierOf(after)!.Form.Project is { } project)
            commit.Execute(
                """
                insert into revoked_award (application_id, project_id, ground, at) values ($1, $2, $3, $4)
                on conflict (application_id) do update set (ground, at, stopped, ended, act_id) = (excluded.ground, excluded.at, null, null, null)
                """,
                Sql.Uuid(id), Sql.Uuid(project.Value), Sql.Text(revoked.Condition is { } condition ? $"{condition}: {revoked.Reasons}" : revoked.Reasons), Sql.Instant(revoked.At));
        if (events.Any(e => e is ApplicationEvent.ChangeGranted { Change: not Domain.Awards.Change.Extension }))
            commit.Execute("update application set changes = changes + 1 where id = $1", Sql.Uuid(id));
        if (after is Domain.Applications.Application.Awarded && events.Any(e => e is ApplicationEvent.AppealUpheld))   // of an award that stands again, what went back comes again, and goes back again in the end
            commit.Execute("update application set changes = changes + 1, returned = 0 where id = $1", Sql.Uuid(id));
        if (Domain.Applications.Application.DossierOf(after) is { } dossier)
        {
            commit.Execute("delete from application_person where application_id = $1", Sql.Uuid(id));
            commit.Execute(
                "insert into application_person (application_id, person_id, reviews) select $1, p, r from unnest($2, $3::boolean[]) as t (p, r)",
                Sql.Uuid(id),
                Sql.Uuids([.. dossier.Form.With.Select(a => a.Person.Value), .. Sitting(dossier)]),
                Sql.Texts([.. dossier.Form.With.Select(_ => "false"), .. Sitting(dossier).Select(_ => "true")]));
        }
    }

    static Domain.Awards.Award? AwardOf(Application after) => after switch
    {
        Domain.Applications.Application.Awarded s => s.Award,
        Domain.Applications.Application.Ended s   => s.Award,
        _                                         => null,
    };

    static IEnumerable<Guid> Sitting(Dossier dossier) => dossier.Seats.Where(s => s.Declined is null).Select(s => s.Reviewer.Value);
}
