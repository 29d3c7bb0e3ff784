namespace Compliance.Storage;

/// <summary>The time by which this service decides. Orleans has a clock of its own: a test that moves this one does not move its timers and memberships.</summary>
sealed class Clock(TimeProvider time)
{
    /// <summary>To the microsecond: what the store and the records keep.</summary>
    public DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
