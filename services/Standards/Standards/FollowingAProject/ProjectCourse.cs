using System.Text.Json;
using Npgsql;
using Orleans;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Publications;
using Standards.ReadingAProcess;
using Standards.ReadingAProject;
using Standards.RegisteringAProject;
using Standards.Storage;

namespace Standards.FollowingAProject;

/// <summary>What a published standard has to know of the project of its newest edition.</summary>
sealed class ProjectCourse(NpgsqlDataSource database, IGrainFactory grains)
{
    const int MostAtOnce = 100;

    /// <summary>What the project decides, and the moves that are still to be followed, in order. What has come to the project by itself comes first.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="asking">The project that waits for the standard now, and so cannot be asked to look at its own dates; it has done so.</param>
    public async Task<Course> OfAsync(Standard standard, ProjectId? asking)
    {
        if (standard is not Standard.Published { Record: { Newest.Project: { } project } record })
            return Course.None;
        if (project != asking)
            await grains.GetGrain<IProjectGrain>(project.Value.ToString("D")).CatchUpAsync();
        if (await RunRow.OfAsync(database, project.Value) is not { } row)
            return Course.None;

        var process = (await ProcessVersionRow.FindAsync(database, [(row.ProcessId, row.Version)], default))[(row.ProcessId, row.Version)].Definition;
        var running = row.ToRunning(process);
        var moves = await database.ReadAsync(
            $"select place, kind, event::text from project_step where project_id = $1 and place > $2 and kind like 'moved-%' order by place limit {MostAtOnce}",
            [Sql.Uuid(project.Value), Sql.Int(record.Followed)], r => (Place: r.GetInt32(0), Facts: StepFacts.Of(StepRow.Read(r.GetString(1), r.GetString(2)))), default);
        return new(row.Ended ? default : Lead.Of(process), [.. moves.Where(m => m.Facts.To is { IsReview: true } or { IsWithdrawal: true }).Select(m => Follow(running, new(project, m.Place, m.Facts.Act), m.Facts))]);
    }

    static StandardCommand.Follow Follow(Project.Running project, ProjectMove move, StepFacts facts) => new(
        default, move, facts.To!.Value, facts.Kind is ProjectStepKind.MovedByDeadline, ProjectSchedule.SunsetAfter(project, facts.To.Value, facts.At), ReasonsOf(facts), facts.At);

    static string ReasonsOf(StepFacts facts) => facts switch
    {
        { Approved: true }      => "The ballot was approved.",
        { Approved: false }     => "The ballot was not approved.",
        { Reason: { } reason }  => $"{facts.Name}: {reason}",
        _                       => facts.Name!,
    };
}

/// <summary>What the project of a standard decides, and what it has decided that the standard has not followed yet.</summary>
sealed record Course(Lead Lead, ImmutableArray<StandardCommand.Follow> Ahead)
{
    public static Course None { get; } = new(default, []);
}
