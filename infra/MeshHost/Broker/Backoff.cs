namespace MeshHost.Broker;

/// <summary>Pauses that double with every failure up to a longest one; chance shortens each by up to a half, so that retries spread.</summary>
sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    /// <param name="failures">Failures in a row, at least 1.</param>
    public TimeSpan After(int failures)
    {
        var full = Math.Min(first.TotalMilliseconds * Math.Pow(2, failures - 1), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
