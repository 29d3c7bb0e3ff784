using BuildingBlocks.Messaging;
using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MeshHost.Broker;

/// <summary>Carries messages to one subscription: those of one key one after the other, several keys side by side.</summary>
/// <remarks>
/// A key at work is a lane. A message that its subscriber refuses holds up its own lane only. Every message that is not
/// settled stays in the database, so a pump that ends anywhere loses nothing.
/// </remarks>
sealed partial class Pump(
    Subscription subscription, App app, DeliveryStore store, Subscriber subscriber, Settler settler, Bell bell, IOptions<MeshOptions> options, ILogger<Pump> log)
{
    const int MaxLanes = 10_000;
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestBusyPause = TimeSpan.FromSeconds(5);
    readonly ConcurrentDictionary<string, Task> lanes = new(StringComparer.Ordinal);
    readonly Pace pace = new(LeastPause);
    readonly Backoff refused = new(options.Value.FirstPause, options.Value.LongestPause);
    readonly Backoff busy = new(options.Value.FirstPause, Min(options.Value.LongestPause, LongestBusyPause));

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await app.WhenAnswersAsync(cancellation);
                await pace.NextAsync(cancellation);
                var more = true;
                while (more && lanes.Count < MaxLanes)
                    more = await ReadAsync(cancellation);
                await bell.WaitAsync(Look, cancellation);
            }
            catch (Exception failure)
            {
                if (!cancellation.IsCancellationRequested)
                    Stumbled(log, subscription.App, subscription.Topic, failure.Message);
                await Task.Delay(Look, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(lanes.Values);
    }

    /// <returns>Whether there may be more.</returns>
    async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        var due = await store.ReadAsync(subscription.Id, [.. lanes.Keys], cancellation);
        foreach (var lane in due.GroupBy(d => d.Key, StringComparer.Ordinal))
        {
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lanes[lane.Key] = RunLaneAsync(start.Task, lane.Key, new(lane), cancellation);
            start.SetResult();
        }
        return due.Count == DeliveryStore.Window;
    }

    async Task RunLaneAsync(Task start, string key, Queue<Delivery> messages, CancellationToken cancellation)
    {
        await start;
        var settled = new List<Task>(messages.Count);
        try
        {
            while (messages.TryDequeue(out var message) && !cancellation.IsCancellationRequested)
                await CarryAsync(message, messages, settled, cancellation);
            await Task.WhenAll(settled);
        }
        catch (Exception failure)
        {
            if (!cancellation.IsCancellationRequested)
                Stumbled(log, subscription.App, subscription.Topic, failure.Message);
            await Task.Delay(Look, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await Task.WhenAll(settled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lanes.TryRemove(key, out _);
            bell.Ring();
        }
    }

    /// <summary>Tries one message until it is settled. At the first trouble what waits behind it is let go, and read again later.</summary>
    async Task CarryAsync(Delivery message, Queue<Delivery> behind, List<Task> settled, CancellationToken cancellation)
    {
        for (var (attempts, pauses) = (message.Attempts, 0); ;)
        {
            await app.WhenAnswersAsync(cancellation);
            var outcome = await app.InSlotAsync(() => subscriber.AttemptAsync(app, subscription, message), cancellation);
            if (outcome.Verdict is not Verdict.Done)
                behind.Clear();
            switch (outcome.Verdict)
            {
                case Verdict.Done:
                    settled.Add(settler.SettleAsync(message, CancellationToken.None));
                    return;
                case Verdict.Dropped:
                case Verdict.NotFound:
                    await BuryAsync(message, outcome, attempts + 1, cancellation);
                    return;
                case Verdict.Refused when ++attempts >= options.Value.MaxAttempts:
                    await BuryAsync(message, outcome, attempts, cancellation);
                    return;
                case Verdict.Refused:
                    await store.CountAsync(message, attempts, cancellation);
                    await Task.Delay(refused.After(attempts), cancellation);
                    break;
                case Verdict.Gone:
                    app.Vanished();
                    await Task.Delay(busy.After(++pauses), cancellation);
                    break;
                case Verdict.Busy:
                    await Task.Delay(busy.After(++pauses), cancellation);
                    break;
                default:
                    throw new InvalidOperationException($"Unknown verdict {outcome.Verdict}.");
            }
        }
    }

    async Task BuryAsync(Delivery message, Outcome outcome, int attempts, CancellationToken cancellation)
    {
        var kind = outcome.Verdict switch { Verdict.Dropped => "dropped", Verdict.NotFound => "not_found", _ => "exhausted" };
        await store.BuryAsync(message, kind, attempts, outcome.Reason, cancellation);
        Buried(log, subscription.App, subscription.Topic, message.Message, kind, attempts, outcome.Reason);
    }

    static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(LogLevel.Warning, "{App} did not take message {Message} of {Topic}: {Kind} after {Attempts} attempts. {Reason}")]
    static partial void Buried(ILogger log, string app, string topic, long message, string kind, int attempts, string reason);

    [LoggerMessage(LogLevel.Warning, "Delivery of {Topic} to {App} pauses: {Reason}")]
    static partial void Stumbled(ILogger log, string app, string topic, string reason);
}
