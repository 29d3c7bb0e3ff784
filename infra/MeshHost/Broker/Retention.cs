using MeshHost.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MeshHost.Broker;

/// <summary>Forgets messages when they are old and every subscription is done with them, and subscriptions that rested as long.</summary>
sealed partial class Retention(NpgsqlDataSource source, Database database, IOptions<MeshOptions> options, ILogger<Retention> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WhenMigratedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var forgotten = await ForgetAsync(stoppingToken);
                if (forgotten > 0)
                    Forgot(log, forgotten);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                Failed(log, failure.Message);
            }
            await Task.Delay(Interval, stoppingToken);
        }
    }

    /// <summary>Dead letters that ran out of attempts stay until they are replayed; their messages stay with them.</summary>
    internal async Task<long> ForgetAsync(CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        foreach (var statement in (string[])[
            "delete from subscription where resting_since < clock_timestamp() - $1",
            "delete from dead_letter where at < clock_timestamp() - $1 and (replayed_at is not null or outcome <> 'exhausted')",
            """
            delete from message m where at < clock_timestamp() - $1
              and not exists (select from delivery d where d.message = m.id)
              and not exists (select from dead_letter l where l.message = m.id)
            """])
            batch.BatchCommands.Add(new(statement) { Parameters = { Parameters.Span(options.Value.Retention) } });
        await batch.ExecuteNonQueryAsync(cancellation);
        return (long)batch.BatchCommands[^1].RecordsAffected;
    }

    [LoggerMessage(LogLevel.Information, "{Count} old messages were forgotten")]
    static partial void Forgot(ILogger log, long count);

    [LoggerMessage(LogLevel.Warning, "Old messages stay for now: {Reason}")]
    static partial void Failed(ILogger log, string reason);
}
