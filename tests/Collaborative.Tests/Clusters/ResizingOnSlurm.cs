using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests.Clusters;

/// <summary>Work that grows into what is free and makes room again, and work on parts of devices, by the service on a real Slurm; and both are paid to the second.</summary>
[Collection<OnSlurm>]
public sealed class ResizingOnSlurm(RealSlurm slurm) : ServiceOnSlurm(slurm, "#!/bin/sh\nexec /bin/sleep 600\n")
{
    [Fact]
    public async Task Work_grows_over_free_nodes_and_leaves_some_of_them_and_every_worker_is_paid_by_itself()
    {
        var malleable = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 2, minutes: 600, most: 4));
        await UntilAsync(async () => await ExtrasAsync() == 3);
        await RanAsync();

        var other = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 2, workers: 2, minutes: 600));
        await UntilAsync(async () => await StateAsync(other) == "RUNNING" && await ExtrasAsync() == 1);
        Assert.Equal(2, (await RunsAsync(malleable)).Count(r => r.Reason == "Resized"));
        await RanAsync();
        await WithdrawAsync(malleable, other);
        Time.Ahead += TimeSpan.FromMinutes(3);   // what never began is believed by then

        var (seconds, _) = await HoldChargesAsync();
        var runs = await RunsAsync(malleable);
        Assert.Equal((1, 3), (runs.Count(r => r.Extra is null), runs.Count(r => r.Extra is not null)));
        Assert.All(runs, r => Assert.True(r.Seconds > 0, $"{r} ran for no time."));
        TestContext.Current.TestOutputHelper!.WriteLine($"{seconds} device-seconds, as sacct has them, in {string.Join(", ", runs.Select(r => $"{r.Seconds} s x {r.Devices}"))}");
    }

    [Fact]
    public async Task A_part_of_a_device_runs_beside_others_and_one_that_the_cluster_does_not_have_is_refused_at_once()
    {
        var parts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 1, minutes: 600, share: 250))));
        await UntilAsync(async () => (await Slurm.RunAsync("squeue", "-h", "-t", "running", "-o", "%b")).Count(b => b == "gres:shard:1") == 3);
        Assert.Single((await Slurm.RunAsync("squeue", "-h", "-t", "running", "-o", "%N")).Distinct());
        var odd = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(3), 1, minutes: 600, share: 300));
        await EndAsync(odd);
        await RanAsync();
        await WithdrawAsync(parts);
        Assert.Equal("Refused", (await RunsAsync(odd)).Single().Reason);
        Assert.Contains("A device is divided into 4 parts on this cluster", (await Api.AskAsync("query($id: ID!) { timeRequest(id: $id) { refusal } }", new { id = odd }, Tokens.Secretariat)).ToString(), StringComparison.Ordinal);
        Time.Ahead += TimeSpan.FromMinutes(3);

        await UntilAsync(async () => await Host.Database.ReadAsync<long>("select count(*) from run where ended is null or not charged") == 0, 240);
        foreach (var run in await RunsAsync(parts))
            Assert.Equal((await Slurm.AccountedAsync(run.Lease, of: "shard")).DeviceSeconds, run.Seconds);
        var charged = await Host.Database.ReadAsync<long>("select coalesce(sum(amount), 0)::bigint from posting_entry where purpose = 'Used'");
        Assert.Equal(
            await Host.Database.ReadAsync<long>("select sum(extract(epoch from ended)::bigint / 4 - extract(epoch from started)::bigint / 4)::bigint from run where share = 250"), charged);   // cut on the scale of all time
    }

    /// <summary>All that was brought runs, for a second at least.</summary>
    Task RanAsync() => UntilAsync(async () => (await Slurm.RunAsync("squeue", "-h", "-t", "pending,running,completing", "-o", "%T %M")).All(j => j.StartsWith("RUNNING ", StringComparison.Ordinal) && j != "RUNNING 0:00"));

    /// <summary>So many workers that joined a lease run.</summary>
    async Task<int> ExtrasAsync() => (await Slurm.RunAsync("squeue", "-h", "-t", "running", "-o", "%j")).Count(n => n.Contains('+', StringComparison.Ordinal));
}
