using System.Diagnostics;
using System.Globalization;
using Testing;

namespace MeshHost.Tests;

/// <summary>Prints figures, asserts none: run with <c>-explicit only</c>.</summary>
public sealed class Throughput(PostgresServer server, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    const int Publishers = 64;
    const int PerPublisher = 150;

    [Fact(Explicit = true)]
    public async Task Of_publishing_and_delivering()
    {
        await using var probe = await Probe.StartAsync("counted");
        await using var host = await Host.StartAsync(server, probe.Setting());
        using var bus = host.Dapr();
        await bus.PublishAsync("counted", "warm", 0);
        await probe.GetsAsync(1);

        var all = Stopwatch.StartNew();
        var slowest = await Task.WhenAll(Enumerable.Range(0, Publishers).Select(async key =>
        {
            var times = new List<double>(PerPublisher);
            for (var number = 0; number < PerPublisher; number++)
            {
                var one = Stopwatch.GetTimestamp();
                await bus.PublishAsync("counted", $"k{key}", number);
                times.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
            }
            return times;
        }));
        var published = all.Elapsed;
        await probe.GetsAsync((Publishers * PerPublisher) + 1);
        var delivered = all.Elapsed;

        var sorted = slowest.SelectMany(t => t).Order().ToArray();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            published {sorted.Length / published.TotalSeconds:0}/s by {Publishers} at once, p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms
            delivered {sorted.Length / delivered.TotalSeconds:0}/s from the first publication to the last delivery
            """));
    }
}
