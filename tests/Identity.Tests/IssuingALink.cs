namespace Identity.Tests;

/// <summary>A link for somebody who has an account, or who let the invitation lapse.</summary>
public sealed class IssuingALink(IdentityWorld world)
{
    [Fact]
    public async Task Ends_the_sessions_and_lets_the_person_set_another_password()
    {
        var (id, userName, password) = await world.NewcomerAsync("adviser.pt", "PT");
        var tokens = await OAuthClient.RunAsync("code", world.Web(userName, new { password }));

        var issued = (await world.IssueLinkAsync(await world.TokenAsync("secretariat"), id)).Done("issueLink");
        (await OAuthClient.RunAsync("refresh", world.Web(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");

        Assert.Equal("/open/done", (await world.SetPasswordAsync(issued.Text("address"), "another kettle on the quay")).Text("path"));
        Assert.Equal("401", await world.TryToSignInAsync(userName, password));
        Assert.Equal("200", await world.TryToSignInAsync(userName, "another kettle on the quay"));
    }

    [Fact]
    public async Task Takes_the_place_of_the_one_before()
    {
        var token = await world.TokenAsync("secretariat");
        var invited = (await world.InviteAsync(token, "adviser.es", "ES")).Done("invitePerson");
        var issued = (await world.IssueLinkAsync(token, invited["person"]!.Text("id"))).Done("issueLink");
        (await world.LookAtAsync(invited.Text("address"))).Shows("identity.link_unknown");
        Assert.Equal("200", (await world.LookAtAsync(issued.Text("address"))).Text("status"));
    }

    [Fact]
    public async Task Is_shown_once_and_for_the_secretariat_alone()
    {
        var (token, command) = (await world.TokenAsync("secretariat"), Guid.CreateVersion7());
        var id = (await world.InviteAsync(token, "adviser.it", "IT")).Done("invitePerson")["person"]!.Text("id");
        Assert.NotNull((await world.IssueLinkAsync(token, id, command)).Done("issueLink")["address"]);
        Assert.Null((await world.IssueLinkAsync(token, id, command)).Done("issueLink")["address"]);
        Assert.Equal("auth.forbidden", (await world.IssueLinkAsync(await world.TokenAsync("head.no"), id)).Refused());
        Assert.Equal("auth.required", (await world.IssueLinkAsync(null, id)).Refused());
        Assert.Equal("identity.person_unknown", (await world.IssueLinkAsync(token, Guid.NewGuid().ToString())).Refused());
    }
}
