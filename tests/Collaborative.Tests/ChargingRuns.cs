using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ChargingRuns : InVirtualTime
{
    [Fact]
    public async Task Charges_a_share_of_a_device_by_its_thousandths()
    {
        var half = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 1, minutes: 30, share: 500));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromMinutes(30));
        await Host.TickAsync();
        var run = (await Api.LookAsync(half)).GetProperty("runs")[0];
        var seconds = (long)(run.GetProperty("ended").GetDateTimeOffset() - run.GetProperty("started").GetDateTimeOffset()).TotalSeconds;
        Assert.InRange(await UsedAsync(), (seconds / 2) - 1, (seconds / 2) + 1);
        await Host.TickAsync();
        Assert.InRange(await UsedAsync(), (seconds / 2) - 1, (seconds / 2) + 1);   // once
        Assert.Equal(1, await Host.Database.ReadAsync<long>("select count(distinct number) from posting_entry where run_id is not null"));
    }

    [Fact]
    public async Task Gives_back_what_ran_for_nothing()
    {
        // What is urgent takes from other work of its own project.
        var first = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 4, 60, "normal"));
        await Host.TickAsync();
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 4));
        await Host.TickAsync();
        Time.Advance(TimeSpan.FromMinutes(5));
        var urgent = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 1, 10, "urgent"));
        await Host.TickAsync();
        Assert.Equal(("WAITING", "RUNNING"), ((await Api.LookAsync(first)).GetProperty("state").GetString(), (await Api.LookAsync(urgent)).GetProperty("state").GetString()));
        Assert.Equal("Preempted", (await Api.LookAsync(first)).GetProperty("runs")[0].GetProperty("reason").GetString());
        Assert.Equal(
            0, await Host.Database.ReadAsync<long>("select coalesce(sum(amount), 0)::bigint from posting_entry where purpose = 'Used' and account = $1", BuildingBlocks.EventStore.Sql.Uuid(Id("project of Kenya"))));
        Assert.Equal(2, await Host.Database.ReadAsync<long>("select count(distinct number) from posting_entry where run_id is not null"));
    }

    async Task<long> UsedAsync() =>
        (await Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { used } } }", new { id = Project(1) })).GetProperty("timeAccount").GetProperty("balances")[0].GetProperty("used").GetInt64();
}
