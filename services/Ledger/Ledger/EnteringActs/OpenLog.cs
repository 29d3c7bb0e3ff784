using Ledger.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ledger.EnteringActs;

/// <summary>Opens the log at the start: with a key that is not the log's own, the service does not run.</summary>
sealed class OpenLog(LogWriter writer) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => writer.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Ready while the stored tree is the one that was signed.</summary>
sealed class LogHealth(LogReader reader, SigningKey key) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await LogHead.LoadAsync(reader, key.Verifier, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (InvalidDataException unsound)
        {
            return HealthCheckResult.Unhealthy(unsound.Message);
        }
    }
}
