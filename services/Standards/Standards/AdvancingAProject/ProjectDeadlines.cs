using Npgsql;
using Orleans;
using Standards.RegisteringAProject;
using Standards.Storage;

namespace Standards.AdvancingAProject;

/// <summary>At start, lets every running project catch up: what came while the service stood still happens at once, and no reminder is missing.</summary>
sealed partial class ProjectDeadlines(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<ProjectDeadlines> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        var done = new HashSet<Guid>();
        while (!await TryCatchUpAllAsync(done, stoppingToken))
            await Task.Delay(Pause, stoppingToken);
    }

    async Task<bool> TryCatchUpAllAsync(HashSet<Guid> done, CancellationToken cancellation)
    {
        try
        {
            var running = await database.ReadAsync(
                """
                select r.project_id from project_run r left join project_due d on d.project_id = r.project_id and d.place = 1
                where not r.ended order by d.at, r.project_id
                """,
                [], r => r.GetGuid(0), cancellation);
            foreach (var project in running.Where(p => !done.Contains(p)))
                if (await TryCatchUpAsync(project))
                    done.Add(project);
            return running.TrueForAll(done.Contains);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    async Task<bool> TryCatchUpAsync(Guid project)
    {
        try
        {
            await grains.GetGrain<IProjectGrain>(project.ToString("D")).CatchUpAsync();
            return true;
        }
        catch (Exception failure)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A project's deadlines could not be looked at yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
