using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

public sealed class MakingAClaim(ComplianceHost host)
{
    [Fact]
    public async Task Is_bound_and_rests_on_evidence_of_the_same_model()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        var evidence = await host.Api.FileAsync(model, Tokens.Monitor);
        var act = (await host.Api.AskAsync(ClaimIt, Claim(model, evidence), Tokens.Monitor)).GetProperty("makeClaim");
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.claim-made"));
        Assert.Equal("STANDING", act.GetProperty("claim").GetProperty("state").GetString());

        Assert.Equal("evidence.unknown", (await host.Api.RefusalAsync(ClaimIt, Claim(model, Guid.NewGuid().ToString()), Tokens.Monitor)).Code);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(ClaimIt, Claim(model, evidence, version: "2"), Tokens.Monitor)).Code);
        Assert.Equal("claim.interval_unsound", (await host.Api.RefusalAsync(ClaimIt, Claim(model, evidence, low: "0.1"), Tokens.Monitor)).Code);
        Assert.Equal("compute.not_a_number", (await host.Api.RefusalAsync(ClaimIt, Claim(model, evidence, low: "little"), Tokens.Monitor)).Code);
    }

    [Fact]
    public async Task Is_withdrawn_by_who_made_it_alone()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        var claim = await host.Api.ClaimAsync(model, await host.Api.FileAsync(model, Tokens.Monitor), Tokens.Monitor);
        const string withdraw = "mutation($input: WithdrawClaimInput!) { withdrawClaim(input: $input) { claim { state } } }";
        object Input() => new { input = new { commandId = Guid.NewGuid(), claimId = claim, reason = "It was wrong." } };
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(withdraw, Input(), Tokens.Secretariat)).Code);
        Assert.Equal("WITHDRAWN", (await host.Api.AskAsync(withdraw, Input(), Tokens.Monitor)).GetProperty("withdrawClaim").GetProperty("claim").GetProperty("state").GetString());
        Assert.Equal("claim.not_standing", (await host.Api.RefusalAsync(withdraw, Input(), Tokens.Monitor)).Code);
    }
}
