using Npgsql;
using Orleans;
using Standards.OpeningAConsultation;
using Standards.Storage;

namespace Standards.ClosingAConsultation;

/// <summary>At start, lets every open consultation look at its deadline, so that those which ended while the service stood still close at once.</summary>
sealed partial class ConsultationDeadlines(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<ConsultationDeadlines> log) : BackgroundService
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
            var open = await database.ReadAsync("select draft_id from consultation where closed_at is null order by closes_at", [], r => r.GetGuid(0), cancellation);
            foreach (var draft in open)
                await grains.GetGrain<IConsultationGrain>(draft.ToString("D")).WatchDeadlineAsync();
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Deadlines of consultations could not be looked at yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
