using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class DecidingSharesWhatIf : InVirtualTime
{
    const string WhatIf = "query($quotas: [QuotaInput!]!) { whatIfShares(quotas: $quotas) { name level nominal { exact } wanted { model exact } due { exact } } }";

    [Fact]
    public async Task Says_what_each_would_be_due_by_what_runs_and_waits()
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 4, models: ["H100"]));
        await Host.TickAsync();
        await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 3));
        var shares = Quotas();
        shares[1] = new { id = Norway, parentId = Institution, name = "Norway", part = "3/4", guarantee = new[] { new { model = "H100", devices = "40" } } };
        shares[2] = new { id = Kenya, parentId = Institution, name = "Kenya", part = "1/4" };
        var kenya = (await Api.AskAsync(WhatIf, new { quotas = shares }, Tokens.Head(Kenya))).GetProperty("whatIfShares").EnumerateArray().Single(d => d.GetProperty("name").GetString() == "Kenya");
        Assert.Equal(2, kenya.GetProperty("level").GetInt32());
        Assert.Equal(("16", "56", "24"), (Exact(kenya, "nominal"), Exact(kenya, "wanted"), Exact(kenya, "due")));
    }

    [Fact]
    public async Task Refuses_what_could_not_be_decided_and_whom_it_does_not_concern()
    {
        Assert.Equal("quota.parts_over_one", (await Api.RefusalAsync(WhatIf, new { quotas = Quotas(new { id = Id("x"), parentId = Institution, name = "X", part = "1" }) }, Tokens.Secretariat)).Code);
        Assert.Equal("auth.forbidden", (await Api.RefusalAsync(WhatIf, new { quotas = Quotas() }, Tokens.Integrator)).Code);
    }

    static string Exact(JsonElement due, string property) => due.GetProperty(property)[0].GetProperty("exact").GetString()!;
}
