using System.Diagnostics;
using System.IO.Compression;
using BuildingBlocks.Domain;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Records;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.Domain.Quotas;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Benchmarks.Cycles;

/// <summary>./infra/bench queue [WAITING]: what one cycle costs the service while very many wait, step by step, in the world of Kueue's baseline scenario: 30 queues of 20 devices, full; cycle follows cycle, a seventh of the leases ends between two.</summary>
static class QueueBench
{
    const int Rounds = 40;
    const int Warm = 10;
    static readonly DateTimeOffset Begin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    static readonly AcceleratorModel Model = new("H100");
    static readonly string[] Steps = ["snapshot", "cycle and record", "entered", " checked", " decided", " written", " packed"];
    const int OfACycle = 3;   // the others are parts of it, by themselves

    public static int Run(int waiting)
    {
        var (pool, random) = (World(), new Random(42));
        var books = new BookStanding([.. Enumerable.Range(0, 30).Select(q => new Balance(Project(q), Model, new(1_000_000_000)))], [], 1);
        var queue = Queue.Initial with { Standing = Standing.Nothing with { Pending = WaitingRequests.Of([.. Requests(random, waiting + 400)]) } };
        var times = Steps.Select(_ => new List<double>()).ToArray();
        var (started, length, packed) = (0, 0, 0);
        var processor = TimeSpan.Zero;
        for (var round = 0; round < Warm + Rounds; round++)
        {
            if (round == Warm)
                processor = Environment.CpuUsage.TotalTime;
            var at = Begin.AddMinutes(1).AddSeconds(round / 8);
            var next = Timed(0, () => NextCycle.Of(pool, queue, books, at)!);
            (length, packed) = (0, 0);
            var record = Timed(1, () => CycleRecord.Of(next.Snapshot, (_, text) =>
            {
                Interlocked.Add(ref length, text.Length);
                Interlocked.Add(ref packed, Packed(text.Span));
            }));
            var entered = Timed(2, () => Queue.Decide(queue, new QueueCommand.Enter(new(Guid.CreateVersion7()), record)) switch
            {
                Decision<QueueEvent, QueueRefusal>.Accepted a => a.Events.Aggregate(queue, Queue.Evolve),
                _ => throw new InvalidOperationException("The cycle was overtaken."),
            });
            Timed(3, () => SnapshotCheck.Of(next.Snapshot));
            Timed(4, () => Cycle.Run(next.Snapshot));
            var text = Timed(5, () => CycleRecord.Write(next.Snapshot));
            Timed(6, () => Packed(text));
            started = record.Outcome.Starts.Count();
            foreach (var lease in entered.Standing.Leases.Values.Where(_ => random.Next(7) == 0).ToList())
                entered = ((Decision<QueueEvent, QueueRefusal>.Accepted)Queue.Decide(entered, new QueueCommand.End(new(Guid.CreateVersion7()), lease.Request.Id, lease.Started, at, EndReason.Completed))).Events.Aggregate(entered, Queue.Evolve);
            queue = entered with { Standing = entered.Standing with { Pending = Requests(random, waiting - entered.Standing.Pending.Count).Aggregate(entered.Standing.Pending, (all, r) => all.With(r)) } };

            T Timed<T>(int step, Func<T> act)
            {
                var begun = Stopwatch.GetTimestamp();
                var result = act();
                if (round >= Warm)
                    times[step].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                return result;
            }
        }
        Console.WriteLine($"{waiting} wait, {queue.Standing.Leases.Count} run, {started} start in the last cycle; its file {length / 1e6:F2} MB, packed {packed / 1e3:F0} KB");
        foreach (var (step, all) in Steps.Zip(times))
            Console.WriteLine($"{step,-18} {Middle(all),7:F1} ms   (fastest {all.Min():F1}, slowest {all.Max():F1})");
        Console.WriteLine($"{"a cycle",-18} {times.Take(OfACycle).Sum(Middle),7:F1} ms   (fastest {times.Take(OfACycle).Sum(t => t.Min()):F1})   {times.Take(OfACycle).Sum(Middle) * 1000 / waiting:F1} µs a waiting request; processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Rounds:F1} ms a round, with what ends and comes between; collections {string.Join(", ", Enumerable.Range(0, 3).Select(GC.CollectionCount))}");
        return 0;
    }

    static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    static int Packed(ReadOnlySpan<byte> record)
    {
        using var into = new MemoryStream((record.Length / 8) + 256);
        using (var gzip = new GZipStream(into, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(record);
        return (int)into.Length;
    }

    static Pool World()
    {
        List<Quota> quotas = [new(Id(0, 1), null, "All", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None)];
        for (var cohort = 0; cohort < 5; cohort++)
        {
            quotas.Add(new(Id(cohort, 2), Id(0, 1), $"Cohort {cohort}", new Nominal.Stated(Devices(120)), Devices(0), Devices(0), Fraction.One, Amounts.None));
            quotas.Add(new(Id(cohort, 3), Id(cohort, 2), $"Programme {cohort}", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None));
            for (var q = 0; q < 6; q++)
                quotas.Add(new(Project((cohort * 6) + q), Id(cohort, 3), $"Queue {q} of cohort {cohort}", new Nominal.Stated(Devices(20)), Devices(100), null, Fraction.One, Amounts.None));
        }
        var pledge = new Pledge(
            new(new Guid(1, 0, 9, [0, 0, 0, 0, 0, 0, 0, 0])), new Guid(2, 0, 9, [0, 0, 0, 0, 0, 0, 0, 0]), "A site", "one", "timed",
            [new("r1", 75, Model, 8, new(192_000), new(1_572_864), ["rack 1"])], Begin.AddDays(-1), null, 2000, 28);
        return Pool.Initial with { Pledges = Pool.Initial.Pledges.Add(pledge.Id, pledge), Shares = new([.. quotas], Devices(600), "Decision 1", Begin.AddDays(-1)) };
    }

    /// <summary>Seven small ones to two middling and one large, as they are asked for within a minute.</summary>
    static IEnumerable<Request> Requests(Random random, int count) => Enumerable.Range(0, Math.Max(0, count)).Select(_ =>
    {
        var (devices, at) = (random.Next(10) switch { < 7 => 1, < 9 => 5, _ => 20 }, Begin.AddSeconds(random.Next(60)));
        return new Request(
            new(Guid.CreateVersion7(at.AddMilliseconds(random.Next(1000)))), Project(random.Next(30)), devices == 20 ? "normal" : "background", at,
            [new(new(new(100), new(100), 1, MilliDevices.Whole, AcceleratorModels.OneOf(Model)), devices, 0, TimeSpan.FromMinutes(1))], Topology.Near, TimeSpan.Zero);
    });

    static Amounts Devices(int devices) => Amounts.Of((Resource.Of(Model), new(devices, 1)));

    static QuotaId Project(int number) => Id(number, 4);

    static QuotaId Id(int number, short kind) => new(new Guid(number, 0, kind, [0, 0, 0, 0, 0, 0, 0, 0]));
}
