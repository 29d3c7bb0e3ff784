using Collaborative.RequestingTime;
using Collaborative.Storage;
using Orleans;

namespace Collaborative.RunningCycles;

/// <summary>Wakes the queue again and again. Any replica may; the queue decides by itself whether there is something to do.</summary>
sealed class CycleRunner(IGrainFactory grains, IHostApplicationLifetime life, IConfiguration configuration, ILogger<CycleRunner> log)
    : Repeating(life, configuration.GetValue("Cycles:Pause", TimeSpan.FromSeconds(2)), log)
{
    /// <summary>So many looks follow each other at once, where one after the other leaves something to decide.</summary>
    const int MostLooks = 32;

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        for (var look = 0; look < MostLooks && !cancellation.IsCancellationRequested; look++)
            if (!await grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).TickAsync())
                return;
    }
}
