using System.Collections.Concurrent;
using System.Collections.Immutable;
using BuildingBlocks.EventStore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BuildingBlocks.Hosting;

/// <summary>What replicas of this service tell each other through the database (LISTEN and NOTIFY): that something changed, never what.</summary>
/// <remarks>
/// A notice may be lost where the connection breaks; whoever listens is told then, and must look again by itself. Notices of
/// many changes in a short time are sent together and outside of the transactions that made them: NOTIFY serializes commits.
/// </remarks>
public sealed partial class Notices(NpgsqlDataSource database, NoticeChannels channels, ILogger<Notices> log) : BackgroundService
{
    static readonly TimeSpan SendEvery = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    readonly string self = Guid.NewGuid().ToString("N");
    readonly ConcurrentDictionary<(string Channel, Guid Subject), bool> waiting = new();
    ImmutableList<(string Channel, Action<Guid> Heard, Action Missed)> listeners = [];

    /// <summary>Whether notices of others arrive now.</summary>
    public bool IsListening { get; private set; }

    /// <param name="heard">Another replica has changed this.</param>
    /// <param name="missed">Notices may have been lost up to now.</param>
    public void Listen(string channel, Action<Guid> heard, Action missed) =>
        ImmutableInterlocked.Update(ref listeners, (all, listener) => all.Add(listener), (channel, heard, missed));

    /// <summary>Tells the other replicas soon.</summary>
    public void Send(string channel, Guid subject) => waiting.TryAdd((channel, subject), true);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(SendWaitingAsync, SendEvery, stoppingToken),
        RepeatAsync(ListenAsync, Retry, stoppingToken));

    async Task RepeatAsync(Func<CancellationToken, Task> step, TimeSpan pause, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await step(cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                Failed(log, failure.GetType().Name, failure.Message);
            }
            await Task.Delay(pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task SendWaitingAsync(CancellationToken cancellation)
    {
        if (waiting.IsEmpty)
            return;

        var sent = waiting.Keys.ToArray();
        foreach (var notice in sent)
            waiting.TryRemove(notice, out _);
        await using var notify = database.CreateCommand("select pg_notify(channel, payload) from unnest($1, $2) as notice (channel, payload)");
        notify.Parameters.Add(Sql.Texts([.. sent.Select(n => n.Channel)]));
        notify.Parameters.Add(Sql.Texts([.. sent.Select(n => $"{self} {n.Subject:D}")]));
        await notify.ExecuteNonQueryAsync(cancellation);
    }

    async Task ListenAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            connection.Notification += (_, notice) => Hear(notice.Channel, notice.Payload);
            await using (var listen = new NpgsqlCommand(string.Join("; ", channels.Names.Select(c => $"listen {c}")), connection))
                await listen.ExecuteNonQueryAsync(cancellation);
            IsListening = true;
            foreach (var (_, _, missed) in listeners)
                missed();
            while (true)
                await connection.WaitAsync(cancellation);
        }
        finally
        {
            IsListening = false;
        }
    }

    void Hear(string channel, string payload)
    {
        if (payload.Split(' ') is not [var sender, var text] || sender == self || !Guid.TryParse(text, out var subject))
            return;
        foreach (var listener in listeners.Where(l => l.Channel == channel))
            listener.Heard(subject);
    }

    [LoggerMessage(LogLevel.Warning, "Notices between replicas wait: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}

/// <summary>The channels of PostgreSQL on which replicas of a service speak.</summary>
public sealed record NoticeChannels(params string[] Names);
