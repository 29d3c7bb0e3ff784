namespace Collaborative.Tests;

public sealed class Seeding
{
    [Fact]
    public async Task Makes_a_pool_that_is_worth_looking_at_and_the_second_start_changes_nothing()
    {
        await using var host = new CollaborativeHost();
        await host.InitializeAsync();
        for (var start = 1; start <= 2; start++)
        {
            await host.StartAsync("--Seed:Demonstration", "true");
            while (await host.Database.ReadAsync<long>("select count(*) from request") < 66)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            await host.TickAsync();
            await host.StopNewestAsync();
        }
        var pool = (await host.Api.AskAsync("{ capacityPool { running waiting pledged { model devices } pledges { cluster } shares { nodes { name } } } cycles(first: 5) { number } }")).GetProperty("capacityPool");
        Assert.Equal([("A100", 80.0), ("GH200", 48.0), ("H100", 320.0)], pool.GetProperty("pledged").EnumerateArray().Select(c => (c.GetProperty("model").GetString()!, c.GetProperty("devices").GetDouble())));
        Assert.True(pool.GetProperty("running").GetInt32() > 5 && pool.GetProperty("waiting").GetInt32() > 5, pool.ToString());
        Assert.Equal(4, await host.Database.ReadAsync<long>("select count(*) from pledge"));
        Assert.Equal(1, await host.Database.ReadAsync<long>("select count(*) from shares"));
        Assert.Equal(2, await host.Database.ReadAsync<long>("select count(*) from decided_rates"));
    }
}
