using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class DecidingShares(PoolWorld world)
{
    const int FirstProject = 4;   // behind the institution, two members and a programme
    const string Check = "query($quotas: [QuotaInput!]!) { checkShares(quotas: $quotas) { code message quotaId } }";

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        Assert.Equal("auth.required", (await world.Api.RefusalAsync(Decide, Deciding(Quotas()))).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Decide, Deciding(Quotas()), Tokens.Head(Norway))).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Check, new { quotas = Quotas() }, Tokens.Integrator)).Code);
    }

    [Fact]
    public async Task Needs_a_decision_on_record() => Assert.Equal("shares.no_decision", (await world.Api.RefusalAsync(Decide, Deciding(Quotas(), " "), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Says_which_rule_fails()
    {
        var more = new { id = Id("too much"), parentId = Programme, name = "Too much", part = "1/100" };
        var (code, message) = await world.Api.RefusalAsync(Decide, Deciding(Quotas(more)), Tokens.Secretariat);
        Assert.Equal(("quota.parts_over_one", "The parts of Programme add up to 101/100; together they are at most 1."), (code, message));
        var objections = (await world.Api.AskAsync(Check, new { quotas = Quotas(more) }, Tokens.Secretariat)).GetProperty("checkShares");
        Assert.Equal(("quota.parts_over_one", Programme.ToString()), (objections[0].GetProperty("code").GetString(), objections[0].GetProperty("quotaId").GetString()));
    }

    [Fact]
    public async Task Keeps_what_has_been_there() =>
        Assert.Equal("shares.lost", (await world.Api.RefusalAsync(Decide, Deciding([.. Quotas().Where((_, place) => place != FirstProject)]), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Has_four_levels() => Assert.Equal(
        "shares.wrong_level", (await world.Api.RefusalAsync(Decide, Deciding(Quotas(new { id = Id("bare"), parentId = Institution, name = "Bare", part = "0" })), Tokens.Secretariat)).Code);

    [Fact]
    public async Task Shows_the_tree_with_what_belongs_to_each()
    {
        var shares = (await world.Api.AskAsync("{ capacityPool { shares { decision capacity { model exact } nodes { name level part nominal { exact } guarantee { exact } held { exact } } receipt { actId } } } }")).GetProperty("capacityPool").GetProperty("shares");
        Assert.Equal("64", shares.GetProperty("capacity")[0].GetProperty("exact").GetString());
        var kenya = shares.GetProperty("nodes").EnumerateArray().Single(n => n.GetProperty("name").GetString() == "Kenya");
        Assert.Equal((2, "1/2", "32", "8"), (kenya.GetProperty("level").GetInt32(), kenya.GetProperty("part").GetString(), kenya.GetProperty("nominal")[0].GetProperty("exact").GetString(), kenya.GetProperty("guarantee")[0].GetProperty("exact").GetString()));
    }

    static object Deciding(object[] quotas, string decision = "Decision 9") => new { input = new { commandId = Guid.NewGuid(), decision, quotas } };
}
