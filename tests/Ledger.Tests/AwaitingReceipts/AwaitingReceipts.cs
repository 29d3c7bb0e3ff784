using System.Text.Json;
using Ledger.Tests.Hosting;
using Npgsql;

namespace Ledger.Tests.AwaitingReceipts;

public sealed class AwaitingReceipts(LedgerHost host)
{
    const string Subscription = "subscription($actId: ID!) { receiptIssued(actId: $actId) { actId status leafIndex inclusion { checkpoint } } }";

    [Fact(Timeout = 300_000)]
    public async Task Fires_when_the_act_is_entered_and_ends()
    {
        var (act, _) = Api.NewAct();
        var following = FollowAsync(act.ActId);
        await Task.Delay(200);
        Assert.False(following.IsCompleted);
        await host.Api.DeliverAsync(act);
        IssuedOnce(await following, act.ActId);
    }

    [Fact(Timeout = 300_000)]
    public async Task Fires_at_once_if_the_act_is_in_the_log_already()
    {
        var record = Assert.Single(await host.Api.EnterAsync(1));
        IssuedOnce(await FollowAsync(record.ActId), record.ActId);
    }

    [Fact(Timeout = 300_000)]
    public async Task Fires_for_each_of_many_that_wait()
    {
        var acts = Enumerable.Range(0, 50).Select(_ => Api.NewAct().Act).ToArray();
        var following = Task.WhenAll(acts.Select(a => FollowAsync(a.ActId)));
        await Task.WhenAll(acts.Select(host.Api.DeliverAsync));
        foreach (var (act, results) in acts.Zip(await following))
            IssuedOnce(results, act.ActId);
    }

    [Fact(Timeout = 300_000)]
    public async Task Fires_also_after_the_listener_has_lost_its_connection()
    {
        var (act, _) = Api.NewAct();
        var following = FollowAsync(act.ActId);
        await using (var other = new NpgsqlConnection(host.ConnectionString))
        {
            await other.OpenAsync();
            await using var cut = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'", other);
            await cut.ExecuteNonQueryAsync();
        }
        await host.Api.DeliverAsync(act);
        IssuedOnce(await following, act.ActId);
    }

    [Fact]
    public async Task Refuses_what_is_no_act()
    {
        var result = Assert.Single(await host.Api.FollowAsync(Subscription, new { actId = "1" }).ToArrayAsync());
        Assert.Equal("input.invalid", result.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    async Task<JsonElement[]> FollowAsync(Guid actId) => await host.Api.FollowAsync(Subscription, new { actId }).ToArrayAsync();

    static void IssuedOnce(JsonElement[] results, Guid actId)
    {
        var receipt = Assert.Single(results).GetProperty("data").GetProperty("receiptIssued");
        Assert.Equal((actId.ToString(), "ISSUED"), (receipt.GetProperty("actId").GetString(), receipt.GetProperty("status").GetString()));
        Assert.NotEmpty(receipt.GetProperty("inclusion").GetProperty("checkpoint").GetString()!);
    }
}
