using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BuildingBlocks.Hosting;

/// <summary>Does the same again and again from the start of the process to its stop. A step that fails is logged, and the next comes after the same pause.</summary>
public abstract partial class Repeating(IHostApplicationLifetime life, TimeSpan pause, ILogger log) : BackgroundService
{
    protected abstract Task StepAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, GetType().Name, failure);
            }
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Who} failed, and tries again.")]
    static partial void Failed(ILogger log, string who, Exception failure);
}
