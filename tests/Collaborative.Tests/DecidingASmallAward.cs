namespace Collaborative.Tests;

public sealed class DecidingASmallAward(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Says_which_share_is_used_up()
    {
        var (scholar, member) = (Scholar.New(), Guid.NewGuid());
        await host.Api.AffiliateAsync(scholar, member);
        var call = await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1), gpuSeconds: 3_599_999));
        var refused = await host.Api.ApplyAsync(scholar, call, Now.AddHours(-1));
        Assert.Equal(("NOT_AWARDED", "award.share_used_up"), (refused.Text("status"), refused.Text("groundCode")));
        Assert.Contains("GPU-hours of H100 are left", refused.GetProperty("steps")[1].Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_made_good_at_start_where_the_service_stopped_in_between()
    {
        var stopped = new CollaborativeHost();
        await stopped.InitializeAsync();
        var (scholar, member) = (Scholar.New(), Guid.NewGuid());
        await stopped.Api.AffiliateAsync(scholar, member);
        var call = await stopped.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1)));
        var applied = await stopped.Api.ApplyAsync(scholar, call, Now.AddHours(-1));

        // as after a crash between the submission and the award: its event is not there
        await stopped.StopAsync();
        var stream = $"application-{applied.Text("id")}";
        await stopped.Database.ReadAsync<long>("with gone as (delete from event where stream = $1 and type = 'application.granted' returning 1) select count(*) from gone", BuildingBlocks.EventStore.Sql.Text(stream));
        await stopped.Database.ReadAsync<long>("with back as (update application set state = 'Pending' where id = $1 returning 1) select count(*) from back", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(applied.Text("id"))));
        await stopped.StartAsync();

        for (var i = 0; i < 100 && (await stopped.Api.ReadAsync(applied.Text("id"), scholar.Token)).Text("status") != "AWARDED"; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal("AWARDED", (await stopped.Api.ReadAsync(applied.Text("id"), scholar.Token)).Text("status"));
        Assert.Equal(1L, await stopped.Database.ReadAsync<long>("select count(*) from event where stream = $1 and type = 'call.taken'", BuildingBlocks.EventStore.Sql.Text($"call-{call}")));
        await stopped.DisposeAsync();
    }
}
