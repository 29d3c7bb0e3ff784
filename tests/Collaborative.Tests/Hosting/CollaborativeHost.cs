using Collaborative.ChargingRuns;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Collaborative.Tests.Hosting;

/// <summary>The Collaborative service. Nothing happens in it by itself: tests say when.</summary>
public class CollaborativeHost() : TestedService(CollaborativeService.Create, "--Cycles:Pause", "1.00:00:00", "--Charging:Pause", "1.00:00:00", "--Awards:Pause", "1.00:00:00")
{
    /// <summary>Runs what the service does by itself: looks at clusters, a cycle, charges.</summary>
    public async Task TickAsync()
    {
        await Services.GetRequiredService<IGrainFactory>().GetGrain<IQueueGrain>(Identifiers.SharedPool).TickAsync();
        await Services.GetServices<IHostedService>().OfType<Charging>().Single().ChargeAllAsync(TestContext.Current.CancellationToken);
    }
}
