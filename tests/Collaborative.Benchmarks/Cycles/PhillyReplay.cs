using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Simulating;
using Collaborative.Domain.Quotas;
using CsvHelper;

namespace Collaborative.Benchmarks.Cycles;

/// <summary>./infra/bench philly: two months of Microsoft's Philly cluster in virtual time, on its 2,490 devices, on a third and on a sixth of them, tenants with weights.</summary>
/// <remarks>
/// A tenant's entitlement at an instant is what weighted fairness would give it of all devices, given what every tenant holds and asks for then (rising water, exact in hundredths of a device).
/// Of every seven days (a window each six hours) in which a tenant waited all the time, what it was given is set against the sum of its entitlements.
/// Work is taken to end by its real duration, and to have asked for the next of a row of usual walltimes.
/// </remarks>
static class PhillyReplay
{
    static readonly long[] Walltimes = [3_600, 14_400, 43_200, 86_400, 259_200, 604_800, 2_592_000, 5_184_000];
    static readonly AcceleratorModel Gpu = new("GPU");
    const int WindowSteps = 28;   // of six hours

    public static int Run(string path, int periodSeconds)
    {
        var jobs = Read(path);
        Console.WriteLine($"{jobs.Count} jobs, {jobs.Select(j => j.Tenant).Distinct().Count()} tenants, a cycle each {periodSeconds} s at most");
        Console.WriteLine("devices  cycles  seconds  of processor   jobs  preempted  promises  broken   waiting windows  least %  below 99 %");
        foreach (var devices in new[] { 2_490, 830, 415 })
            Replay(jobs, devices, periodSeconds);
        return 0;
    }

