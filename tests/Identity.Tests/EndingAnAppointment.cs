using Contracts.Identity;

namespace Identity.Tests;

public sealed class EndingAnAppointment(IdentityWorld world)
{
    [Fact]
    public async Task Ends_the_delegations_and_the_sessions_and_tells_the_others()
    {
        var (id, userName, password) = await world.NewcomerAsync("adviser.mt", "MT");
        var secretariat = await world.TokenAsync("secretariat");
        var delegation = (await world.AskAsync("mutation($input: GrantDelegationInput!) { grantDelegation(input: $input) { id } }", new
        {
            input = new { commandId = Guid.CreateVersion7(), organizationId = MemberStates.IdOf("MT").ToString(), personId = id, powers = new[] { "VOTE" }, from = world.Time.GetUtcNow() },
        }, secretariat)).Done("grantDelegation").Text("id");
        var tokens = await OAuthClient.RunAsync("code", world.Web(userName, new { password }));

        var ended = (await world.ActOnAsync(secretariat, "endAppointment", id)).Done("endAppointment");

        Assert.Equal("identity.appointment-ended", Assert.Single(await world.ReadAsync<string>($"select kind from binding_record where act_id = '{ended["receipt"]!.Text("actId")}'")));
        Assert.Equal(id, Assert.Single(await world.ReadAsync<string>(
            $"select data ->> 'personId' from outbox where topic = '{IdentityTopics.Delegations}' and type = 'DelegationRevoked' and data ->> 'delegationId' = '{delegation}'")));
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
        Assert.Equal("401", await world.TryToSignInAsync(userName, password));
        Assert.Null((await world.AskAsync("{ viewer { person { id } } }", null, tokens.Text("accessToken")))["data"]!["viewer"]);
        Assert.Equal("identity.appointment_over", (await world.ActOnAsync(secretariat, "endAppointment", id)).Refused());
        Assert.Equal("identity.appointment_over", (await world.IssueLinkAsync(secretariat, id)).Refused());
    }

    [Fact]
    public async Task Never_ends_that_of_the_last_one_of_the_secretariat()
    {
        var (token, other) = (await world.TokenAsync("secretariat"), await SelfAsync(await world.TokenAsync("secretariat.legal")));
        var self = await SelfAsync(token);
        (await world.ActOnAsync(token, "closeAccount", other)).Done("closeAccount");
        Assert.Equal("identity.last_of_the_secretariat", (await world.ActOnAsync(token, "endAppointment", self)).Refused());
        Assert.Equal("identity.last_of_the_secretariat", (await world.ActOnAsync(token, "closeAccount", self)).Refused());
        (await world.ActOnAsync(token, "reopenAccount", other, reason: null)).Done("reopenAccount");

        async Task<string> SelfAsync(string of) => (await world.AskAsync("{ viewer { person { id } } }", null, of))["data"]!["viewer"]!["person"]!.Text("id");
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        var (id, _, _) = await world.NewcomerAsync("adviser.si", "SI");
        Assert.Equal("auth.forbidden", (await world.ActOnAsync(await world.TokenAsync("head.no"), "endAppointment", id)).Refused());
        Assert.Equal("auth.required", (await world.ActOnAsync(null, "endAppointment", id)).Refused());
        Assert.Equal("identity.reason_missing", (await world.ActOnAsync(await world.TokenAsync("secretariat"), "endAppointment", id, " ")).Refused());
    }
}
