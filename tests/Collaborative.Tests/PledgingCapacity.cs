using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class PledgingCapacity(PoolWorld world)
{
    [Fact]
    public async Task Adds_to_the_pool_from_its_first_instant_to_its_end()
    {
        var (from, to) = (new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2032, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await world.Api.AskAsync(Pledge, new { input = Gift("later", machines: 3, model: "B300", from: from, to: to) }, Tokens.Secretariat);
        Assert.Equal(0, await DevicesAsync(from.AddSeconds(-1)));
        Assert.Equal(24, await DevicesAsync(from));
        Assert.Equal(0, await DevicesAsync(to));

        async Task<double> DevicesAsync(DateTimeOffset at) => (await world.Api.AskAsync("query($at: DateTime!) { capacityPool { capacity(at: $at) { model devices } } }", new { at }))
            .GetProperty("capacityPool").GetProperty("capacity").EnumerateArray().Where(c => c.GetProperty("model").GetString() == "B300").Select(c => c.GetProperty("devices").GetDouble()).FirstOrDefault();
    }

    [Fact]
    public async Task Is_for_the_head_of_delegation_and_the_secretariat()
    {
        Assert.Equal("auth.required", (await world.Api.RefusalAsync(Pledge, new { input = Gift("x") })).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Pledge, new { input = Gift("x") }, Tokens.Delegate(Guid.NewGuid(), Norway))).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Pledge, new { input = Gift("x") }, Tokens.Head(Kenya))).Code);
        await world.Api.AskAsync(Pledge, new { input = Gift($"of-{Guid.NewGuid():N}", from: DateTimeOffset.UtcNow.AddYears(9)) }, Tokens.Head(Norway));
    }

    [Fact]
    public async Task Refuses_what_contradicts()
    {
        Assert.Equal("pledge.cluster_twice", (await world.Api.RefusalAsync(Pledge, new { input = Gift("one") }, Tokens.Secretariat)).Code);
        Assert.Equal("pledge.no_name", (await world.Api.RefusalAsync(Pledge, new { input = Gift("a/b") }, Tokens.Secretariat)).Code);
        Assert.Equal("pledge.absurd_machines", (await world.Api.RefusalAsync(Pledge, new { input = Gift("none", machines: 0) }, Tokens.Secretariat)).Code);
        Assert.Equal("pledge.ends_before_it_begins", (await world.Api.RefusalAsync(Pledge, new { input = Gift("back", from: DateTimeOffset.UtcNow, to: DateTimeOffset.UtcNow.AddDays(-1)) }, Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Ends_with_notice()
    {
        var cluster = $"ends-{Guid.NewGuid():N}";
        await world.Api.AskAsync(Pledge, new { input = Gift(cluster, model: "E1", from: DateTimeOffset.UtcNow.AddYears(3)) }, Tokens.Secretariat);
        var id = (await PledgesAsync()).Single(p => p.GetProperty("cluster").GetString() == cluster).GetProperty("id").GetString();
        object Ending(DateTimeOffset to) => new { input = new { commandId = Guid.NewGuid(), pledgeId = id, to, reason = "The machines are sold" } };
        Assert.Equal("pledge.ends_in_the_past", (await world.Api.RefusalAsync(EndPledge, Ending(DateTimeOffset.UtcNow.AddDays(-1)), Tokens.Secretariat)).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(EndPledge, Ending(DateTimeOffset.UtcNow.AddYears(4)), Tokens.Head(Kenya))).Code);
        await world.Api.AskAsync(EndPledge, Ending(DateTimeOffset.UtcNow.AddYears(4)), Tokens.Head(Norway));
        Assert.NotEqual(JsonValueKind.Null, (await PledgesAsync()).Single(p => p.GetProperty("id").GetString() == id).GetProperty("to").ValueKind);
    }

    async Task<JsonElement[]> PledgesAsync() =>
        [.. (await world.Api.AskAsync("{ capacityPool { pledges { id cluster to } } }")).GetProperty("capacityPool").GetProperty("pledges").EnumerateArray()];
}