    static void Replay(List<(DateTimeOffset At, long Seconds, int Gpus, string Tenant)> jobs, int devices, int periodSeconds)
    {
        string[] tenants = [.. jobs.Select(j => j.Tenant).Distinct().Order(StringComparer.Ordinal)];
        var weights = tenants.Select((_, i) => 1 + (i % 4)).ToArray();
        var capacity = Amounts.Of((Resource.Of(Gpu), new Fraction(devices, 1)));
        var tree = QuotaTree.Of(
        [
            new(Id(0), null, "Philly", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
            .. tenants.Select((t, i) => new Quota(Id(i + 1), Id(0), t, new Nominal.PartOfParent(new(weights[i], weights.Sum())), null, null, new(weights[i], 1), Amounts.None)),
        ], capacity);
        Machine[] machines = [.. Enumerable.Range(0, (devices + 7) / 8).Select(i => new Machine(new($"node{i}", Gpu, new(0), new(0), Math.Min(8, devices - (i * 8))), ["philly", $"rack {i / 16}"]))];
        var begin = jobs[0].At;
        var halfLife = HalfLife.Of(TimeSpan.FromDays(7))!;
        var used = tenants.Select(_ => DecayedUsage.None(halfLife, begin)).ToArray();
        var held = new double[tenants.Length];
        var start = new Snapshot(1, begin, "philly", new(TimeSpan.FromHours(12), 16, 64), [.. machines], tree, [], [new("normal", 0)], [], [], [], [], Cycle.RulesVersion);
        var numbers = tenants.Index().ToDictionary(t => Id(t.Index + 1), t => t.Index);
        var works = jobs.Select((j, i) => new SimulatedWork(
            new(new(new Guid(i, 0, 5, [0, 0, 0, 0, 0, 0, 0, 0])), Id(Array.IndexOf(tenants, j.Tenant) + 1), "normal", j.At, [Alternative(j.Gpus, j.Seconds)], Topology.Near, TimeSpan.Zero), TimeSpan.FromSeconds(Math.Max(1, j.Seconds))));
        var last = begin;
        var (cycles, ended, preempted, promises, broken) = (0, 0, 0, 0, 0);
        Dictionary<RequestId, DateTimeOffset> promised = [];
        List<(double[] Given, double[] Entitled, bool[] Waits)> windows = [];
        var (given, entitled, waits) = (new double[tenants.Length], new double[tenants.Length], Enumerable.Repeat(true, tenants.Length).ToArray());
        var boundary = begin.AddHours(6);
        var (clock, processor) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var simulation = new Simulation(start, works, TimeSpan.FromSeconds(periodSeconds), Used) { Ended = (_, _, was) => _ = was ? preempted++ : ended++ };
        while (simulation.Step() is var (_, outcome) && outcome.At < begin.AddDays(61))
        {
            cycles++;
            foreach (var verdict in outcome.Verdicts)
            {
                if (verdict is Verdict.Promised one)
                {
                    promises += promised.TryAdd(one.Request, one.By) ? 1 : 0;
                    broken += promised[one.Request] < one.By ? 1 : 0;
                    promised[one.Request] = one.By;
                }
                else if (verdict is Verdict.Start && promised.Remove(verdict.Request, out var by) && by < outcome.At)
                    broken++;
            }
        }
        var took = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var spent = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        var parts = Parts().ToList();
        Console.WriteLine($"{devices,7}  {cycles,6}  {took,7:F1}  {spent,12:F1}  {ended,5}  {preempted,9}  {promises,8}  {broken,6}   {parts.Count,15}  {(parts.Count == 0 ? 100 : parts.Min() * 100),7:F2}  {parts.Count(p => p < 0.99),10}");

        ImmutableArray<ProjectUse> Used(Snapshot now, DateTimeOffset at)
        {
            Array.Clear(held);
            foreach (var lease in now.Leases)
                held[numbers[lease.Request.Project]] += lease.Workers.Sum(w => w.Devices.Length);
            var asks = (double[])held.Clone();
            var waiting = new bool[tenants.Length];
            foreach (var request in now.Pending)
            {
                asks[numbers[request.Project]] += request.Alternatives[0].Workers * request.Alternatives[0].Worker.Devices;
                waiting[numbers[request.Project]] = true;
            }
            var seconds = (at - last).TotalSeconds;
            var shares = Water(asks, weights, devices);
            for (var i = 0; i < tenants.Length; i++)
            {
                used[i] = used[i].With(new GpuSeconds((long)(held[i] * seconds)), at);
                given[i] += held[i] * seconds;
                entitled[i] += shares[i] * seconds;
                waits[i] &= waiting[i];
            }
            last = at;
            if (at >= boundary)
            {
                windows.Add((given, entitled, waits));
                (given, entitled, waits) = (new double[tenants.Length], new double[tenants.Length], Enumerable.Repeat(true, tenants.Length).ToArray());
                boundary = at.AddHours(6);
            }
            return [.. tenants.Select((_, i) => new ProjectUse(Id(i + 1), Gpu, Cut(used[i].At(at))))];
        }

        IEnumerable<double> Parts()
        {
            for (var first = 0; first + WindowSteps <= windows.Count; first++)
                for (var tenant = 0; tenant < tenants.Length; tenant++)
                {
                    var span = windows.GetRange(first, WindowSteps);
                    if (span.TrueForAll(w => w.Waits[tenant]) && span.Sum(w => w.Entitled[tenant]) is > 0 and var due)
                        yield return span.Sum(w => w.Given[tenant]) / due;
                }
        }
    }

    /// <summary>The level at which all is given, by halving: what is asked for, or the weight times the level.</summary>
    static double[] Water(double[] asks, int[] weights, double devices)
    {
        var (low, high) = (0.0, devices);
        for (var round = 0; round < 40; round++)
        {
            var level = (low + high) / 2;
            if (asks.Select((a, i) => Math.Min(a, weights[i] * level)).Sum() > devices)
                high = level;
            else
                low = level;
        }
        return [.. asks.Select((a, i) => Math.Min(a, weights[i] * low))];
    }

    static Alternative Alternative(int gpus, long seconds)
    {
        var (workers, each) = gpus <= 8 ? (1, gpus) : ((gpus + 7) / 8, 8);
        return new(new(new(0), new(0), each, MilliDevices.Whole, AcceleratorModels.Any), workers, workers, TimeSpan.FromSeconds(Walltimes.First(w => w >= seconds || w == Walltimes[^1])));
    }

    static GpuSeconds Cut(Fraction value) => new((long)(value.Numerator / value.Denominator));

    static List<(DateTimeOffset At, long Seconds, int Gpus, string Tenant)> Read(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"{path} is not there; set AIGOV_DATA to the folder of the real inputs, or name the file.");
        using var file = File.OpenRead(path);
        using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        using var csv = CsvReader.FromText(text.ReadToEnd(), new CsvReaderOptions { HasHeader = true });
        List<(DateTimeOffset, long, int, string)> jobs = [];
        for (var row = 2; csv.Read(); row++)   // the first is of names
            jobs.Add(DateTime.TryParse(Text("submitted_utc"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
                && long.TryParse(Text("duration_s"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && int.TryParse(Text("gpus"), NumberStyles.None, CultureInfo.InvariantCulture, out var gpus) && Text("tenant") is { Length: > 0 } tenant
                ? (new(at), seconds, gpus, tenant)
                : throw new UsageException($"{path}, row {row}: a job has an instant, a whole number of seconds, a number of devices and a tenant."));
        jobs.Sort();
        return jobs;

        string Text(string column) => csv.TryGetFieldIndex(column, out var at) ? csv.GetString(at) : throw new UsageException($"{path} has no column {column}.");
    }

    static QuotaId Id(int number) => new(new Guid(number, 0, 6, [0, 0, 0, 0, 0, 0, 0, 0]));
}
