using System.Diagnostics;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Simulating;
using Collaborative.Domain.Quotas;

namespace Collaborative.Benchmarks.Cycles;

/// <summary>./infra/bench cycles: what a cycle costs as what waits, machines and projects grow; first with idle machines, then with full ones.</summary>
static class CyclesBench
{
    static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    static readonly AcceleratorModel[] Models = [new("A100"), new("H100")];

    public static int Run(int seed)
    {
        Console.WriteLine("pending  nodes  projects   idle: ms     MB  starts   full: ms     MB  starts  reclaimed  promised  waiting");
        Measure(seed, 1_000, 100, 10);   // so that what follows is compiled
        foreach (var (pending, nodes, projects) in new[] { (1_000, 400, 100), (10_000, 400, 100), (50_000, 400, 100), (10_000, 1_000, 100), (10_000, 4_000, 100), (10_000, 1_000, 1_000), (50_000, 4_000, 1_000), (100_000, 1_250, 1_000) })
            Measure(seed, pending, nodes, projects, print: true);
        Console.WriteLine($"most memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        return 0;
    }

    static void Measure(int seed, int pending, int nodes, int projects, bool print = false)
    {
        var random = new Random(seed);
        var idle = Drawn(random, pending, nodes, projects);
        var (first, outcome) = Timed(idle);
        var full = Full(random, Aftermath.Of(idle, outcome), pending, projects);
        var (second, next) = Timed(full);
        if (print)
            Console.WriteLine($"{pending,7}  {nodes,5}  {projects,8}   {first.Milliseconds,8:F0}  {first.Megabytes,5:F0}  {outcome.Starts.Count(),6}   {second.Milliseconds,8:F0}  {second.Megabytes,5:F0}  {next.Starts.Count(),6}  {next.Verdicts.OfType<Verdict.Preempt>().Count(),9}  {next.Verdicts.OfType<Verdict.Promised>().Count(),8}  {next.Verdicts.OfType<Verdict.Wait>().Count(),7}");
    }

    /// <summary>The best of three.</summary>
    static ((double Milliseconds, double Megabytes) Cost, Outcome Outcome) Timed(Snapshot snapshot)
    {
        var (best, megabytes, outcome) = (double.MaxValue, 0.0, default(Outcome));
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            var (allocated, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            outcome = Cycle.Run(snapshot);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            megabytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6;
        }
        return ((best, megabytes), outcome!);
    }

    /// <param name="first">The number of the first of the projects.</param>
    public static Snapshot Drawn(Random random, int pending, int nodes, int projects, int first = 0, int rules = Cycle.RulesVersion)
    {
        ImmutableArray<Machine> machines = [.. Enumerable.Range(0, nodes).Select(i => new Machine(
            new($"node{i}", Models[i * 2 / nodes], new(128_000), new(2_000_000), 8), [$"cluster {i * 4 / nodes}", $"group {i / 256}", $"rack {i / 16}"]))];
        var capacity = Amounts.Of(Models.Select(m => (Resource.Of(m), new Fraction(machines.Count(x => x.Node.Model == m) * 8, 1))));
        var members = Math.Max(1, projects / 20);
        List<Quota> quotas = [new(Id(0, 1), null, "All", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None)];
        for (var i = 0; i < members; i++)
            quotas.Add(new(Id(i, 2), Id(0, 1), $"Member {i}", new Nominal.PartOfParent(new(1, members)), null, null, new(1 + (i % 3), 1), Amounts.None));
        for (var i = 0; i < projects; i++)
            quotas.Add(new(Id(first + i, 3), Id(i % members, 2), $"Project {i}", new Nominal.PartOfParent(new(1, (projects / members) + 1)), null, null, new(1 + (i % 5), 1), Amounts.None));
        return new(1, Morning, "bench", CycleRules.Usual, machines, QuotaTree.Of(quotas, capacity),
            [.. Enumerable.Range(0, projects).Select(i => new ProjectUse(Id(first + i, 3), Models[i % 2], new(random.Next(10_000_000))))],
            [new("normal", 0), new("urgent", 10, Preempts: true, MostPart: new(1, 2))], [], [], [], [.. Requests(random, pending, projects, first)], rules);
    }

    /// <summary>Five minutes later: a twentieth of what runs has ended, and as many wait as before.</summary>
    internal static Snapshot Full(Random random, Snapshot after, int pending, int projects) => after with
    {
        At = Morning.AddMinutes(5),
        Leases = [.. after.Leases.Where(_ => random.Next(20) > 0)],
        Pending = [.. after.Pending, .. Requests(random, pending - after.Pending.Length, projects)],
    };

    internal static IEnumerable<Request> Requests(Random random, int count, int projects, int first = 0) => [.. Enumerable.Range(0, count).Select(_ => new Request(
        new(new Guid(random.Next(), 0, 4, [0, 0, 0, 0, (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)])),
        Id(first + random.Next(projects), 3), random.Next(20) == 0 ? "urgent" : "normal", Morning.AddMinutes(-random.Next(1_000)),
        [Alternative(random)], random.Next(4) == 0 ? Topology.OneDomain : Topology.Near, TimeSpan.FromMinutes(random.Next(3))))];

    static Alternative Alternative(Random random)
    {
        var devices = random.Next(10) switch { < 4 => 1, < 6 => 2, < 8 => 4, _ => 8 };
        var workers = devices == 8 ? random.Next(8) switch { < 4 => 1, < 6 => 2, < 7 => 4, _ => 16 } : 1;
        var share = devices == 1 && random.Next(3) == 0 ? 500 : 1_000;
        return new(new(new(devices * 12_000), new(devices * 200_000), devices, new(share),
            random.Next(4) == 0 ? AcceleratorModels.Any : AcceleratorModels.OneOf(Models[random.Next(2)])), workers, workers, TimeSpan.FromMinutes(random.Next(10, 2_000)));
    }

    static QuotaId Id(int number, short kind) => new(new Guid(number, 0, kind, [0, 0, 0, 0, 0, 0, 0, 0]));
}
