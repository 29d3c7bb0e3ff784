using System.Diagnostics;

namespace MeshHost.Broker;

/// <summary>Lets work begin at once after a rest, and else no sooner than a while after it last began: what comes close together is then done together.</summary>
sealed class Pace(TimeSpan least)
{
    long began;

    public async Task NextAsync(CancellationToken cancellation = default)
    {
        if (least - Stopwatch.GetElapsedTime(began) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, cancellation);
        began = Stopwatch.GetTimestamp();
    }
}
