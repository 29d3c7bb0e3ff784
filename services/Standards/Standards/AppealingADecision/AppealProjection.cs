using System.Text.Json;
using Standards.Domain.Appeals;
using Standards.Storage;

namespace Standards.AppealingADecision;

/// <summary>What else changes with an appeal.</summary>
static class AppealProjection
{
    public static void Appeal(this Commit commit, Guid id, Appeal after, IReadOnlyList<AppealEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind($"standards.appeal-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}", happened.Act, happened.At, "appealId", id, happened);
            if (happened is AppealEvent.Lodged lodged)
                commit.Execute(
                    "insert into appeal (id, decision_act, decision_kind, project_id, member_id, lodged_at, version) values ($1, $2, $3, $4, $5, $6, 1)",
                    Sql.Uuid(id), Sql.Uuid(lodged.Against.Act.Value), Sql.Text(lodged.Against.Kind.ToString()), Sql.Uuid(lodged.Against.Project.Value),
                    Sql.Uuid(lodged.Member.Value), Sql.Instant(lodged.At));
        }
        if (events.Count > 0)
            commit.Execute(
                "update appeal set ended_at = $2, next_deadline = $3, version = $4 where id = $1",
                Sql.Uuid(id), Sql.Instant((after as Appeal.Ended)?.At), Sql.Instant(Hearing.DeadlineOf(after)), Sql.Int(commit.LastVersion));
    }
}
