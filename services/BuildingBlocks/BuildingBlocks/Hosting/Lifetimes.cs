using Microsoft.Extensions.Hosting;

namespace BuildingBlocks.Hosting;

public static class Lifetimes
{
    /// <summary>Waits until all of the process has started, its silo too.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime life, CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }
}
