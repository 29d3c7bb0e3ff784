using System.Collections.Concurrent;

namespace MeshHost.Broker;

/// <summary>Wakes one waiter. Rings while nobody waits are kept as one.</summary>
sealed class Bell : IDisposable
{
    readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody rang already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    public void Dispose() => rung.Dispose();
}

/// <summary>The bells of the house. A ring that nobody hears is harmless: whoever waits also looks by itself.</summary>
sealed class Bells : IDisposable
{
    readonly ConcurrentDictionary<Subscription, Bell> pumps = new();

    /// <summary>Rings when subscriptions may have changed.</summary>
    public Bell Subscriptions { get; } = new();

    /// <summary>Rings when there may be something to deliver to a subscription.</summary>
    public Bell Of(Subscription subscription) => pumps.GetOrAdd(subscription, _ => new());

    /// <summary>Rings for every subscription of these topics.</summary>
    public void Ring(IReadOnlySet<string> topics)
    {
        foreach (var (subscription, bell) in pumps)
            if (topics.Contains(subscription.Topic))
                bell.Ring();
    }

    /// <summary>Rings for every subscription.</summary>
    public void RingAll()
    {
        foreach (var bell in pumps.Values)
            bell.Ring();
    }

    public void Dispose()
    {
        Subscriptions.Dispose();
        foreach (var bell in pumps.Values)
            bell.Dispose();
    }
}
