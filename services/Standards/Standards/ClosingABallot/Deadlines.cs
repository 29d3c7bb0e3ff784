using Npgsql;
using Orleans;
using Standards.OpeningABallot;
using Standards.Storage;

namespace Standards.ClosingABallot;

/// <summary>At start, lets every open ballot look at its deadline: those that came while the service stood still close at once, and no reminder is missing.</summary>
sealed partial class Deadlines(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<Deadlines> log) : BackgroundService
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
        var failed = 0;
        try
        {
            var open = await database.ReadAsync("select id from ballot where closed_at is null order by closes_at", [], r => r.GetGuid(0), cancellation);
            foreach (var ballot in open.Where(b => !done.Contains(b)))
                if (await TryWatchAsync(ballot))
                    done.Add(ballot);
                else
                    failed++;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            failed++;
        }
        return failed == 0;
    }

    async Task<bool> TryWatchAsync(Guid ballot)
    {
        try
        {
            await grains.GetGrain<IBallotGrain>(ballot.ToString("D")).WatchDeadlineAsync();
            return true;
        }
        catch (Exception failure)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Deadlines could not be looked at yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
