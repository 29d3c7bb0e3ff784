using System.Diagnostics;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Explaining;
using Collaborative.Domain.Cycles.Simulating;

namespace Collaborative.Benchmarks.Cycles;

/// <summary>./infra/bench changes: what finding the change costs that would start one of very many requests, beside a cycle; each is held against a cycle on the changed snapshot.</summary>
static class ChangesBench
{
    public static int Run(int seed, int samples)
    {
        Measure(seed, 1_000, 100, 10, 10);   // so that what follows is compiled
        Console.WriteLine("pending  nodes  projects   cycle: ms   held: ms  change: median ms  9 of 10  slowest   ratio to the cycle   starts it   of what kind");
        foreach (var (pending, nodes, projects) in new[] { (10_000, 1_000, 100), (50_000, 4_000, 12), (50_000, 4_000, 1_000) })
            Console.WriteLine(Measure(seed, pending, nodes, projects, samples));
        return 0;
    }

    static string Measure(int seed, int pending, int nodes, int projects, int samples)
    {
        var random = new Random(seed);
        var idle = CyclesBench.Drawn(random, pending, nodes, projects);
        var full = CyclesBench.Full(random, Aftermath.Of(idle, Cycle.Run(idle)), pending, projects);
        var (decided, cycle) = Timed(() => DecidedCycle.Of(full));
        var waiting = decided.Outcome.Verdicts.Where(v => v is Verdict.Wait or Verdict.Promised).Select(v => v.Request).Distinct().OrderBy(_ => random.Next()).Take(samples).ToList();
        List<double> held = [], found = [];
        List<(RequestId Request, Change? Change)> changes = [];
        foreach (var request in waiting)
        {
            held.Add(Timed(() => decided.Holds(request)).Milliseconds);
            var (change, took) = Timed(() => Explanation.SmallestChange(decided, request));
            found.Add(took);
            changes.Add((request, change));
        }
        var codes = changes.GroupBy(c => c.Change?.Code ?? "none").OrderBy(g => g.Key, StringComparer.Ordinal);
        var starts = changes.Count(c => c.Change is not null && Explanation.Starts(full, c.Request, c.Change));
        held.Sort();
        found.Sort();
        return $"{pending,7}  {nodes,5}  {projects,8}   {cycle,9:F0}  {held[held.Count / 2],9:F2}  {found[found.Count / 2],17:F1}  {found[found.Count * 9 / 10],7:F1}  {found[^1],7:F1}  {found[found.Count / 2] / cycle,19:F3}   {starts} of {waiting.Count}   {string.Join(", ", codes.Select(c => $"{c.Count()} {c.Key}"))}";
    }

    static (T Result, double Milliseconds) Timed<T>(Func<T> act)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = act();
        return (result, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }
}
