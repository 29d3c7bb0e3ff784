using System.Diagnostics;

namespace Benchmarks;

/// <summary>Many callers, each of whom asks again as soon as it is answered.</summary>
static class Load
{
    public static async Task<Measured> RunAsync(int callers, TimeSpan duration, Func<int, CancellationToken, Task> ask)
    {
        var latencies = Enumerable.Range(0, callers).Select(_ => new List<double>()).ToArray();
        var failures = 0;
        using var stop = new CancellationTokenSource(duration);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var asked = Stopwatch.GetTimestamp();
                try
                {
                    await ask(caller, CancellationToken.None);
                    latencies[caller].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                }
                catch (Exception failure) when (failure is HttpRequestException or TimeoutException or InvalidOperationException)
                {
                    Interlocked.Increment(ref failures);
                }
            }
        })));
        var sorted = latencies.SelectMany(l => l).Order().ToArray();
        return new(sorted.Length / watch.Elapsed.TotalSeconds, At(sorted, 0.5), At(sorted, 0.99), failures, sorted.Length);
    }

    static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)((sorted.Length - 1) * share)];
}

/// <summary>Answers per second, and how long half of them and 99 in 100 took at most.</summary>
sealed record Measured(double PerSecond, double MedianMs, double P99Ms, int Failures, int Answers)
{
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{PerSecond,8:F0}/s   p50 {MedianMs,6:F1} ms   p99 {P99Ms,6:F1} ms   {Failures} failed");

    /// <summary>The run with the middle rate.</summary>
    public static Measured MedianOf(IEnumerable<Measured> runs)
    {
        var sorted = runs.OrderBy(r => r.PerSecond).ToArray();
        return sorted[sorted.Length / 2];
    }
}
