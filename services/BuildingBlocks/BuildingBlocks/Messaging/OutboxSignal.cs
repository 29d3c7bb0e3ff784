namespace BuildingBlocks.Messaging;

/// <summary>Wakes the relay as soon as a commit has left messages; forgetting a ring is harmless, for the relay also looks by itself.</summary>
public sealed class OutboxSignal : IDisposable
{
    readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody rang already.
        }
    }

    internal Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => bell.WaitAsync(atMost, cancellation);

    public void Dispose() => bell.Dispose();
}
