using System.Diagnostics;
using Collaborative.Clusters.Slurm;
using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests.Clusters;

/// <summary>The whole service on a real Slurm whose operator takes nodes out and puts them back.</summary>
[Collection<OnSlurm>]
public sealed class DrainingOnSlurm(RealSlurm slurm) : IAsyncLifetime
{
    readonly Moved time = new();
    CollaborativeHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = new CollaborativeHost(await slurm.ConfigureAsync("#!/bin/sh\nexec /bin/sleep 4\n")) { Time = time };
        await host.InitializeAsync();
        await host.Api.SetUpAsync(gift: new
        {
            commandId = Guid.NewGuid(), memberId = Norway, site = "A site", cluster = RealSlurm.Cluster, connector = "slurm", milliPerHour = 2000, from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            groups = new[] { new { name = "n", count = 4, model = "H100", devices = 4, cpuMilli = 64_000, memoryMib = 512_000, place = Array.Empty<string>() } },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        await slurm.ResumeAsync();
    }

    [Fact]
    public async Task Nothing_is_placed_on_nodes_that_are_drained_and_what_came_too_late_goes_elsewhere()
    {
        await slurm.RunAsync("scontrol", "update", "nodename=n-00[1,3]", "state=drain", "reason=Fan 3");
        var first = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => host.Api.RequestAsync(Tokens.Secretariat, Asking(Project(n), 2))));
        await PassAsync(10);
        Assert.Equal(["Fan 3: fac/n-001, fac/n-003"], await ReportedAsync());
        await EndAsync(first);
        Assert.DoesNotContain(await NodesOfAsync(first), n => n is "n-001" or "n-003");

        await slurm.RunAsync("scontrol", "update", "nodename=n-00[1,3]", "state=resume");
        await PassAsync(10);
        Assert.Single(await ReportedAsync());
        await BackAsync();

        await slurm.RunAsync("scontrol", "update", "nodename=n-00[2-4]", "state=drain", "reason=Power");
        await PassAsync(10);
        Assert.Equal(["Power: fac/n-002, fac/n-003, fac/n-004"], await ReportedAsync());
        var back = await host.Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 2));
        await host.TickAsync();
        await EndAsync(back);
        Assert.Equal(["n-001"], await NodesOfAsync(back));

        // Drained after the last look and before the next: the job waits on the cluster, and is taken back from there.
        await PassAsync(10);
        await slurm.RunAsync("scontrol", "update", "nodename=n-001", "state=drain", "reason=Late");
        var late = await host.Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 2));
        await host.TickAsync();
        Assert.Equal("RUNNING", await StateAsync(late));   // so we think
        await PassAsync(10);
        Assert.Equal("WAITING", await StateAsync(late));
        Assert.Equal("Lost", (await host.Api.LookAsync(late)).GetProperty("runs")[0].GetProperty("reason").GetString());

        await slurm.RunAsync("scontrol", "update", "nodename=n-00[1-4]", "state=resume");
        await BackAsync();
        await EndAsync(late);
        await PassAsync(180);   // what never began is believed by then
        await ChargesAsync([.. first, back, late]);
    }

    /// <summary>What was charged is what sacct says, to the second, each lease in one allocation at most.</summary>
    async Task ChargesAsync(string[] requests)
    {
        var ran = 0L;
        foreach (var lease in await LeasesAsync(requests))
        {
            var (seconds, allocations) = await slurm.AccountedAsync(lease);
            Assert.InRange(allocations, 0, 1);
            ran += seconds;
        }
        Assert.True(ran > 0);
        await UntilAsync(async () => await host.Database.ReadAsync<long>("select count(*) from run where ended is not null and not charged") == 0);
        Assert.Equal(ran, await host.Database.ReadAsync<long>("select coalesce(sum(amount), 0)::bigint from posting_entry where purpose = 'Used'"));
    }

    async Task<Guid[]> LeasesAsync(params string[] requests)
    {
        List<Guid> leases = [];
        await using var command = host.Database.CreateCommand("select lease from run where request_id = any($1)");
        command.Parameters.Add(BuildingBlocks.EventStore.Sql.Uuids([.. requests.Select(Guid.Parse)]));
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            leases.Add(rows.GetGuid(0));
        return [.. leases];
    }

    /// <summary>Where Slurm says that they ran.</summary>
    async Task<string[]> NodesOfAsync(params string[] requests) =>
        [.. (await slurm.RunAsync("sacct", "-X", "-n", "-P", "-S", "2020-01-01", $"--name={string.Join(',', (await LeasesAsync(requests)).Select(SlurmConnector.NameOf))}", "-o", "nodelist")).Distinct(StringComparer.Ordinal)];

    async Task<string[]> ReportedAsync() =>
    [
        .. (await host.Api.AskAsync("{ capacityPool { maintenances { isReported reason machines } } }")).GetProperty("capacityPool").GetProperty("maintenances").EnumerateArray()
            .Where(m => m.GetProperty("isReported").GetBoolean()).Select(m => $"{m.GetProperty("reason").GetString()}: {string.Join(", ", m.GetProperty("machines").EnumerateArray().Select(x => x.GetString()))}"),
    ];

    async Task<string> StateAsync(string id) => (await host.Api.LookAsync(id)).GetProperty("state").GetString()!;

    Task EndAsync(params string[] requests) => UntilAsync(async () => (await Task.WhenAll(requests.Select(StateAsync))).All(s => s == "ENDED"));

    /// <summary>A node that was resumed does not respond at once; and then it has to be quiet for a while.</summary>
    Task BackAsync() => UntilAsync(async () =>
    {
        time.Ahead += TimeSpan.FromSeconds(10);
        return (await ReportedAsync()).Length == 0;
    });

    async Task PassAsync(int seconds)
    {
        time.Ahead += TimeSpan.FromSeconds(seconds);
        await host.TickAsync();
    }

    async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var until = Stopwatch.StartNew(); !await holds(); await Task.Delay(200))
        {
            Assert.True(until.Elapsed.TotalSeconds < 60, "It did not come about.");
            await host.TickAsync();
        }
    }

    /// <summary>The time, and so much.</summary>
    sealed class Moved : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
