using Npgsql;
using Orleans;
using Standards.AppealingADecision;
using Standards.PublishingAStandard;
using Standards.Storage;

namespace Standards.KeepingDeadlines;

/// <summary>At start, lets every standard and appeal look at its calendar, and standards at their projects, the earliest deadline first: what came while the service stood still is entered at once, and no reminder is missing.</summary>
sealed partial class DeadlineWatch(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<DeadlineWatch> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        var done = new HashSet<Guid>();
        while (!await TryWatchAllAsync(done, stoppingToken))
            await Task.Delay(Pause, stoppingToken);
    }

    async Task<bool> TryWatchAllAsync(HashSet<Guid> done, CancellationToken cancellation)
    {
        try
        {
            var ahead = await database.ReadAsync(
                """
                select id, true, next_deadline from standard where next_deadline is not null or (project_id is not null and withdrawn_on is null)
                union all select id, false, next_deadline from appeal where next_deadline is not null order by 3
                """,
                [], row => (Id: row.GetGuid(0), IsStandard: row.GetBoolean(1)), cancellation);
            var failed = 0;
            foreach (var (id, isStandard) in ahead.Where(a => !done.Contains(a.Id)))
                if (await TryWatchAsync(id, isStandard))
                    done.Add(id);
                else
                    failed++;
            return failed == 0;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    async Task<bool> TryWatchAsync(Guid id, bool isStandard)
    {
        try
        {
            IHasDeadlines grain = isStandard ? grains.GetGrain<IStandardGrain>(id.ToString("D")) : grains.GetGrain<IAppealGrain>(id.ToString("D"));
            await grain.PassDeadlinesAsync();
            return true;
        }
        catch (Exception failure)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Deadlines of standards and appeals could not be looked at yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
