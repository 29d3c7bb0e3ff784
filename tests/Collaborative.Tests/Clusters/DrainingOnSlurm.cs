using Collaborative.Clusters.Slurm;
using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests.Clusters;

/// <summary>The whole service on a real Slurm whose operator takes nodes out and puts them back.</summary>
[Collection<OnSlurm>]
public sealed class DrainingOnSlurm(RealSlurm slurm) : ServiceOnSlurm(slurm, "#!/bin/sh\nexec /bin/sleep 4\n")
{
    [Fact]
    public async Task Nothing_is_placed_on_nodes_that_are_drained_and_what_came_too_late_goes_elsewhere()
    {
        await Slurm.RunAsync("scontrol", "update", "nodename=n-00[1,3]", "state=drain", "reason=Fan 3");
        var first = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Api.RequestAsync(Tokens.Secretariat, Asking(Project(n), 2))));
        await PassAsync(10);
        Assert.Equal(["Fan 3: fac/n-001, fac/n-003"], await ReportedAsync());
        await EndAsync(first);
        Assert.DoesNotContain(await NodesOfAsync(first), n => n is "n-001" or "n-003");

        await Slurm.RunAsync("scontrol", "update", "nodename=n-00[1,3]", "state=resume");
        await PassAsync(10);
        Assert.Single(await ReportedAsync());
        await BackAsync();

        await Slurm.RunAsync("scontrol", "update", "nodename=n-00[2-4]", "state=drain", "reason=Power");
        await PassAsync(10);
        Assert.Equal(["Power: fac/n-002, fac/n-003, fac/n-004"], await ReportedAsync());
        var back = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 2));
        await Host.TickAsync();
        await EndAsync(back);
        Assert.Equal(["n-001"], await NodesOfAsync(back));

        // Drained after the last look and before the next: the job waits on the cluster, and is taken back from there.
        await PassAsync(10);
        await Slurm.RunAsync("scontrol", "update", "nodename=n-001", "state=drain", "reason=Late");
        var late = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 2));
        await Host.TickAsync();
        Assert.Equal("RUNNING", await StateAsync(late));   // so we think
        await PassAsync(10);
        Assert.Equal("WAITING", await StateAsync(late));
        Assert.Equal("Lost", (await Api.LookAsync(late)).GetProperty("runs")[0].GetProperty("reason").GetString());

        await Slurm.RunAsync("scontrol", "update", "nodename=n-00[1-4]", "state=resume");
        await BackAsync();
        await EndAsync(late);
        Time.Ahead += TimeSpan.FromMinutes(3);   // what never began is believed by then
        await HoldChargesAsync();
    }

    /// <summary>Where Slurm says that they ran.</summary>
    async Task<string[]> NodesOfAsync(params string[] requests) =>
        [.. (await Slurm.RunAsync("sacct", "-X", "-n", "-P", "-S", "2020-01-01", $"--name={string.Join(',', (await RunsAsync(requests)).Select(r => SlurmConnector.NameOf(r.Lease)))}", "-o", "nodelist")).Distinct(StringComparer.Ordinal)];

    async Task<string[]> ReportedAsync() =>
    [
        .. (await Api.AskAsync("{ capacityPool { maintenances { isReported reason machines } } }")).GetProperty("capacityPool").GetProperty("maintenances").EnumerateArray()
            .Where(m => m.GetProperty("isReported").GetBoolean()).Select(m => $"{m.GetProperty("reason").GetString()}: {string.Join(", ", m.GetProperty("machines").EnumerateArray().Select(x => x.GetString()))}"),
    ];

    /// <summary>A node that was resumed does not respond at once; and then it has to be quiet for a while.</summary>
    Task BackAsync() => UntilAsync(async () =>
    {
        Time.Ahead += TimeSpan.FromSeconds(10);
        return (await ReportedAsync()).Length == 0;
    });
}
