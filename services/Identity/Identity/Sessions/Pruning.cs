using BuildingBlocks.EventStore;
using Npgsql;
using OpenIddict.Abstractions;

namespace Identity.Sessions;

/// <summary>Once an hour: ends sessions whose last token has run out, and forgets what nobody can use or ask for any more.</summary>
sealed partial class Pruning(IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider time, ILogger<Pruning> log) : BackgroundService
{
    static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    /// <summary>As long as a refresh token lives.</summary>
    static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    /// <summary>How long a person can still see that a session was there.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure);
            }
        }
    }

    public async Task PruneAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await database.ExecuteAsync(
            "update session set ended_at = last_seen_at + $2 where ended_at is null and last_seen_at < $1 - $2", [Sql.Instant(now), Span(Idle)], cancellation);
        await database.ExecuteAsync("delete from session where ended_at < $1 - $2", [Sql.Instant(now), Span(Remembered)], cancellation);
        await database.ExecuteAsync("delete from sign_in_link where expires_at < $1 - $2", [Sql.Instant(now), Span(Remembered)], cancellation);

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - Idle, cancellation);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - Idle, cancellation);
    }

    static NpgsqlParameter Span(TimeSpan span) => new NpgsqlParameter<TimeSpan> { TypedValue = span };

    [LoggerMessage(LogLevel.Warning, "What is out of date could not be cleared away; it will be tried again.")]
    static partial void Failed(ILogger log, Exception failure);
}
