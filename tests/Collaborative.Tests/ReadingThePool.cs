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
}
