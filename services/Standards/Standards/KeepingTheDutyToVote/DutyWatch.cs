using Npgsql;
using Orleans;
using Standards.FoundingACommittee;
using Standards.Storage;

namespace Standards.KeepingTheDutyToVote;

/// <summary>At start, lets every committee that waits for an answer look at its dates: what came due while the service stood still is done at once, and no reminder is missing.</summary>
sealed partial class DutyWatch(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<DutyWatch> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        while (!await TryWatchAllAsync(stoppingToken))
            await Task.Delay(Pause, stoppingToken);
    }

    async Task<bool> TryWatchAllAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var committee in await database.ReadAsync("select id from committee where due_at is not null order by due_at", [], r => r.GetGuid(0), cancellation))
                await grains.GetGrain<ICommitteeGrain>(committee.ToString("D")).WatchDutyAsync();
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Duties to vote could not be looked at yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
