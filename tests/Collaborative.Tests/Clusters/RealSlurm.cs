using System.Diagnostics;
using System.Globalization;
using Collaborative.Clusters;
using Collaborative.Clusters.Slurm;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Microsoft.Extensions.Logging;
using Testing;

namespace Collaborative.Tests.Clusters;

/// <summary>One Slurm for all who need it, one after the other.</summary>
[CollectionDefinition]
public sealed class OnSlurm : ICollectionFixture<RealSlurm>;

/// <summary>A real Slurm of four nodes with four devices each (infra/slurm), for as long as the tests run that need it. Where it cannot be had they are skipped, and say why.</summary>
public sealed class RealSlurm : IAsyncLifetime
{
    public const string Cluster = "fac";

    string folder = "", reason = "";

    /// <summary>Into so many every device is divided.</summary>
    public const int Shards = 4;

    /// <summary>How long a job runs, in seconds.</summary>
    public const int JobSeconds = 2;

    internal SlurmSettings Settings => new()
    {
        Rest = new($"http://127.0.0.1:{16820 + Offset}"), Conf = Conf, Script = Path.Combine(folder, "job"), Settling = TimeSpan.Zero, ShardsADevice = Shards,
    };

    internal List<string> Warnings { get; } = [];

    static int Offset => int.Parse(Environment.GetEnvironmentVariable("AIGOV_PORT_OFFSET") ?? "0", CultureInfo.InvariantCulture);

    string Conf => Path.Combine(folder, "etc", "slurm.conf");

