using Contracts.Identity;

namespace Standards.Tests;

public sealed class DeclaringAnInterest(StandardsHost host)
{
    readonly Body norway = Body.Participating(), japan = Body.Participating();

    [Fact]
    public async Task Says_by_which_delegation_the_person_acts_and_can_be_withdrawn()
    {
        var committee = await host.Api.FoundAsync();
        var granted = Steps.Grant(norway, powers: Powers.Speak);
        await host.Api.DeliverAsync(IdentityTopics.Delegations, granted);

        var declared = Assert.Single((await host.Api.AskAsync(CommitteeSteps.Declare, Declaring(committee), norway.Token)).GetProperty("declareInterest").GetProperty("interests").EnumerateArray());

        Assert.Equal((granted.DelegationId.ToString(), "FINANCIAL"), (declared.GetProperty("authority").GetProperty("delegation").GetProperty("id").GetString()!, declared.GetProperty("nature").GetString()!));
        var withdrawing = new { input = new { commandId = Guid.NewGuid(), committeeId = committee, interestId = declared.GetProperty("id").GetString(), reason = "Sold." } };
        Assert.Equal("interest.not_yours", await host.Api.CodeAsync(CommitteeSteps.Withdraw, withdrawing, japan.Token));
        var after = (await host.Api.AskAsync(CommitteeSteps.Withdraw, withdrawing, norway.Token)).GetProperty("withdrawInterest");
        Assert.Equal((1, 0), (after.GetProperty("interests").GetArrayLength(), after.GetProperty("roster").GetProperty("interests").GetArrayLength()));
    }

    [Fact]
    public async Task Is_refused_to_who_may_not_speak()
    {
        var committee = await host.Api.FoundAsync();
        await host.Api.DeliverAsync(IdentityTopics.Delegations, Steps.Grant(japan, powers: Powers.Vote));

        Assert.Equal("credential.missing", await host.Api.CodeAsync(CommitteeSteps.Declare, Declaring(committee), norway.Token));
        Assert.Equal("credential.missing", await host.Api.CodeAsync(CommitteeSteps.Declare, Declaring(committee), japan.Token));
        Assert.Equal("auth.forbidden", await host.Api.CodeAsync(CommitteeSteps.Declare, Declaring(committee), Tokens.Integrator));
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(CommitteeSteps.Declare, Declaring(committee))).Code);
    }

    [Fact]
    public async Task Is_also_for_officers_without_a_delegation()
    {
        var committee = await host.Api.FoundAsync();
        await host.Api.AskAsync(CommitteeSteps.Appoint, new
        {
            input = new { commandId = Guid.NewGuid(), committeeId = committee, office = "EDITOR", personId = norway.Person, onBehalfOf = norway.Organization, from = CommitteeSteps.Text(DateTimeOffset.UtcNow.AddDays(-1)) },
        }, Tokens.Secretariat);

        var declared = (await host.Api.AskAsync(CommitteeSteps.Declare, Declaring(committee), norway.Token)).GetProperty("declareInterest").GetProperty("interests")[0];

        Assert.Equal(System.Text.Json.JsonValueKind.Null, declared.GetProperty("authority").ValueKind);
    }

    static object Declaring(string committee) => new { input = new { commandId = Guid.NewGuid(), committeeId = committee, nature = "FINANCIAL", subject = "Shares in a vendor", details = " " } };
}
