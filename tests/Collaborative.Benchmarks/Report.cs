using Collaborative.Benchmarks.Measuring;
using Collaborative.Benchmarks.Traces;

namespace Collaborative.Benchmarks;

/// <summary>What the person at the terminal reads. Ratios and fragmentation are percentages of all devices of the fleet.</summary>
static class Report
{
    public static void Heading(Options options, Fleet fleet, ImmutableArray<Pod> pods)
    {
        Console.WriteLine($"{Path.GetFileName(options.Trace)}: {pods.Length} pods on {fleet.Nodes.Length} nodes with {fleet.MilliDevices / MilliDevices.One} devices"
            + (options.Rename is { } rename ? $", renamed by seed {rename}" : ""));
        Console.WriteLine($"{options.Policy}, arriving until {Run.ArrivingPercent} %");
        Console.WriteLine("seed   ratio   placed    lost   fragmented at 80, 100, 130 %   seconds  of processor");
    }

    public static Run Line(Run run)
    {
        Console.WriteLine($"{run.Seed,4}  {run.Ratio,6:F2}  {run.Placed,7}  {run.Lost,6}   {string.Join("  ", run.Fragmented.Select(f => $"{f,5:F2}")),-26}  {run.Seconds,7:F2}  {run.ProcessorSeconds,12:F2}");
        return run;
    }

    public static void Mean(List<Run> runs)
    {
        Console.WriteLine($"allocation ratio {runs.Average(r => r.Ratio):F2}");
        Console.WriteLine($"between seeds {runs.Min(r => r.Ratio):F2} to {runs.Max(r => r.Ratio):F2}, processor time {runs.Average(r => r.ProcessorSeconds):F2} s a run");
    }

    public static void Peer(string name, List<Run> runs) =>
        Console.WriteLine($"peer {name,-8} {runs.Average(r => r.Ratio),6:F2}, fragmented {string.Join("  ", Enumerable.Range(0, 3).Select(i => $"{runs.Average(r => r.Fragmented[i]):F2}"))}, processor time {runs.Average(r => r.ProcessorSeconds):F2} s a run");

    public static void Samples(double[] percents) =>
        Console.WriteLine($"{percents.Length} fleets of {Bounds.Samples.Nodes} nodes: mean {percents.Average():F2} % of the bound, lowest {percents.Min():F2} %, {percents.Count(p => p < 99)} below 99 %");
}
