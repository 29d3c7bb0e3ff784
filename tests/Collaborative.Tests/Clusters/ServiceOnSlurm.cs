using System.Diagnostics;
using Collaborative.Clusters.Slurm;
using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests.Clusters;

/// <summary>The whole service on a real Slurm, with a clock that a test can put forward.</summary>
/// <param name="script">What jobs run.</param>
public abstract class ServiceOnSlurm(RealSlurm slurm, string script) : IAsyncLifetime
{
    protected RealSlurm Slurm => slurm;

    protected Moved Time { get; } = new();

    protected CollaborativeHost Host { get; private set; } = null!;

    protected Api Api => Host.Api;

    public virtual async ValueTask InitializeAsync()
    {
        Host = new CollaborativeHost(await slurm.ConfigureAsync(script)) { Time = Time };
        await Host.InitializeAsync();
        await Api.SetUpAsync(gift: new
        {
            commandId = Guid.NewGuid(), memberId = Norway, site = "A site", cluster = RealSlurm.Cluster, connector = "slurm", milliPerHour = 2000, from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            groups = new[] { new { name = "n", count = 4, model = "H100", devices = 4, cpuMilli = 64_000, memoryMib = 512_000, place = Array.Empty<string>() } },
        });
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
        await slurm.ResumeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Every run is charged what sacct says of its lease, to the second, and no lease ran in two allocations.</summary>
    /// <returns>Device-seconds by sacct, and of how many runs.</returns>
    protected async Task<(long DeviceSeconds, int Runs)> HoldChargesAsync()
    {
        await UntilAsync(async () => await Host.Database.ReadAsync<long>("select count(*) from run where ended is null or not charged") == 0, 240);
        var (all, runs) = (0L, await RunsAsync());
        foreach (var run in runs)
        {
            var (seconds, allocations) = await slurm.AccountedAsync(run.Lease, run.Extra);
            if (allocations > 1 || seconds != run.Seconds * run.Devices)
                Assert.Fail(string.Join('\n', [$"{run}: sacct has {seconds} device-seconds in {allocations} allocations", .. await AccountAsync(run)]));
            all += seconds;
        }
        var charged = await Host.Database.ReadAsync<long>("select coalesce(sum(amount) filter (where amount > 0), 0)::bigint from posting_entry where purpose = 'Used'");
        Assert.Equal(all, charged);
        Assert.Equal(
            runs.Where(r => r.Reason is not ("Lost" or "Preempted")).Sum(r => r.Seconds * r.Devices), await Host.Database.ReadAsync<long>("select coalesce(sum(amount), 0)::bigint from posting_entry where purpose = 'Used'"));
        return (all, runs.Count);
    }

    /// <summary>What the cluster has of a run.</summary>
    protected Task<string[]> AccountAsync(Run run) => slurm.RunAsync(
        "sacct", "-X", "-D", "-P", "-S", "2020-01-01", $"--name={SlurmConnector.NameOf(run.Lease, run.Extra)}", "-o", "jobid,state,reason,submit,start,end,elapsedraw,alloctres,exitcode,nodelist");

    protected async Task<List<Run>> RunsAsync(params string[] requests)
    {
        List<Run> runs = [];
        await using var command = Host.Database.CreateCommand("select request_id, lease, devices, extract(epoch from ended - started)::bigint, reason, case when extra then id end from run where cardinality($1::uuid[]) = 0 or request_id = any($1) order by started, id");
        command.Parameters.Add(BuildingBlocks.EventStore.Sql.Uuids([.. requests.Select(Guid.Parse)]));
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            runs.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetInt32(2), rows.IsDBNull(3) ? -1 : rows.GetInt64(3), rows.IsDBNull(4) ? null : rows.GetString(4), rows.IsDBNull(5) ? null : rows.GetGuid(5)));
        return runs;
    }

    protected async Task<string> StateAsync(string id) => (await Api.LookAsync(id)).GetProperty("state").GetString()!;

    protected Task EndAsync(params string[] requests) => UntilAsync(async () => (await Task.WhenAll(requests.Select(StateAsync))).All(s => s == "ENDED"));

    protected async Task WithdrawAsync(params string[] requests)
    {
        foreach (var request in requests)
            await Api.AskAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = request } }, Tokens.Secretariat);
        await EndAsync(requests);
    }

    protected async Task PassAsync(int seconds)
    {
        Time.Ahead += TimeSpan.FromSeconds(seconds);
        await Host.TickAsync();
    }

    protected async Task UntilAsync(Func<Task<bool>> holds, int seconds = 60)
    {
        for (var until = Stopwatch.StartNew(); !await holds(); await Task.Delay(200))
        {
            if (until.Elapsed.TotalSeconds >= seconds)
                Assert.Fail(string.Join('\n', ["It did not come about.", .. (await RunsAsync()).Select(r => r.ToString()), .. await slurm.RunAsync("squeue", "-a", "-o", "%j %T %r %N %P"), .. await slurm.RunAsync("sinfo", "-N", "-o", "%N %T %E"), .. await slurm.RunAsync("sacct", "-a", "-D", "-X", "-n", "-o", "jobname%60,state,nodelist,end"), .. slurm.LastLines("slurmctld"), .. slurm.LastLines("slurmdbd")]));
            await Host.TickAsync();
        }
    }

    /// <summary>A run as it is charged.</summary>
    protected sealed record Run(Guid Request, Guid Lease, int Devices, long Seconds, string? Reason, Guid? Extra);

    /// <summary>The time, and so much.</summary>
    protected sealed class Moved : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
