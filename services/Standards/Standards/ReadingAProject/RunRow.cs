using System.Text.Json;
using Npgsql;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.ReadingAProcess;
using Standards.Storage;

namespace Standards.ReadingAProject;

/// <summary>A project under a process as its projection holds it.</summary>
sealed record RunRow(Guid ProjectId, string ProcessId, int Version, string Track, Run Run, bool Ended, string Symbol, string Title)
{
    const string Select = "select r.project_id, r.process_id, r.version, r.track, r.run::text, r.ended, p.symbol, p.title from project_run r join project p on p.id = r.project_id";

    public static async Task<IReadOnlyDictionary<Guid, ProjectRunView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync($"{Select} where r.project_id = any($1)", [Sql.Uuids([.. projects])], Read, cancellation);
        var versions = await ProcessVersionRow.FindAsync(database, [.. rows.Select(r => (r.ProcessId, r.Version)).Distinct()], cancellation);
        return rows.ToDictionary(r => r.ProjectId, r => new ProjectRunView(r, versions[(r.ProcessId, r.Version)]));
    }

    /// <summary>The run of a project; null where it is under no process.</summary>
    public static async Task<RunRow?> OfAsync(NpgsqlDataSource database, Guid project) =>
        (await database.ReadAsync($"{Select} where r.project_id = $1", [Sql.Uuid(project)], Read, default)).FirstOrDefault();

    /// <summary>Work on the text of a project, and questions put on it, end with the project. What was accepted before is answered as before when it is sent again.</summary>
    /// <exception cref="RefusalError">It has ended.</exception>
    public static async Task DemandGoesOnAsync(NpgsqlDataSource database, Guid project, Order order, CancellationToken cancellation)
    {
        var ended = await database.ReadAsync(
            $"{Select} where r.project_id = $1 and r.ended and not exists (select 1 from command c where c.id = $2)", [Sql.Uuid(project), Sql.Uuid(order.CommandId)], Read, cancellation);
        if (ended is not [{ Run: var run }])
            return;
        var refusal = new ProjectRefusal.HasEnded(run.Stage, run.Since);
        throw new RefusalError(refusal.Code, refusal.Message);
    }

    public Project.Running ToRunning(ProcessDefinition process) => new(Symbol, Title, process, process.Tracks.First(t => t.Id == Track), Run);

    static RunRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetString(3), JsonSerializer.Deserialize<Run>(row.GetString(4), StoredJson.Options)!,
        row.GetBoolean(5), row.GetString(6), row.GetString(7));
}
