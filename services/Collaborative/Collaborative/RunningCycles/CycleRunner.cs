using Collaborative.RequestingTime;
using Collaborative.Storage;
using Orleans;

namespace Collaborative.RunningCycles;

/// <summary>Wakes the queue again and again. Any replica may; the queue decides by itself whether there is something to do.</summary>
sealed class CycleRunner(IGrainFactory grains, IHostApplicationLifetime life, IConfiguration configuration, ILogger<CycleRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = configuration.GetValue("Cycles:Pause", TimeSpan.FromSeconds(2));
        await life.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).TickAsync();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.CycleFailed(log, failure);
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
