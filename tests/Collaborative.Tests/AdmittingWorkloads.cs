using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Collaborative.ChargingRuns;
using Collaborative.Clusters;
using Collaborative.RunningCycles;
using Collaborative.Tests.Workloads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

/// <summary>Kueue's own performance scenarios against the running service on PostgreSQL, by the real clock: every workload is asked for at its time by GraphQL, decided by a cycle, run for its milliseconds, ended and charged.
/// A hundredth of it in the tests; <c>./infra/bench kueue [baseline|tas]</c> runs all.</summary>
public sealed class AdmittingWorkloads(ITestOutputHelper output) : IAsyncLifetime
{
    static readonly string Scenario = Environment.GetEnvironmentVariable("AIGOV_KUEUE") ?? "baseline";
    static readonly double Part = double.Parse(Environment.GetEnvironmentVariable("AIGOV_KUEUE_PART") ?? "0.01", CultureInfo.InvariantCulture);
    static readonly Dictionary<string, double> Kueue = new(StringComparer.Ordinal) { ["baseline"] = 351.1, ["tas"] = 401.5 };   // mean wall in seconds, from the range files

    readonly ConcurrentDictionary<Guid, Workload> asked = [];
    TimedCluster cluster = null!;
    CollaborativeHost host = null!;

    public async ValueTask InitializeAsync()
    {
        cluster = new(asked);
        host = new() { Also = services => services.AddSingleton<IConnector>(cluster) };
        await host.InitializeAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task All_are_admitted_run_and_charged_once()
    {
        var token = TestContext.Current.CancellationToken;
        var generator = Generator.Read(Testing.Repository.Data("gpu-traces", "kueue-perf", $"{Scenario}-generator.yaml"));
        var workloads = generator.Workloads(Part);
        var researchers = await SetUpAsync(generator);
        await host.StopAsync();
        await host.StartAsync("--Cycles:Pause", "00:00:00.001", "--Charging:Pause", "00:00:00.500");

        using var laps = new LapsHeard();
        var (born, begun, processor, paused) = (new ConcurrentDictionary<Guid, long>(), Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
        await Task.WhenAll(workloads.GroupBy(w => w.At).Select(together => Task.Run(async () =>
        {
            await Task.Delay(together.Key, token);
            await Task.WhenAll(together.Select(async workload =>
            {
                var at = Stopwatch.GetTimestamp();
                var id = Guid.Parse(await host.Api.RequestAsync(researchers[workload.Queue], Asking(workload)));
                asked[id] = workload;
                born[id] = at;
            }));
        }, token)));
        var created = Stopwatch.GetElapsedTime(begun);
        while (cluster.Begun.Count < workloads.Count || await host.Database.ReadAsync<long>("select count(*) from run where ended is null") > 0)
            await Task.Delay(50, token);
        var wall = Stopwatch.GetElapsedTime(begun);
        await host.Services.GetServices<IHostedService>().OfType<Charging>().Single().ChargeAllAsync(token);
        var charged = Stopwatch.GetElapsedTime(begun);

        Assert.Equal(workloads.Count, asked.Count);
        Assert.Equal((long)workloads.Count, await host.Database.ReadAsync<long>("select count(*) from run where charged and reason = 'Completed'"));
        Assert.Equal((long)workloads.Count, await host.Database.ReadAsync<long>("select count(distinct request_id) from run"));
        Assert.Equal(0L, await host.Database.ReadAsync<long>("select coalesce(sum(amount), 0)::bigint from posting_entry"));

        var cycles = await host.Database.ReadAsync<long>("select max(number) from cycle");
        var quota = (double)generator.Queues * generator.DevicesOfQueue * 1000;
        var work = workloads.Sum(w => w.Ask.Held * w.Runtime.TotalSeconds);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Scenario}: {workloads.Count} workloads in {generator.Queues} queues: wall {wall.TotalSeconds:0.0} s (perfect {work / quota:0.0} s; Kueue {Kueue[Scenario]:0} s at its full size), asked for in {created.TotalSeconds:0.0} s, charged after {charged.TotalSeconds:0.0} s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"usage {cluster.Held / quota / wall.TotalSeconds:P1} held, {work / quota / wall.TotalSeconds:P1} of it work; cycles {cycles}; processor of client and service {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.0} s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in looks: {laps}; stood still for garbage {(GC.GetTotalPauseDuration() - paused).TotalSeconds:0.0} s in {GC.CollectionCount(0)}, {GC.CollectionCount(1)} and {GC.CollectionCount(2)} collections"));
        foreach (var one in asked.GroupBy(a => a.Value.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Key}: {one.Count()}, mean time to admission {one.Average(a => Stopwatch.GetElapsedTime(born[a.Key], cluster.Begun[a.Key]).TotalMilliseconds):0} ms"));
    }

