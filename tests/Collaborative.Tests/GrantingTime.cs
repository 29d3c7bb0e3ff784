using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class GrantingTime(PoolWorld world)
{
    [Fact]
    public async Task Moves_what_is_there_and_no_more()
    {
        var (project, _, _) = await world.ProjectAsync();
        var (other, _, _) = await world.ProjectAsync();
        Assert.Equal("posting.overdrawn", (await world.Api.RefusalAsync(Grant, Granting(Programme, project, 1_000_000_000_000), Tokens.Secretariat)).Code);
        Assert.Equal("grant.not_below", (await world.Api.RefusalAsync(Grant, Granting(Institution, project, 1), Tokens.Secretariat)).Code);
        Assert.Equal("amount.out_of_range", (await world.Api.RefusalAsync(Grant, Granting(Programme, project, -1), Tokens.Secretariat)).Code);
        var before = await AvailableAsync(other);
        await world.Api.AskAsync(Grant, Granting(project, other, 3_600, transfer: true), Tokens.Secretariat);
        Assert.Equal(before + 3_600, await AvailableAsync(other));
        Assert.Equal((365L * 86_400) - 3_600, await AvailableAsync(project));
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        Assert.Equal("auth.required", (await world.Api.RefusalAsync(Grant, Granting(Programme, Project(1), 1))).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Grant, Granting(Programme, Project(1), 1), Tokens.Head(Norway))).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(OpenPeriod, new { input = new { commandId = Guid.NewGuid(), from = Day(2030), to = Day(2031), cap = "1" } }, Tokens.Integrator)).Code);
    }

    [Fact]
    public async Task Opens_periods_one_after_the_other() => Assert.Equal(
        "period.not_next", (await world.Api.RefusalAsync(OpenPeriod, new { input = new { commandId = Guid.NewGuid(), from = Day(2040), to = Day(2041), cap = "1/4" } }, Tokens.Secretariat)).Code);

    [Fact]
    public async Task Adds_up_to_zero_for_every_posting() => Assert.Equal(
        0, await world.Database.ReadAsync<long>("select count(*) from (select number, model from posting_entry group by number, model having sum(amount) <> 0) as broken"));

    static object Granting(Guid from, Guid to, long seconds, bool transfer = false) =>
        new { input = new { commandId = Guid.NewGuid(), fromAccountId = from, toAccountId = to, model = "H100", gpuSeconds = seconds, reference = "test", transfer } };

    async Task<long> AvailableAsync(Guid account) =>
        (await world.Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { available } } }", new { id = account })).GetProperty("timeAccount").GetProperty("balances")[0].GetProperty("available").GetInt64();
}
