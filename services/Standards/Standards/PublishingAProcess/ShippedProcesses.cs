using Orleans;
using Standards.Domain.Processes;
using Standards.Storage;

namespace Standards.PublishingAProcess;

/// <summary>At start, publishes the process definitions that the platform brings and that are not published yet.</summary>
sealed partial class ShippedProcesses(IGrainFactory grains, IHostApplicationLifetime life, ILogger<ShippedProcesses> log) : BackgroundService
{
    const string Folder = "process/";
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once all are published.</summary>
    public Task Done => done.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        while (!await TryShipAsync(stoppingToken))
            await Task.Delay(Pause, stoppingToken);
        done.SetResult();
    }

    async Task<bool> TryShipAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var document in Documents())
                await grains.GetGrain<IDefinitionGrain>(ProcessDefinition.Parse(document).Id).ShipAsync(document);
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    static IEnumerable<string> Documents()
    {
        var assembly = typeof(ProcessDefinition).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The shipped processes could not be published yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