    /// <summary>Adds up how long the parts of looks took.</summary>
    sealed class LapsHeard : IDisposable
    {
        readonly ConcurrentDictionary<string, double> seconds = new(StringComparer.Ordinal);
        readonly MeterListener listener = new();

        public LapsHeard()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == Laps.Instrument)
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<double>((_, took, tags, _) => seconds.AddOrUpdate((string)tags[0].Value!, took, (_, sum) => sum + took));
            listener.Start();
        }

        public void Dispose() => listener.Dispose();

        public override string ToString() => string.Join(", ", seconds.OrderByDescending(s => s.Value).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:0.0} s")));
    }

    static object Asking(Workload workload) => new
    {
        commandId = Guid.NewGuid(), projectId = Queue(workload.Queue), @class = workload.Priority >= 200 ? "normal" : "background", oneDomain = workload.Ask.Within is Domain.Cycles.Topology.OneDomain,
        alternatives = new[] { new { models = new[] { "H100" }, devices = workload.Ask.Devices, shareMilli = workload.Ask.Milli, cpuMilli = 100, memoryMib = 100, workers = workload.Ask.Workers, walltimeSeconds = 60 } },
    };

    static Guid Queue(int number) => Id(string.Create(CultureInfo.InvariantCulture, $"queue {number}"));

    /// <summary>A member for each cohort, a project for each queue, and a researcher for each project.</summary>
    async Task<string[]> SetUpAsync(Generator generator)
    {
        var api = host.Api;
        var (racks, nodes, devices) = generator.Machines;
        await api.AskAsync(Pledge, new
        {
            input = new
            {
                commandId = Guid.NewGuid(), memberId = Norway, site = "A site", cluster = "one", connector = "timed", milliPerHour = 2000, gramsPerKilowattHour = 28, from = Day(2026),
                groups = Enumerable.Range(1, racks).Select(r => new { name = $"r{r}", count = nodes, model = "H100", devices, cpuMilli = 192_000, memoryMib = 1_572_864, place = new[] { $"rack {r}" } }),
            },
        }, Tokens.Secretariat);
        var cohort = generator.Cohorts[0];
        var (queues, each) = (cohort.QueuesSets[0].Count, generator.DevicesOfQueue);
        object[] Of(int count) => [new { model = "H100", devices = count.ToString(CultureInfo.InvariantCulture) }];
        List<object> quotas = [new { id = Institution, name = "All", part = "1" }];
        for (var c = 0; c < cohort.Count; c++)
        {
            quotas.Add(new { id = Id($"cohort {c}"), parentId = Institution, name = $"Cohort {c}", stated = Of(queues * each), borrowing = Of(0), lending = Of(0) });
            quotas.Add(new { id = Id($"programme {c}"), parentId = Id($"cohort {c}"), name = $"Programme {c}", part = "1" });
            for (var q = 0; q < queues; q++)
                quotas.Add(new { id = Queue((c * queues) + q), parentId = Id($"programme {c}"), name = $"Queue {q} of cohort {c}", stated = Of(each), borrowing = Of(5 * each) });
        }
        await api.AskAsync(Decide, new { input = new { commandId = Guid.NewGuid(), decision = "Decision 1", quotas } }, Tokens.Secretariat);
        await api.AskAsync(OpenPeriod, new { input = new { commandId = Guid.NewGuid(), from = Day(2026), to = Day(2027), cap = "1/4" } }, Tokens.Secretariat);
        const long Year = 1_000_000_000;
        await api.GrantAsync(null, Institution, Year * generator.Queues);
        List<string> researchers = [];
        for (var c = 0; c < cohort.Count; c++)
        {
            await api.GrantAsync(Institution, Id($"cohort {c}"), Year * queues);
            await api.GrantAsync(Id($"cohort {c}"), Id($"programme {c}"), Year * queues);
            for (var q = 0; q < queues; q++)
            {
                var (project, person) = (Queue((c * queues) + q), Guid.NewGuid());
                await api.GrantAsync(Id($"programme {c}"), project, Year);
                await api.AskAsync(Admit, new { input = new { commandId = Guid.NewGuid(), projectId = project, personId = person } }, Tokens.Secretariat);
                researchers.Add(Tokens.Researcher(person));
            }
        }
        return [.. researchers];
    }
}