    public async ValueTask InitializeAsync()
    {
        using var up = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "slurm", "up")) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (printed, trouble) = (up.StandardOutput.ReadToEndAsync(), up.StandardError.ReadToEndAsync());
        await up.WaitForExitAsync();
        if (up.ExitCode == 3)
        {
            reason = (await trouble).Trim();
            return;
        }
        Assert.True(up.ExitCode == 0, await trouble);
        folder = (await printed).Trim().Split('\n')[^1];
        await File.WriteAllTextAsync(Path.Combine(folder, "job"), $"#!/bin/sh\nPATH=/bin:/usr/bin\ncase $AIGOV_REQUEST in *f) exit 1;; *e) sleep 600;; *d) sleep 10;; *) sleep {JobSeconds};; esac\n");
    }

    /// <summary>A connector as a service that was just started has it.</summary>
    internal SlurmConnector Connect(string? partition = null, int shards = Shards, TimeSpan? runaway = null)
    {
        Assert.SkipWhen(reason.Length > 0, reason);
        var settings = new SlurmSettings { Rest = Settings.Rest, Conf = Conf, Script = Settings.Script, Partition = partition, Settling = TimeSpan.Zero, ShardsADevice = shards, Runaway = runaway ?? TimeSpan.FromMinutes(5) };
        var commands = new SlurmCommands(settings);
        return new("slurm", settings, commands, new(settings, commands, new HttpClient(), TimeProvider.System), new(commands), TimeProvider.System, new LoggerFactory([new Warned(Warnings)]).CreateLogger<SlurmConnector>());
    }

    /// <summary>What the command line of a service says so that it has this Slurm as its connector <c>slurm</c>.</summary>
    /// <param name="script">What jobs run.</param>
    internal async Task<string[]> ConfigureAsync(string script)
    {
        Assert.SkipWhen(reason.Length > 0, reason);
        var file = Path.Combine(folder, $"job-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, script);
        return ["--Clusters:Slurm:slurm:Rest", Settings.Rest.ToString(), "--Clusters:Slurm:slurm:Conf", Conf, "--Clusters:Slurm:slurm:Script", file, "--Clusters:Slurm:slurm:ShardsADevice", $"{Shards}", "--Clusters:Slurm:slurm:Runaway", "00:00:20"];
    }

    /// <summary>What runs on machines, each so many workers of so many devices.</summary>
    internal static Allocation Lease(int devices, char ending = '0', params string[] machines)
    {
        var request = Guid.CreateVersion7();
        request = Guid.Parse(request.ToString("D")[..^1] + ending);
        var alternative = new Alternative(new Demand(new(4000), new(1000), devices, MilliDevices.Whole, AcceleratorModels.Any), machines.Length, machines.Length, TimeSpan.FromMinutes(10));
        var started = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        return new(
            Guid.NewGuid(), Cluster, new(new(request), new(Guid.NewGuid()), "normal", started, [alternative], Topology.Near, TimeSpan.Zero), alternative,
            [.. machines.Select(m => new Worker($"{Cluster}/{m}", [.. Enumerable.Range(0, devices)]))], started, started.AddMinutes(10));
    }

    /// <summary>Runs a command of Slurm as its operators do.</summary>
    public async Task<string[]> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["SLURM_CONF"], start.Environment["TZ"]) = (Conf, "UTC");
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What a server wrote last in its log.</summary>
    public IEnumerable<string> LastLines(string server) => File.ReadLines(Path.Combine(folder, "log", $"{server}.log")).TakeLast(30);

    /// <summary>Device-seconds of a lease by sacct, and of how many allocations they are.</summary>
    /// <param name="extra">Of a worker that joined it instead.</param>
    /// <param name="of">What is counted: shards are parts of devices.</param>
    internal async Task<(long DeviceSeconds, int Allocations)> AccountedAsync(Guid lease, Guid? extra = null, string of = "gpu")
    {
        var rows = await RunAsync("sacct", "-X", "-D", "-P", "-n", "-S", "2020-01-01", $"--name={SlurmConnector.NameOf(lease, extra)}", "-o", "elapsedraw,alloctres,start,reqtres");
        var ran = rows.Select(r => r.Split('|')).Where(r => r[2] is not ("Unknown" or "None")).ToList();
        return (ran.Sum(r => long.Parse(r[0], CultureInfo.InvariantCulture) * Devices(Devices(r[1]) > 0 ? r[1] : r[3])), ran.Count);   // a controller that comes back forgets of some jobs which devices they were given

        long Devices(string tres) =>
            tres.Split(',').FirstOrDefault(t => t.StartsWith($"gres/{of}=", StringComparison.Ordinal)) is { } found ? long.Parse(found[$"gres/{of}=".Length..], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Ends a server of Slurm at once, by the process id that it wrote down, and starts it again.</summary>
    /// <param name="before">What is done while it is down.</param>
    public async Task KillAsync(string server, Action? before = null)
    {
        var file = Path.Combine(folder, server == "slurmctld" ? "slurmctld.pid" : $"slurmd-{server}.pid");
        using (var killed = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture)))
        {
            killed.Kill();
            await killed.WaitForExitAsync();
        }
        before?.Invoke();
        await (server == "slurmctld" ? RunAsync("slurmctld", "-f", Conf) : RunAsync("slurmd", "-N", server, "-f", Conf));
    }

    /// <summary>The state of the controller as it has saved it.</summary>
    public Dictionary<string, byte[]> SavedState() => Directory.EnumerateFiles(Path.Combine(folder, "state"), "job_state*").ToDictionary(f => f, File.ReadAllBytes);

    /// <summary>The controller is killed, and comes back with an older state: what came since, it never saved.</summary>
    public Task ForgetAsync(Dictionary<string, byte[]> saved) => KillAsync("slurmctld", () =>
    {
        foreach (var (file, state) in saved)
            File.WriteAllBytes(file, state);
    });

    /// <summary>Ends in the accounts what the controller lost; operators do that.</summary>
    public Task EndRunawaysAsync() => RunAsync("sacctmgr", "-i", "show", "runawayjobs");

    /// <summary>Puts nodes back that a controller drained when it came back and found a job of theirs that it had forgotten, and those whose devices it holds for nobody; operators do that.</summary>
    /// <remarks>Only those: a busy node that is resumed is taken not to respond until it is asked again, and gets no work meanwhile.</remarks>
    public async Task ResumeAsync()
    {
        if (await RunAsync("sinfo", "-h", "-N", "-p", "main", "-t", "drain,down,fail", "-o", "%N") is { Length: > 0 } nodes)
            await RunAsync("scontrol", "update", $"nodename={string.Join(',', nodes)}", "state=resume");
        if ((await RunAsync("scontrol", "show", "node", "-o")).Any(HoldsForNobody))
            await RestartAsync();

        // After it was killed a controller of 22.05 may count devices of jobs that it gave back before ("gres count underflow"): then the node is idle, and gives none.
        static bool HoldsForNobody(string node) => node.Contains(" State=IDLE ", StringComparison.Ordinal) && node.Contains(" CPUAlloc=0 ", StringComparison.Ordinal) && node.Contains(" AllocTRES=gres", StringComparison.Ordinal);
    }

    /// <summary>The controller ends in order, and counts anew when it comes back.</summary>
    async Task RestartAsync()
    {
        using (var controller = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "slurmctld.pid")), CultureInfo.InvariantCulture)))
        {
            await RunAsync("scontrol", "shutdown", "slurmctld");
            await controller.WaitForExitAsync();
        }
        await RunAsync("slurmctld", "-f", Conf);
    }

    public async ValueTask DisposeAsync()
    {
        using var down = Process.Start(Path.Combine(Repository.Root, "infra", "slurm", "down"));
        await down.WaitForExitAsync();
    }

    sealed class Warned(List<string> warnings) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (warnings)
                warnings.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
