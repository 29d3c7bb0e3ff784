using Collaborative.ChargingRuns;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Testing;

namespace Collaborative.Tests.Hosting;

/// <summary>The Collaborative service. Nothing happens in it by itself: tests say when.</summary>
public class CollaborativeHost : TestedService
{
    public CollaborativeHost()
        : this([]) { }

    /// <param name="more">What its command line says beside.</param>
    public CollaborativeHost(params string[] more)
        : this(new ComplianceAside(FreePort.Take()), more) { }

    CollaborativeHost(ComplianceAside compliance, string[] more)
        : base(CollaborativeService.Create, ["--Cycles:Pause", "1.00:00:00", "--Charging:Pause", "1.00:00:00", "--Awards:Pause", "1.00:00:00", "--DAPR_HTTP_ENDPOINT", compliance.Url, .. more]) => Compliance = compliance;

    /// <summary>Who says which pauses are in force.</summary>
    public ComplianceAside Compliance { get; }

    public override async ValueTask InitializeAsync()
    {
        await Compliance.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Compliance.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs what the service does by itself: looks at clusters, a cycle, charges.</summary>
    public async Task TickAsync()
    {
        await Services.GetRequiredService<IGrainFactory>().GetGrain<IQueueGrain>(Identifiers.SharedPool).TickAsync();
        await Services.GetServices<IHostedService>().OfType<Charging>().Single().ChargeAllAsync(TestContext.Current.CancellationToken);
    }
}
