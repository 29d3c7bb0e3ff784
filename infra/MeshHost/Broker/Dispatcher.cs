using MeshHost.Storage;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>Runs one pump for each subscription, in one host at a time.</summary>
/// <remarks>
/// The right to deliver is an advisory lock: it ends with the host's connection, so after a crash the next host goes on at
/// once. The pumps of a host that lost it are awaited before they start anew: two never work on one key.
/// </remarks>
sealed partial class Dispatcher(
    NpgsqlDataSource source, Database database, SubscriptionStore subscriptions, Apps apps, Bells bells, PumpFactory pumps, ILogger<Dispatcher> log)
    : BackgroundService
{
    const long LockKey = 0x4D657368;   // "Mesh"
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WhenMigratedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var owner = await source.OpenConnectionAsync(stoppingToken);
                if (await TryOwnAsync(owner, stoppingToken))
                    await DispatchAsync(owner, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Interrupted(log, failure.Message);
            }
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static async Task<bool> TryOwnAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select pg_try_advisory_lock($1)", owner) { Parameters = { Parameters.Long(LockKey) } };
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    async Task DispatchAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        var running = new Dictionary<Subscription, (Task Work, CancellationTokenSource Stop)>();
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var wanted = (await subscriptions.ReadAsync(cancellation)).ToHashSet();
                await StopAsync(running, [.. running.Keys.Except(wanted)]);
                foreach (var subscription in wanted.Except(running.Keys))
                    if (apps.Find(subscription.App) is { } app)
                        running.Add(subscription, Start(subscription, app, cancellation));
                await bells.Subscriptions.WaitAsync(Look, cancellation);
                await using var stillOwner = new NpgsqlCommand("select 1", owner);
                await stillOwner.ExecuteScalarAsync(cancellation);
            }
        }
        finally
        {
            await StopAsync(running, [.. running.Keys]);
        }
    }

    (Task Work, CancellationTokenSource Stop) Start(Subscription subscription, App app, CancellationToken cancellation)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        return (pumps.Create(subscription, app).RunAsync(stop.Token), stop);
    }

    static async Task StopAsync(Dictionary<Subscription, (Task Work, CancellationTokenSource Stop)> running, Subscription[] which)
    {
        foreach (var subscription in which)
            await running[subscription].Stop.CancelAsync();
        foreach (var subscription in which)
        {
            var (work, stop) = running[subscription];
            await work;
            stop.Dispose();
            running.Remove(subscription);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Delivery is interrupted: {Reason}")]
    static partial void Interrupted(ILogger log, string reason);
}

/// <summary>Makes pumps.</summary>
sealed class PumpFactory(
    DeliveryStore store, Subscriber subscriber, Settler settler, Bells bells, Microsoft.Extensions.Options.IOptions<MeshOptions> options, ILogger<Pump> log)
{
    public Pump Create(Subscription subscription, App app) =>
        new(subscription, app, store, subscriber, settler, bells.Of(subscription), options, log);
}
