using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class PlanningMaintenance(PoolWorld world)
{
    [Fact]
    public async Task Is_shown_until_it_is_dropped()
    {
        var reason = $"New cables {Guid.NewGuid():N}";
        await world.Api.AskAsync(Plan, Planning(reason), Tokens.Head(Norway));
        var planned = (await PlannedAsync()).Single(m => m.GetProperty("reason").GetString() == reason);
        object Dropping() => new { input = new { commandId = Guid.NewGuid(), maintenanceId = planned.GetProperty("id").GetString() } };
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Drop, Dropping(), Tokens.Head(Kenya))).Code);
        await world.Api.AskAsync(Drop, Dropping(), Tokens.Head(Norway));
        Assert.DoesNotContain(await PlannedAsync(), m => m.GetProperty("reason").GetString() == reason);
        Assert.Equal("maintenance.unknown", (await world.Api.RefusalAsync(Drop, Dropping(), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task Refuses_what_cannot_be()
    {
        Assert.Equal("maintenance.absurd", (await world.Api.RefusalAsync(Plan, Planning("Why", from: 3, to: 2), Tokens.Secretariat)).Code);
        Assert.Equal("maintenance.no_reason", (await world.Api.RefusalAsync(Plan, Planning(" "), Tokens.Secretariat)).Code);
        Assert.Equal("maintenance.unknown_machine", (await world.Api.RefusalAsync(Plan, Planning("Why", cluster: "nowhere"), Tokens.Secretariat)).Code);
        Assert.Equal("maintenance.unknown_machine", (await world.Api.RefusalAsync(Plan, Planning("Why", machines: ["one/r9-001"]), Tokens.Secretariat)).Code);
    }

    static object Planning(string reason, int from = 1, int to = 2, string cluster = "one", string[]? machines = null) => new
    {
        input = new { commandId = Guid.NewGuid(), cluster, machines, from = DateTimeOffset.UtcNow.AddYears(from), to = DateTimeOffset.UtcNow.AddYears(from).AddDays(to - from), reason },
    };

    async Task<JsonElement[]> PlannedAsync() =>
        [.. (await world.Api.AskAsync("{ capacityPool { maintenances { id reason cluster } } }")).GetProperty("capacityPool").GetProperty("maintenances").EnumerateArray()];
}
