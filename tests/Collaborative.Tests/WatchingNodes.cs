using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class WatchingNodes : InVirtualTime
{
    const string Shown = "{ capacityPool { capacity { devices } maintenances { id cluster machines reason isReported receipt { actId } } troubles { cluster code machines } } }";

    [Fact]
    public async Task Nothing_is_placed_on_a_drained_node_what_runs_there_ends_and_it_comes_back()
    {
        var running = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 4, 30));
        await Host.TickAsync();
        var drained = (await MachinesAsync(running))[0];
        await DrainAsync("one", drained["one/".Length..], "Fan 3");
        await PassAsync(10);

        var shown = (await Api.AskAsync(Shown)).GetProperty("capacityPool");
        var reported = Assert.Single(shown.GetProperty("maintenances").EnumerateArray());
        Assert.Equal(("Fan 3", true, drained), (reported.GetProperty("reason").GetString(), reported.GetProperty("isReported").GetBoolean(), reported.GetProperty("machines")[0].GetString()));
        Assert.NotEqual(JsonValueKind.Null, reported.GetProperty("receipt").GetProperty("actId").ValueKind);
        Assert.Empty(shown.GetProperty("troubles").EnumerateArray());
        Assert.Equal("RUNNING", await StateAsync(running));   // what runs may finish
        Assert.Equal("maintenance.reported", (await Api.RefusalAsync(Drop, new { input = new { commandId = Guid.NewGuid(), maintenanceId = reported.GetProperty("id").GetString() } }, Tokens.Secretariat)).Code);

        await PassAsync(1800);
        Assert.Equal("ENDED", await StateAsync(running));
        // Nobody borrows, so nothing is taken back: seven machines, and the eighth is drained.
        var (norway, kenya) = (await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 4, 300)), await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 3, 300)));
        await PassAsync(10);
        var one = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 1, 10));
        await PassAsync(10);
        Assert.Equal(("RUNNING", "RUNNING", "WAITING"), (await StateAsync(norway), await StateAsync(kenya), await StateAsync(one)));
        Assert.DoesNotContain(drained, (string[])[.. await MachinesAsync(norway), .. await MachinesAsync(kenya)]);

        await SayAsync("delete from simulated_drain");
        await PassAsync(10);
        Assert.Single(await MaintenancesAsync());   // not yet: it might come and go
        await PassAsync(60);
        Assert.Empty(await MaintenancesAsync());
        Assert.Equal([drained], await MachinesAsync(one));
        Assert.Equal(2, await Host.Database.ReadAsync<long>("select count(*) from event where type like 'pool.maintenance-%'"));
    }

    [Fact]
    public async Task What_a_cluster_says_of_nodes_that_nobody_pledged_changes_nothing_and_is_flagged()
    {
        await DrainAsync("one", "login-1", "Disk");
        await PassAsync(10);
        Assert.Empty(await MaintenancesAsync());
        var trouble = Assert.Single((await Api.AskAsync(Shown)).GetProperty("capacityPool").GetProperty("troubles").EnumerateArray());
        Assert.Equal(("one", "cluster.unknown_machines", "one/login-1"), (trouble.GetProperty("cluster").GetString(), trouble.GetProperty("code").GetString(), trouble.GetProperty("machines")[0].GetString()));
        await SayAsync("delete from simulated_drain");
        await PassAsync(10);
        Assert.Empty((await Api.AskAsync(Shown)).GetProperty("capacityPool").GetProperty("troubles").EnumerateArray());
    }

    Task DrainAsync(string cluster, string node, string reason) => SayAsync("insert into simulated_drain (cluster, node, reason) values ($1, $2, $3)", cluster, node, reason);

    async Task SayAsync(string sql, params string[] values)
    {
        await using var command = Host.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(BuildingBlocks.EventStore.Sql.Text(value));
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    async Task PassAsync(int seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        await Host.TickAsync();
    }

    async Task<string[]> MachinesAsync(string id) =>
        [.. (await Api.LookAsync(id)).GetProperty("runs")[0].GetProperty("workers").EnumerateArray().Select(w => w.GetProperty("machine").GetString()!)];

    async Task<string> StateAsync(string id) => (await Api.LookAsync(id)).GetProperty("state").GetString()!;

    async Task<JsonElement[]> MaintenancesAsync() => [.. (await Api.AskAsync(Shown)).GetProperty("capacityPool").GetProperty("maintenances").EnumerateArray()];
}
