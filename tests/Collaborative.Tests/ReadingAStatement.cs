using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ReadingAStatement(PoolWorld world)
{
    const string Read = "query($id: ID!, $from: DateTime!, $to: DateTime!) { timeAccount(id: $id) { name level balances { model available used granted availableHours } statement(from: $from, to: $to) { kind purpose amount balance reference receipt { actId } } } }";

    [Fact]
    public async Task Is_public_and_leads_from_nothing_to_the_balance()
    {
        var (project, _, _) = await world.ProjectAsync();
        var account = (await world.Api.AskAsync(Read, new { id = project, from = DateTimeOffset.UtcNow.AddDays(-1), to = DateTimeOffset.UtcNow.AddDays(1) })).GetProperty("timeAccount");
        var line = account.GetProperty("statement").EnumerateArray().First();
        Assert.Equal(("Grant", "Available", 365L * 86_400), (line.GetProperty("kind").GetString(), line.GetProperty("purpose").GetString(), line.GetProperty("balance").GetInt64()));
        Assert.Equal(8_760, account.GetProperty("balances")[0].GetProperty("availableHours").GetInt64());
        Assert.Equal("Project", account.GetProperty("level").GetString());
    }

    [Fact]
    public async Task Knows_what_stood_there_at_any_instant()
    {
        var then = (await world.Api.AskAsync("query($id: ID!, $at: DateTime) { timeAccount(id: $id) { balances(at: $at) { available } } }", new { id = Project(1), at = DateTimeOffset.UtcNow.AddDays(-1) })).GetProperty("timeAccount");
        Assert.Equal(0, then.GetProperty("balances").GetArrayLength());
    }

    [Fact]
    public async Task Of_no_account_is_nothing() =>
        Assert.Equal(JsonValueKind.Null, (await world.Api.AskAsync("query($id: ID!) { timeAccount(id: $id) { name } }", new { id = Guid.NewGuid() })).GetProperty("timeAccount").ValueKind);
}
