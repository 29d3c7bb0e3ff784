using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BuildingBlocks.Hosting;

/// <summary>At start, lets each of those that wait for a date look at it: what came while the service stood still happens at once, and no reminder is missing. Who failed is asked again.</summary>
/// <typeparam name="T">By what one that waits is known.</typeparam>
public abstract partial class CatchingUp<T>(IHostApplicationLifetime life, ILogger log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Those that wait, the earliest date first.</summary>
    protected abstract Task<List<T>> WaitingAsync(CancellationToken cancellation);

    protected abstract Task CatchUpAsync(T waiting);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        var done = new HashSet<T>();
        while (!await TryAllAsync(done, stoppingToken))
            await Task.Delay(Pause, stoppingToken);
    }

    async Task<bool> TryAllAsync(HashSet<T> done, CancellationToken cancellation)
    {
        try
        {
            var failed = 0;
            foreach (var waiting in await WaitingAsync(cancellation))
                if (!done.Contains(waiting) && !(await TryAsync(waiting) && done.Add(waiting)))
                    failed++;
            return failed == 0;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, GetType().Name, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    async Task<bool> TryAsync(T waiting)
    {
        try
        {
            await CatchUpAsync(waiting);
            return true;
        }
        catch (Exception failure)
        {
            Failed(log, GetType().Name, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Who} could not look at a date yet: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string who, string kind, string reason);
}
