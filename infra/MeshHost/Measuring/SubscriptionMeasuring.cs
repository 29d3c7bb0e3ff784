using MeshHost.Broker;
using MeshHost.Storage;
using Npgsql;

namespace MeshHost.Measuring;

/// <summary>Looks now and then how subscriptions stand, where somebody measures. While the database is away nothing is said.</summary>
sealed class SubscriptionMeasuring(Database database, SubscriptionStore subscriptions) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WhenMigratedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (Measures.AreWanted)
                    foreach (var subscription in await subscriptions.ReadStatesAsync(stoppingToken))
                        Measures.Stands(subscription);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                // What needs the database says so itself.
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
