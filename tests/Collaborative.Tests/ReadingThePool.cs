using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ReadingThePool(PoolWorld world)
{
    [Fact]
    public async Task Is_public()
    {
        var pool = (await world.Api.AskAsync("{ capacityPool { waiting running capacity { model exact devices } inUse { model } classes { name value preempts mostPart } pledges { cluster site devices member { id } milliPerHour gramsPerKilowattHour groups { name count place } receipt { actId } } } }")).GetProperty("capacityPool");
        Assert.Equal(64, pool.GetProperty("capacity").EnumerateArray().Single(c => c.GetProperty("model").GetString() == "H100").GetProperty("devices").GetDouble());
        Assert.Equal(["urgent", "normal", "background"], pool.GetProperty("classes").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        var one = pool.GetProperty("pledges").EnumerateArray().Single(p => p.GetProperty("cluster").GetString() == "one");
        Assert.Equal((64, Norway.ToString()), (one.GetProperty("devices").GetInt32(), one.GetProperty("member").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Capacity_leaves_out_what_is_in_maintenance_and_is_told_over_time()
    {
        const string At = "query($at: DateTime!) { capacityPool { capacity(at: $at) { model exact } pledged(at: $at) { model exact } } }";
        const string Over = "query($from: DateTime!, $to: DateTime!) { capacityPool { capacityOverTime(from: $from, to: $to) { from capacity { model exact } because { turn cluster machines reason isReported } } } }";
        var begin = new DateTimeOffset(2041, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await world.Api.AskAsync(Pledge, new { input = Gift("serviced", machines: 2, model: "GB9", from: begin, to: begin.AddDays(30)) }, Tokens.Secretariat);
        await world.Api.AskAsync(Plan, new { input = new { commandId = Guid.NewGuid(), cluster = "serviced", machines = new[] { "serviced/r1-001" }, from = begin.AddDays(5), to = begin.AddDays(6), reason = "Fans" } }, Tokens.Secretariat);
        async Task<(string?, string?)> AtAsync(int day)
        {
            var pool = (await world.Api.AskAsync(At, new { at = begin.AddDays(day) })).GetProperty("capacityPool");
            return (Exact(pool.GetProperty("capacity")), Exact(pool.GetProperty("pledged")));
        }

        Assert.Equal([(null, null), ("16", "16"), ("8", "16"), ("16", "16")], [await AtAsync(-1), await AtAsync(4), await AtAsync(5), await AtAsync(6)]);
        var steps = (await world.Api.AskAsync(Over, new { from = begin.AddDays(1), to = begin.AddDays(60) })).GetProperty("capacityPool").GetProperty("capacityOverTime").EnumerateArray()
            .Where(s => s.GetProperty("because").EnumerateArray().All(b => b.GetProperty("cluster").GetString() == "serviced")).ToList();
        Assert.Equal(["16", "8", "16", null], steps.Select(s => Exact(s.GetProperty("capacity"))));
        Assert.Equal(["MAINTENANCE_BEGINS", "MAINTENANCE_ENDS", "PLEDGE_ENDS"], steps.Skip(1).Select(s => Assert.Single(s.GetProperty("because").EnumerateArray()).GetProperty("turn").GetString()));
        Assert.Equal("input.invalid", (await world.Api.RefusalAsync(Over, new { from = begin, to = begin.AddDays(367) })).Code);
        Assert.Equal("input.invalid", (await world.Api.RefusalAsync(Over, new { from = begin, to = begin })).Code);

        static string? Exact(JsonElement amounts) => amounts.EnumerateArray().Where(a => a.GetProperty("model").GetString() == "GB9").Select(a => a.GetProperty("exact").GetString()).FirstOrDefault();
    }
}
