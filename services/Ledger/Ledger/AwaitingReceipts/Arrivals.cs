using System.Collections.Concurrent;
using Ledger.Storage;
using Npgsql;

namespace Ledger.AwaitingReceipts;

/// <summary>Tells those who wait for an act that it is in the log, whichever replica has entered it.</summary>
/// <remarks>A notice only says: look. After a lost connection it looks as well, so nothing is missed.</remarks>
sealed partial class Arrivals(NpgsqlDataSource database, LogReader reader, ILogger<Arrivals> log) : BackgroundService
{
    const int MaxWaiting = 10_000;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    readonly ConcurrentDictionary<TaskCompletionSource<Entry>, Guid> waiting = new();

    /// <summary>Whether as many wait as this replica can hold.</summary>
    public bool IsFull => waiting.Count >= MaxWaiting;

    /// <summary>The act's entry, at once if it is in the log already.</summary>
    public async Task<Entry> WaitAsync(Guid act, CancellationToken cancellation)
    {
        var arrival = new TaskCompletionSource<Entry>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[arrival] = act;
        try
        {
            return (await reader.EntriesAsync([act], cancellation)).GetValueOrDefault(act) ?? await arrival.Task.WaitAsync(cancellation);
        }
        finally
        {
            waiting.TryRemove(arrival, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failure.GetType().Name, failure.Message);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"listen {PageCommit.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        while (true)
        {
            await LookAsync(cancellation);
            await connection.WaitAsync(cancellation);
        }
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        var asked = waiting.ToArray();
        if (asked.Length == 0)
            return;
        var entries = await reader.EntriesAsync(asked.Select(a => a.Value).Distinct(), cancellation);
        foreach (var (arrival, act) in asked)
            if (entries.TryGetValue(act, out var entry))
                arrival.TrySetResult(entry);
    }

    [LoggerMessage(LogLevel.Warning, "Listening for new entries was interrupted: {Kind}: {Reason}")]
    static partial void Failed(ILogger log, string kind, string reason);
}
