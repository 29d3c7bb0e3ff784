using System.Diagnostics;
using Collaborative.Benchmarks.Traces;

namespace Collaborative.Benchmarks.Measuring;

/// <summary>One run of one policy: demand arrives up to 130 % of the fleet's devices, nothing departs, nothing moves, nothing is tried twice.</summary>
/// <param name="Ratio">What the placed demands hold of the fleet's devices after the last arrival, in percent.</param>
/// <param name="ProcessorSeconds">What the placing took of processors, which a busy machine does not stretch as it does <paramref name="Seconds"/>.</param>
/// <param name="Fragmented">What the typical demand cannot use, in percent of the fleet, when 80, 100 and 130 % have arrived.</param>
sealed record Run(int Seed, double Ratio, ImmutableArray<double> Fragmented, int Placed, int Lost, double Seconds, double ProcessorSeconds)
{
    public const int ArrivingPercent = 130;
    static readonly ImmutableArray<int> Points = [80, 100, ArrivingPercent];

    /// <summary>The placer is timed alone; then each placement is entered into plain accounts, which yield the figures.</summary>
    public static Run Of(Placer placer, Fleet fleet, ImmutableArray<Pod> pods, int seed)
    {
        var arriving = Arrivals.Of(pods, fleet, ArrivingPercent, seed);
        var demands = pods.Select(p => p.Demand).ToArray();
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var placings = placer(fleet, Mix.Of(demands), arriving, seed);
        var (seconds, processor) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);

        var fragmentation = Fragmentation.ByCount(Mix.Of(demands).WithoutMemory().Typical(95), fleet);
        var accounts = new NodeAccounts(fleet);
        var (arrived, held, fragmented) = (0L, 0L, ImmutableArray.CreateBuilder<double>());
        foreach (var (demand, placing) in arriving.Zip(placings))
        {
            while (fragmented.Count < Points.Length - 1 && (arrived + demand.HeldMilli) * 100 > fleet.MilliDevices * Points[fragmented.Count])
                fragmented.Add(accounts.PercentFragmented(fragmentation));
            arrived += demand.HeldMilli;
            if (placing is null)
                continue;
            accounts.Enter(demand, placing);
            held += demand.HeldMilli;
        }
        while (fragmented.Count < Points.Length)
            fragmented.Add(accounts.PercentFragmented(fragmentation));
        var lost = placings.Count(p => p is null);
        return new(seed, 100.0 * held / fleet.MilliDevices, fragmented.ToImmutable(), placings.Count - lost, lost, seconds, processor);
    }
}
