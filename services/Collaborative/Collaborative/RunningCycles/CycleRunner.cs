using Collaborative.RequestingTime;
using Collaborative.Storage;
using Orleans;

namespace Collaborative.RunningCycles;

/// <summary>Wakes the queue again and again. Any replica may; the queue decides by itself whether there is something to do.</summary>
sealed class CycleRunner(IGrainFactory grains, IHostApplicationLifetime life, IConfiguration configuration, ILogger<CycleRunner> log)
    : Repeating(life, configuration.GetValue("Cycles:Pause", TimeSpan.FromSeconds(2)), log)
{
    protected override Task StepAsync(CancellationToken cancellation) => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).TickAsync();
}
