using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ExchangingTime(PoolWorld world)
{
    [Fact]
    public async Task Gains_nothing_by_going_round()
    {
        var (project, _, _) = await world.ProjectAsync();
        await ExchangeAsync(project, "H100", "A100", 1_001);
        Assert.Equal(1_501, await AvailableAsync(project, "A100"));   // 1,501.5, cut
        await ExchangeAsync(project, "A100", "L40", 1_501);
        Assert.Equal(2_501, await AvailableAsync(project, "L40"));
        await ExchangeAsync(project, "L40", "H100", 2_501);
        Assert.Equal((0, 0, (365L * 86_400) - 1), (await AvailableAsync(project, "A100"), await AvailableAsync(project, "L40"), await AvailableAsync(project, "H100")));
    }

    [Fact]
    public async Task Is_of_what_is_there_at_a_rate_in_force()
    {
        var (project, _, _) = await world.ProjectAsync();
        Assert.Equal("posting.overdrawn", await RefusedAsync(project, "H100", "A100", 366L * 86_400));
        Assert.Equal("exchange.no_rate", await RefusedAsync(project, "H100", "T4", 100));
        Assert.Equal("exchange.same_model", await RefusedAsync(project, "H100", "H100", 100));
        Assert.Equal("exchange.out_of_range", await RefusedAsync(project, "A100", "H100", 1));
        Assert.Equal("amount.out_of_range", await RefusedAsync(project, "H100", "A100", 0));
        Assert.Equal("posting.unknown_account", await RefusedAsync(Guid.NewGuid(), "H100", "A100", 100));
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        Assert.Equal("auth.required", (await world.Api.RefusalAsync(Exchange, Exchanging(Project(1), "H100", "A100", 100))).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Exchange, Exchanging(Project(1), "H100", "A100", 100), Tokens.Head(Norway))).Code);
    }

    Task ExchangeAsync(Guid account, string given, string received, long seconds) => world.Api.AskAsync(Exchange, Exchanging(account, given, received, seconds), Tokens.Secretariat);

    async Task<string> RefusedAsync(Guid account, string given, string received, long seconds) => (await world.Api.RefusalAsync(Exchange, Exchanging(account, given, received, seconds), Tokens.Secretariat)).Code;

    async Task<long> AvailableAsync(Guid account, string model) => (await world.Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { balances { model available } } }", new { id = account })).GetProperty("timeAccount").GetProperty("balances")
        .EnumerateArray().Where(b => b.Text("model") == model).Sum(b => b.GetProperty("available").GetInt64());
}
