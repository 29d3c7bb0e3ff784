using System.Text.Json;
using Npgsql;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.ReadingAProcess;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.ReadingAProject;

/// <summary>A project under a process as its projection holds it.</summary>
sealed record RunRow(Guid ProjectId, string ProcessId, int Version, string Track, Run Run, bool Ended, int Editions, string Symbol, string Title, int Answered, int Comments, int Complete, int Translations)
{
    const string Select =
        $"""
        select r.project_id, r.process_id, r.version, r.track, r.run::text, r.ended, (select count(*)::int from draft d where d.project_id = r.project_id), p.symbol, p.title,
               {HeldComments.Counts}, {HeldTranslations.Counts}
        from project_run r join project p on p.id = r.project_id
        """;

    public static async Task<IReadOnlyDictionary<Guid, ProjectRunView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync($"{Select} where r.project_id = any($1)", [Sql.Uuids([.. projects])], Read, cancellation);
        var versions = await ProcessVersionRow.FindAsync(database, [.. rows.Select(r => (r.ProcessId, r.Version)).Distinct()], cancellation);
        return rows.ToDictionary(r => r.ProjectId, r => new ProjectRunView(r, versions[(r.ProcessId, r.Version)]));
    }

    /// <summary>The run of a project; null where it is under no process.</summary>
    public static async Task<RunRow?> OfAsync(NpgsqlDataSource database, Guid project) =>
        (await database.ReadAsync($"{Select} where r.project_id = $1", [Sql.Uuid(project)], Read, default)).FirstOrDefault();

    public Project.Running ToRunning(ProcessDefinition process) => new(Symbol, Title, process, process.Tracks.First(t => t.Id == Track), Run);

    /// <summary>As <see cref="AdvancingAProject.ProjectSurroundings"/> gives it to decisions.</summary>
    public ImmutableArray<Evidence> Held => HeldTranslations.With(HeldComments.With(new(EvidenceKind.DraftPublished, Editions, null), Answered, Comments), Complete, Translations);

    static RunRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetString(3), JsonSerializer.Deserialize<Run>(row.GetString(4), StoredJson.Options)!,
        row.GetBoolean(5), row.GetInt32(6), row.GetString(7), row.GetString(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12));
}
