using Contracts.Identity;

namespace Identity.Tests;

public sealed class ChangingAnAppointment(IdentityWorld world)
{
    const string Change = "mutation($input: ChangeAppointmentInput!) { changeAppointment(input: $input) { person { title roles } receipt { actId } } }";

    [Fact]
    public async Task Gives_another_title_and_other_roles_from_the_next_token_on()
    {
        var (id, userName, password) = await world.NewcomerAsync("adviser.gr", "GR");
        var tokens = await OAuthClient.RunAsync("code", world.Web(userName, new { password }));
        var changed = (await ChangeAsync(await world.TokenAsync("secretariat"), id, "Head of delegation", "HEAD_OF_DELEGATION")).Done("changeAppointment");

        Assert.Equal("Head of delegation", changed["person"]!.Text("title"));
        Assert.Equal("identity.person-appointed", Assert.Single(await world.ReadAsync<string>($"select kind from binding_record where act_id = '{changed["receipt"]!.Text("actId")}'")));
        var refreshed = await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }));
        Assert.Equal(Roles.HeadOfDelegation, (await OAuthClient.RunAsync("validate", world.Web(and: new { accessToken = refreshed.Text("accessToken") }))).Text("role"));
    }

    [Fact]
    public async Task Keeps_to_the_kind_of_the_organization_and_to_the_secretariat()
    {
        var (id, _, _) = await world.NewcomerAsync("adviser.cy", "CY");
        Assert.Equal("identity.role_unfitting", (await ChangeAsync(await world.TokenAsync("secretariat"), id, "Adviser", "COMPLIANCE_OFFICER")).Refused());
        Assert.Equal("auth.forbidden", (await ChangeAsync(await world.TokenAsync("head.no"), id, "Adviser", "DELEGATE")).Refused());
        Assert.Equal("auth.required", (await ChangeAsync(null, id, "Adviser", "DELEGATE")).Refused());
    }

    Task<JsonNode> ChangeAsync(string? token, string person, string title, string role) =>
        world.AskAsync(Change, new { input = new { commandId = Guid.CreateVersion7(), personId = person, title, roles = new[] { role } } }, token);
}
