using System.Collections.Concurrent;
using System.Diagnostics;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Simulating;
using Collaborative.Domain.Quotas;

namespace Collaborative.Benchmarks.Cycles;

/// <summary>
/// ./infra/bench sites: a million accelerators at a thousand sites in virtual time. Every site runs its own cycles on its own machines, side by side with the others; a share is a part of every site.
/// The tree above them carries from site to site only what was used: the decayed use of each project at all sites together is what decides who is next at each.
/// </summary>
static class SitesBench
{
    const int NodesOfSite = 125, PendingOfSite = 200, ProjectsOfSite = 100, Projects = 1_000;
    static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    public static int Run(int sites, int rounds, int seed)
    {
        Console.WriteLine($"{sites} sites of {NodesOfSite} machines of 8: {sites * NodesOfSite * 8:N0} accelerators; {PendingOfSite} requests wait at each, of {ProjectsOfSite} of {Projects} projects");
        var all = Enumerable.Range(0, sites).AsParallel().AsOrdered().Select(site => Site(site, seed)).ToArray();
        var held = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"all snapshots in memory: {held / 1e6:F0} MB, {held / 1e3 / sites:F0} kB a site");
        Console.WriteLine("round  all sites: s  in a row: s  ratio  a site: median ms  99 %: ms  starts  reclaimed  waiting  tree above: ms");
        for (var round = 1; round <= rounds; round++)
        {
            var outcomes = new Outcome[sites];
            var costs = new ConcurrentBag<double>();
            var begun = Stopwatch.GetTimestamp();
            Parallel.For(0, sites, site =>
            {
                var at = Stopwatch.GetTimestamp();
                outcomes[site] = Cycle.Run(all[site]);
                costs.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            });
            var wall = Stopwatch.GetElapsedTime(begun);
            begun = Stopwatch.GetTimestamp();
            var used = Above(all, outcomes).Select(u => new ProjectUse(u.Key.Project, u.Key.Model, new(u.Value))).ToLookup(u => u.Project);
            var above = Stopwatch.GetElapsedTime(begun);
            double[] sorted = [.. costs.Order()];
            var verdicts = outcomes.SelectMany(o => o.Verdicts).ToList();
            Console.WriteLine($"{round,5}  {wall.TotalSeconds,12:F2}  {sorted.Sum() / 1e3,11:F2}  {sorted.Sum() / 1e3 / wall.TotalSeconds,5:F2}  {sorted[sites / 2],17:F1}  {sorted[sites * 99 / 100],8:F1}  {verdicts.OfType<Verdict.Start>().Count(),6}  {verdicts.OfType<Verdict.Preempt>().Count(),9}  {verdicts.OfType<Verdict.Wait>().Count(),7}  {above.TotalMilliseconds,14:F0}");
            Parallel.For(0, sites, site => all[site] = Next(site, all[site], outcomes[site], used, new Random(seed + (round * sites) + site)));
        }
        Console.WriteLine($"most memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        return 0;
    }

    /// <summary>A site at which some of the projects work.</summary>
    static Snapshot Site(int site, int seed) =>
        CyclesBench.Drawn(new(seed + site), PendingOfSite, NodesOfSite, ProjectsOfSite, FirstAt(site)) with { Seed = $"site {site}" };

    static int FirstAt(int site) => site * ProjectsOfSite % Projects;

    /// <summary>What the tree above does: what was used of each model by each project decays with a half-life of seven days, and what it holds at every site comes to it.</summary>
    static Dictionary<(QuotaId Project, AcceleratorModel Model), long> Above(Snapshot[] sites, Outcome[] outcomes)
    {
        var used = new Dictionary<(QuotaId Project, AcceleratorModel Model), long>();
        foreach (var use in sites.SelectMany(s => s.Usage))
            used[(use.Project, use.Model)] = use.Used.Value - (use.Used.Value * (long)(Step.TotalSeconds * 693) / (7L * 86_400 * 1_000));
        for (var site = 0; site < sites.Length; site++)
        {
            var models = sites[site].Machines.ToDictionary(m => m.Node.Name, m => m.Node.Model, StringComparer.Ordinal);
            foreach (var lease in Aftermath.Of(sites[site], outcomes[site]).Leases)
            {
                var key = (lease.Request.Project, models[lease.Workers[0].Machine]);
                used[key] = used.GetValueOrDefault(key) + (lease.Workers.Length * lease.Request.Alternatives[lease.Alternative].Worker.HeldMilli * (long)Step.TotalSeconds / MilliDevices.One);
            }
        }
        return used;
    }

    /// <summary>A step later: some leases ended, as many requests came, and use is what it is at all sites together.</summary>
    static Snapshot Next(int site, Snapshot before, Outcome outcome, ILookup<QuotaId, ProjectUse> used, Random random)
    {
        var after = Aftermath.Of(before, outcome);
        return after with
        {
            At = before.At + Step,
            Leases = [.. after.Leases.Where(_ => random.Next(20) > 0)],
            Pending = [.. after.Pending, .. CyclesBench.Requests(random, Math.Max(0, PendingOfSite - after.Pending.Length), ProjectsOfSite, FirstAt(site))],
            Usage = [.. before.Usage.Select(u => u.Project).Distinct().SelectMany(p => used[p])],
        };
    }
}
